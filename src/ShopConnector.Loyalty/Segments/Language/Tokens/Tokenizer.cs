using System.Text;

namespace ShopConnector.Loyalty.Segments.Language.Tokens;

/// <summary>Cuts a query into tokens and knows where each began.</summary>
internal sealed class Tokenizer(string query)
{
    private int _at;
    private int _line = 1;
    private int _column = 1;

    public static List<Token> Cut(string query)
    {
        var tokenizer = new Tokenizer(query);
        var tokens = new List<Token>();
        do
            tokens.Add(tokenizer.Next());
        while (tokens[^1].Kind != TokenKind.End);

        return tokens;
    }

    private char Current => _at < query.Length ? query[_at] : '\0';

    private char Following => _at + 1 < query.Length ? query[_at + 1] : '\0';

    private bool AtEnd => _at >= query.Length;

    private Token Next()
    {
        while (SkipSpace() || SkipComment())
        {
        }

        var (line, column) = (_line, _column);
        if (AtEnd)
            return new Token(TokenKind.End, "", line, column);

        var (kind, text) = Current switch
        {
            '\'' => (TokenKind.Text, QuotedText(line, column)),
            '(' => (TokenKind.Open, Take(1)),
            ')' => (TokenKind.Close, Take(1)),
            ',' => (TokenKind.Comma, Take(1)),
            ':' => (TokenKind.Colon, Take(1)),
            '=' => (TokenKind.Operator, Take(1)),
            '>' or '<' => (TokenKind.Operator, Take(Following == '=' ? 2 : 1)),
            '!' when Following == '=' => (TokenKind.Operator, Take(2)),
            '+' or '-' => (TokenKind.Literal, TakeWhile(IsPartOfLiteral)),
            var first when char.IsAsciiDigit(first) => (TokenKind.Literal, TakeWhile(IsPartOfLiteral)),
            var first when char.IsLetter(first) || first == '_' => (TokenKind.Word, TakeWhile(IsPartOfWord)),
            var first => (TokenKind.Unknown, Take(char.IsHighSurrogate(first) && !AtEnd ? 2 : 1)),
        };
        return new Token(kind, text, line, column);
    }

    private bool SkipSpace()
    {
        var start = _at;
        while (char.IsWhiteSpace(Current))
            Step();

        return _at > start;
    }

    /// <summary><c>-- to the end of the line</c>, or <c>/* up to */</c>.</summary>
    private bool SkipComment()
    {
        var (line, column) = (_line, _column);
        var end = (Current, Following) switch
        {
            ('-', '-') => "\n",
            ('/', '*') => "*/",
            _ => "",
        };
        if (end == "")
            return false;

        Take(2);
        while (!AtEnd && !query.AsSpan(_at).StartsWith(end))
            Step();

        if (AtEnd && end == "*/")
            throw new SegmentQueryException(line, column, static words => words.OpenComment);

        Take(end.Length);
        return true;
    }

    private string QuotedText(int line, int column)
    {
        var text = new StringBuilder();
        Step();
        while (Current != '\'')
        {
            if (AtEnd)
                throw new SegmentQueryException(line, column, static words => words.OpenQuote);

            // Only \' escapes; any other backslash is a backslash, so that any text is written back as it was read.
            if (Current == '\\' && Following == '\'')
                Step();

            text.Append(Current);
            Step();
        }

        Step();
        return text.ToString();
    }

    // With its dots shopify_email.opened is one name, which can be refused by that name.
    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';

    // Wider than any number or date, so that 2026-13-45 or 10:00Z is named whole when it is refused.
    private static bool IsPartOfLiteral(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or '+';

    private string TakeWhile(Func<char, bool> belongs)
    {
        var start = _at;
        do
            Step();
        while (!AtEnd && belongs(Current));

        return query[start.._at];
    }

    private string Take(int length)
    {
        var start = _at;
        for (var i = 0; i < length && !AtEnd; i++)
            Step();

        return query[start.._at];
    }

    private void Step()
    {
        if (Current == '\n')
            (_line, _column) = (_line + 1, 1);
        else if (!char.IsLowSurrogate(Current))
            _column++;

        _at++;
    }
}
