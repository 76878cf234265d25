using System.Collections.Immutable;

namespace ShopConnector.Sandbox.Shopify.Search;

/// <summary>A search query as a tree.</summary>
internal abstract record SearchTerm;

/// <param name="Field">Null: bare text, looked for in the default fields.</param>
/// <param name="Operator">Empty, or one of &lt; &lt;= &gt; &gt;=.</param>
/// <param name="IsQuoted">A quoted value is taken as it stands; an unquoted timestamp loses its zone.</param>
internal sealed record FieldTerm(string? Field, string Operator, string Value, bool IsQuoted) : SearchTerm;

internal sealed record NotTerm(SearchTerm Of) : SearchTerm;

internal sealed record AndTerm(ImmutableArray<SearchTerm> Of) : SearchTerm;

internal sealed record OrTerm(ImmutableArray<SearchTerm> Of) : SearchTerm;
