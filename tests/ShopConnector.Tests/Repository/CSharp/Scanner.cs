namespace ShopConnector.Tests.Repository.CSharp;

/// <summary>
/// Knows comments, directives and every form of literal, interpolated and raw ones included; nothing else.
/// </summary>
internal sealed class Scanner(string text)
{
    private readonly char[] _code = text.ToCharArray();
    private readonly List<Passage> _comments = [];
    private readonly List<Passage> _literals = [];
    private int _at;

    public CSharpText Scan()
    {
        ScanCode(closingBraces: 0);
        return new(new string(_code), _comments, _literals);
    }

    private char Here => Ahead(0);

    private char Ahead(int count) => _at + count < text.Length ? text[_at + count] : '\0';

    // Within a hole of an interpolated string the code ends before the brace that closes the hole.
    private void ScanCode(int closingBraces)
    {
        var depth = 0;
        while (_at < text.Length)
        {
            switch (Here)
            {
                case '}' when closingBraces > 0 && depth == 0:
                    return;
                case '/' when Ahead(1) is '/':
                    Blank(EndOfLine(), _comments);
                    break;
                case '/' when Ahead(1) is '*':
                    Blank(After("*/"), _comments);
                    break;
                case '#' when IsFirstOnLine():
                    _at = EndOfLine();
                    break;
                case '\'':
                    SkipCharacter();
                    break;
                case '"' or '$' or '@' when TryLiteral():
                    break;
                default:
                    depth += Here is '{' ? 1 : Here is '}' ? -1 : 0;
                    _at++;
                    break;
            }
        }
    }

    private bool TryLiteral()
    {
        var dollars = 0;
        var verbatim = false;
        var ahead = 0;
        for (; Ahead(ahead) is '$' or '@'; ahead++)
        {
            dollars += Ahead(ahead) is '$' ? 1 : 0;
            verbatim |= Ahead(ahead) is '@';
        }

        if (Ahead(ahead) is not '"')
        {
            return false;
        }

        _at += ahead;
        var start = _at;
        var quotes = Run('"');
        if (quotes >= 3 && !verbatim)
        {
            _at += quotes;
            ScanRaw(quotes, dollars);
        }
        else
        {
            _at++;
            ScanQuoted(verbatim, dollars > 0);
        }

        _literals.Add(new(start, text[start.._at].Trim('"')));
        return true;
    }

    private void ScanRaw(int quotes, int dollars)
    {
        while (_at < text.Length)
        {
            var braces = dollars > 0 ? Run('{') : 0;
            if (Run('"') is var run && run >= quotes)
            {
                _at += run;
                return;
            }

            if (braces >= dollars && braces > 0)
            {
                _at += braces;
                ScanCode(closingBraces: dollars);
                _at = Math.Min(text.Length, _at + dollars);
            }
            else
            {
                BlankOne();
            }
        }
    }

    private void ScanQuoted(bool verbatim, bool holes)
    {
        while (_at < text.Length && (verbatim || Here is not '\n'))
        {
            if (Here is '"' && !(verbatim && Ahead(1) is '"'))
            {
                _at++;
                return;
            }

            if (holes && Here is '{' && Ahead(1) is not '{')
            {
                _at++;
                ScanCode(closingBraces: 1);
                _at++;
                continue;
            }

            var pair = Here is '\\' ? !verbatim : Here is '"' || (holes && Here is '{');
            BlankOne();
            if (pair)
            {
                BlankOne();
            }
        }
    }

    private void SkipCharacter()
    {
        var length = Ahead(1) is '\\' ? text.IndexOf('\'', Math.Min(text.Length, _at + 3)) - _at : 2;
        if (length < 2 || Ahead(length) is not '\'')
        {
            _at++;
            return;
        }

        _at++;
        for (var inside = 1; inside < length; inside++)
        {
            BlankOne();
        }

        _at++;
    }

    private int Run(char same)
    {
        var count = 0;
        while (Ahead(count) == same)
        {
            count++;
        }

        return count;
    }

    private bool IsFirstOnLine()
    {
        var before = _at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || text[before] is '\n';
    }

    private int EndOfLine() => text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;

    private int After(string mark) =>
        text.IndexOf(mark, _at + 2, StringComparison.Ordinal) is var found and >= 0 ? found + mark.Length : text.Length;

    private void Blank(int end, List<Passage> kept)
    {
        kept.Add(new(_at, text[_at..end]));
        while (_at < end)
        {
            BlankOne();
        }
    }

    private void BlankOne()
    {
        if (_at < text.Length && text[_at] is not '\n')
        {
            _code[_at] = ' ';
        }

        _at = Math.Min(text.Length, _at + 1);
    }
}
