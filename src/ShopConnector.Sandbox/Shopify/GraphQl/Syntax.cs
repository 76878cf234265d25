using System.Collections.Immutable;

namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>Line and column of a token's first character, both from 1.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A parsed document: what was asked, before any schema has been looked at.</summary>
internal sealed record Document(
    ImmutableArray<Operation> Operations, ImmutableDictionary<string, Fragment> Fragments);

internal enum OperationKind { Query, Mutation, Subscription }

internal sealed record Operation(
    OperationKind Kind, string? Name, ImmutableArray<VariableDefinition> Variables,
    ImmutableArray<Selection> Selections, Place Place)
{
    public string KindName => Kind switch
    {
        OperationKind.Mutation => "mutation",
        OperationKind.Subscription => "subscription",
        _ => "query",
    };

    /// <summary>First element of every path in a refusal: <c>query Name</c>, or <c>query</c> alone.</summary>
    public string Label => Name is null ? KindName : $"{KindName} {Name}";
}

internal sealed record VariableDefinition(string Name, TypeRef Type, Value? Default, Place Place);

internal sealed record Fragment(
    string Name, string On, ImmutableArray<Selection> Selections, Place Place);

internal abstract record Selection(ImmutableArray<DirectiveUse> Directives, Place Place);

internal sealed record FieldSelection(
    string? Alias, string Name, ImmutableArray<Argument> Arguments, ImmutableArray<DirectiveUse> Directives,
    ImmutableArray<Selection>? Selections, Place Place) : Selection(Directives, Place)
{
    /// <summary>The name of the field in the answer.</summary>
    public string Key => Alias ?? Name;
}

internal sealed record FragmentSpread(string Name, ImmutableArray<DirectiveUse> Directives, Place Place)
    : Selection(Directives, Place);

internal sealed record InlineFragment(
    string? On, ImmutableArray<DirectiveUse> Directives, ImmutableArray<Selection> Selections, Place Place)
    : Selection(Directives, Place);

internal sealed record Argument(string Name, Value Value, Place Place);

internal sealed record DirectiveUse(string Name, ImmutableArray<Argument> Arguments, Place Place);
