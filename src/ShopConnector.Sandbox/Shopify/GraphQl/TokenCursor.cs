namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>Walks over tokens for the document parser and for the schema parser.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    // Bounds the recursion of the parsers: a deeper document would end the process, not the request.
    private const int DepthMax = 200;

    private int _at;
    private int _depth;

    public Token Peek => tokens[_at];

    public bool AtEnd => Peek.Kind == TokenKind.End;

    public Place Place => Peek.Place;

    public Token Take()
    {
        var token = tokens[_at];
        if (token.Kind != TokenKind.End)
            _at++;
        if (token is { Kind: TokenKind.Punctuator, Text: "{" or "[" } && ++_depth > DepthMax)
            throw new SyntaxException("syntax error, the document is nested too deeply", token.Place);
        if (token is { Kind: TokenKind.Punctuator, Text: "}" or "]" })
            _depth--;
        return token;
    }

    public bool IsPunctuator(string text) => Peek.Kind == TokenKind.Punctuator && Peek.Text == text;

    public bool TryPunctuator(string text)
    {
        if (!IsPunctuator(text))
            return false;
        Take();
        return true;
    }

    public void Punctuator(string text)
    {
        if (!TryPunctuator(text))
            throw Unexpected();
    }

    public bool TryName(string name)
    {
        if (Peek.Kind != TokenKind.Name || Peek.Text != name)
            return false;
        Take();
        return true;
    }

    public void Keyword(string name)
    {
        if (!TryName(name))
            throw Unexpected();
    }

    public string Name() => Peek.Kind == TokenKind.Name ? Take().Text : throw Unexpected();

    public TypeRef Type()
    {
        TypeRef type;
        if (TryPunctuator("["))
        {
            type = new ListRef(Type());
            Punctuator("]");
        }
        else
            type = new NamedRef(Name());
        return TryPunctuator("!") ? new NonNullRef(type) : type;
    }

    /// <summary>A document that ends too early is refused at its last token, as Shopify does.</summary>
    public SyntaxException Unexpected() =>
        Unexpected(AtEnd && _at > 0 ? Peek with { Place = tokens[_at - 1].Place } : Peek);

    public static SyntaxException Unexpected(Token token) => token.Kind switch
    {
        TokenKind.End => new SyntaxException("syntax error, unexpected end of file", token.Place),
        TokenKind.Name => new SyntaxException(
            $"syntax error, unexpected IDENTIFIER (\"{token.Text}\")", token.Place),
        _ => new SyntaxException($"syntax error, unexpected {Kind(token)} (\"{token.Text}\")", token.Place),
    };

    private static string Kind(Token token) => token.Kind switch
    {
        TokenKind.Int => "INT",
        TokenKind.Float => "FLOAT",
        TokenKind.Text => "STRING",
        _ => token.Text switch
        {
            "{" => "LCURLY",
            "}" => "RCURLY",
            "(" => "LPAREN",
            ")" => "RPAREN",
            "[" => "LBRACKET",
            "]" => "RBRACKET",
            ":" => "COLON",
            "!" => "BANG",
            "$" => "VAR_SIGN",
            "=" => "EQUALS",
            "@" => "DIR_SIGN",
            "|" => "PIPE",
            "&" => "AMP",
            _ => "ELLIPSIS",
        },
    };
}
