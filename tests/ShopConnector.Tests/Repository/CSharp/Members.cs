using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.CSharp;

/// <summary>
/// Finds methods, constructors, operators and properties by their braces. A field or property that is set to a value
/// is data, not a method, and is left out.
/// </summary>
internal sealed partial class Members
{
    private const int None = -1;

    private readonly string _code;
    private readonly List<Member> _found = [];
    private int _at;
    private int _start = None;
    private int _header = None; // Where the member's signature ends: at its first brace or sign of equality.
    private bool _hasValue;

    private Members(string code) => _code = Directive().Replace(code, line => new string(' ', line.Length));

    public static IReadOnlyList<Member> Of(CSharpText text)
    {
        var members = new Members(text.Code);
        members.Walk();
        return members._found;
    }

    private void Walk()
    {
        var depth = 0;
        for (; _at < _code.Length; _at++)
        {
            var here = _code[_at];
            if (char.IsWhiteSpace(here))
            {
                continue;
            }

            if (_start == None)
            {
                _start = AfterAttributes(_at);
                _at = _start;
                here = At(_at);
            }

            if (depth > 0 || here is '(' or '[')
            {
                depth += here is '(' or '[' or '{' ? 1 : here is ')' or ']' or '}' ? -1 : 0;
                EndAfterBody(here, depth);
                continue;
            }

            depth = OnTheSurface(here);
        }
    }

    private int OnTheSurface(char here)
    {
        switch (here)
        {
            case '{' when _header == None && Container().IsMatch(_code[_start.._at]):
            case '}':
                Begin();
                return 0;
            case '{':
                Signed();
                return 1;
            case '=' when !OperatorName().IsMatch(_code[_start.._at]):
                _hasValue |= (_header == None || _code[_header] is '{') && At(_at + 1) is not '>';
                Signed();
                return 0;
            case ';':
                End();
                return 0;
            default:
                return 0;
        }
    }

    // A body that closes ends its member, unless a value follows or the body was part of one: those end at a semicolon.
    private void EndAfterBody(char here, int depth)
    {
        if (here is '}' && depth == 0 && _code[_header] is '{' && NextMark(_at + 1) is not '=')
        {
            End();
        }
    }

    private void Signed() => _header = _header == None ? _at : _header;

    private void End()
    {
        var signature = _code[_start..(_header == None ? _at : _header)];
        if (_header != None && !_hasValue && !Container().IsMatch(signature))
        {
            var lines = _code.AsSpan(_start, _at - _start).Count('\n') + 1;
            _found.Add(new(Name().Match(signature).Value, _start, lines));
        }

        Begin();
    }

    private void Begin() => (_start, _header, _hasValue) = (None, None, false);

    private int AfterAttributes(int at)
    {
        while (At(at) is '[')
        {
            var depth = 0;
            do
            {
                depth += At(at) is '[' ? 1 : At(at) is ']' ? -1 : 0;
                at++;
            }
            while (depth > 0 && at < _code.Length);

            while (char.IsWhiteSpace(At(at)))
            {
                at++;
            }
        }

        return Math.Min(at, _code.Length - 1);
    }

    private char NextMark(int at)
    {
        while (char.IsWhiteSpace(At(at)))
        {
            at++;
        }

        return At(at);
    }

    private char At(int at) => at >= 0 && at < _code.Length ? _code[at] : '\0';

    [GeneratedRegex(@"^[ \t]*#.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|new|unsafe)"
        + @"\s+)*(class|struct|interface|record|enum|namespace|extension)\b")]
    private static partial Regex Container();

    [GeneratedRegex(@"\boperator\s*[^\w\s(]*$")]
    private static partial Regex OperatorName();

    [GeneratedRegex(@"[^\s(<]+(?=\s*(<[^(]*>)?\s*(\(|$))")]
    private static partial Regex Name();
}
