using System.Globalization;
using System.Text;

namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>Cuts a document into tokens: GraphQL's lexical grammar, comments and commas skipped.</summary>
internal sealed class Lexer(string source)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private Place Here => new(_line, _at - _lineStart + 1);

    public List<Token> ReadAll()
    {
        var tokens = new List<Token>();
        do tokens.Add(Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipIgnored();
        var place = Here;
        if (_at >= source.Length)
            return new Token(TokenKind.End, "", place);
        var letter = source[_at];
        if (IsNameStart(letter))
            return new Token(TokenKind.Name, Take(c => IsNameStart(c) || char.IsAsciiDigit(c)), place);
        if (char.IsAsciiDigit(letter) || letter == '-')
            return Number(place);
        if (letter == '"')
            return source.AsSpan(_at).StartsWith("\"\"\"") ? BlockText(place) : PlainText(place);
        if (source.AsSpan(_at).StartsWith("..."))
        {
            _at += 3;
            return new Token(TokenKind.Punctuator, "...", place);
        }
        if ("!$&()[]{}:=@|".Contains(letter, StringComparison.Ordinal))
        {
            _at++;
            return new Token(TokenKind.Punctuator, letter.ToString(), place);
        }
        throw Unexpected(letter.ToString(), place);
    }

    private void SkipIgnored()
    {
        for (; _at < source.Length; _at++)
        {
            var letter = source[_at];
            if (letter == '#')
                while (_at + 1 < source.Length && source[_at + 1] != '\n')
                    _at++;
            else if (letter == '\n')
                (_line, _lineStart) = (_line + 1, _at + 1);
            else if (letter is not (' ' or '\t' or '\r' or ',' or '\uFEFF'))
                return;
        }
    }

    private Token Number(Place place)
    {
        var text = Take(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return new Token(TokenKind.Int, text, place);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Token(TokenKind.Float, text, place)
            : throw Unexpected(text, place);
    }

    private Token PlainText(Place place)
    {
        var text = new StringBuilder();
        for (_at++; _at < source.Length && source[_at] != '"'; _at++)
        {
            if (source[_at] == '\n')
                break;
            text.Append(source[_at] == '\\' ? Escape(place) : source[_at]);
        }
        if (_at >= source.Length || source[_at] != '"')
            throw Unexpected("\"", place);
        _at++;
        return new Token(TokenKind.Text, text.ToString(), place);
    }

    private char Escape(Place place)
    {
        var kind = ++_at < source.Length ? source[_at] : '\0';
        if (kind == 'u' && _at + 4 < source.Length
            && ushort.TryParse(source.AsSpan(_at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture,
                out var code))
        {
            _at += 4;
            return (char)code;
        }
        return kind switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            '"' or '\\' or '/' => kind,
            _ => throw Unexpected("\"", place),
        };
    }

    private Token BlockText(Place place)
    {
        var end = source.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
        if (end < 0)
            throw Unexpected("\"\"\"", place);
        var raw = source[(_at + 3)..end];
        _line += raw.Count(letter => letter == '\n');
        if (raw.LastIndexOf('\n') is >= 0 and var newline)
            _lineStart = _at + 3 + newline + 1;
        _at = end + 3;
        return new Token(TokenKind.Text, Unindented(raw), place);
    }

    private static string Unindented(string raw)
    {
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0)
            .Select(line => line.Length - line.TrimStart(' ', '\t').Length).DefaultIfEmpty(0).Min();
        var cut = lines.Select((line, i) => i == 0 ? line : line[Math.Min(indent, line.Length)..])
            .SkipWhile(line => line.Trim().Length == 0).ToList();
        while (cut.Count > 0 && cut[^1].Trim().Length == 0)
            cut.RemoveAt(cut.Count - 1);
        return string.Join('\n', cut);
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at++;
        while (_at < source.Length && belongs(source[_at]))
            _at++;
        return source[start.._at];
    }

    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static SyntaxException Unexpected(string text, Place place) =>
        new($"syntax error, unexpected invalid token (\"{text}\")", place);
}
