using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments.Language.Tokens;

/// <summary>A place in the tokens of a query, and the one way to complain about it.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>The end is never passed, so that it can be complained about.</summary>
    public Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _at++;

        return token;
    }

    public bool TakeIf(string keyword)
    {
        if (!Current.Is(keyword))
            return false;

        Take();
        return true;
    }

    public bool TakeIf(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;

        Take();
        return true;
    }

    public Token Expect(TokenKind kind, Func<ProblemWords, string> what) =>
        Current.Kind == kind ? Take() : throw Expected(what);

    public Token Expect(TokenKind kind, string sign) => Current.Kind == kind ? Take() : throw Expected(_ => sign);

    public void Expect(string keyword)
    {
        if (!TakeIf(keyword))
            throw Expected(_ => keyword);
    }

    public SegmentQueryException Expected(Func<ProblemWords, string> what)
    {
        var found = Current;
        return Problem(found, words => words.Expected(what(words), found));
    }

    public static SegmentQueryException Problem(Token at, Func<ProblemWords, string> problem) =>
        new(at.Line, at.Column, problem);
}
