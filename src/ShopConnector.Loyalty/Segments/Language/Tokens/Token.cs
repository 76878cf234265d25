namespace ShopConnector.Loyalty.Segments.Language.Tokens;

internal enum TokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A number, a date or an offset; the parser knows which one it wants.</summary>
    Literal,

    /// <summary>In single quotes; <see cref="Token.Text"/> is what stands between them.</summary>
    Text,

    Operator,
    Open,
    Close,
    Comma,
    Colon,

    /// <summary>A character that is nowhere part of the language.</summary>
    Unknown,

    End,
}

/// <param name="Text">As written, but of a text without its quotes.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    private const int ShownLength = 60;

    public bool Is(string keyword) =>
        Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsOperator(string sign) => Kind == TokenKind.Operator && Text == sign;

    /// <summary>For error messages, so that a query of a million letters does not come back whole.</summary>
    public string Shown => Text.Length <= ShownLength ? Text : Text[..ShownLength] + "…";
}
