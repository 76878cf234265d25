using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>
/// <code>
/// whole  := query | FROM customers SHOW … WHERE query [ORDER BY …]
/// query  := all { OR all }
/// all    := part { AND part }
/// part   := '(' query ')' | clause
/// </code>
/// </summary>
internal sealed class Parser
{
    // Far above what people write; they keep a hostile query from exhausting memory or the stack.
    private const int LongestQuery = 1_000_000;
    private const int DeepestNesting = 100;

    private readonly TokenReader _tokens;
    private readonly ClauseParser _clauses;
    private int _depth;

    private Parser(string query, Vocabulary attributes)
    {
        _tokens = new TokenReader(Tokenizer.Cut(query));
        _clauses = new ClauseParser(_tokens, attributes);
    }

    /// <exception cref="SegmentQueryException" />
    public static (Expression Query, ImmutableArray<(string Tag, int Line, int Column)> Tags) Parse(
        string query, Vocabulary attributes)
    {
        if (query.Length > LongestQuery)
            throw new SegmentQueryException(1, 1, static words => words.TooLong(LongestQuery));

        var parser = new Parser(query, attributes);
        var whole = EditorFrame.Within(parser._tokens, parser.Any);
        if (parser._tokens.Current.Kind != TokenKind.End)
            throw parser._tokens.Expected(static words => words.JoinOrEnd);

        return (whole, [.. parser._clauses.TagsNamed]);
    }

    private Expression Any()
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        do
            parts.Add(All());
        while (_tokens.TakeIf("OR"));

        return parts.Count == 1 ? parts[0] : new AnyOf(parts.ToImmutable());
    }

    private Expression All()
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        do
            parts.Add(Part());
        while (_tokens.TakeIf("AND"));

        return parts.Count == 1 ? parts[0] : new AllOf(parts.ToImmutable());
    }

    private Expression Part()
    {
        if (_tokens.Current.Kind != TokenKind.Open)
            return _clauses.Clause();

        if (++_depth > DeepestNesting)
            throw TokenReader.Problem(_tokens.Current, static words => words.TooDeep(DeepestNesting));

        _tokens.Take();
        var inner = Any();
        _tokens.Expect(TokenKind.Close, static words => words.JoinOrClose);
        _depth--;
        return inner;
    }
}
