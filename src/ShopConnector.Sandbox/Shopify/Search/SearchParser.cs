using System.Collections.Immutable;

namespace ShopConnector.Sandbox.Shopify.Search;

/// <summary>
/// Reads Shopify's search syntax, its surprise included: an unquoted value ends at a colon, so that what follows
/// becomes a term of its own (<c>updated_at:&lt;2000-01-01T00:00:00Z</c> asks for the field <c>00</c>).
/// </summary>
internal sealed class SearchParser
{
    private const int LengthMax = 10_000;

    private readonly string _text;
    private int _at;

    private SearchParser(string text) => _text = text.Length > LengthMax ? text[..LengthMax] : text;

    /// <summary>Null for a query that asks for nothing.</summary>
    public static SearchTerm? Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new SearchParser(text).Either();

    private SearchTerm? Either()
    {
        var choices = ImmutableArray.CreateBuilder<SearchTerm>();
        do
        {
            if (All() is { } term)
                choices.Add(term);
        }
        while (TryWord("OR"));
        return choices.Count switch
        {
            0 => null,
            1 => choices[0],
            _ => new OrTerm(choices.ToImmutable()),
        };
    }

    private SearchTerm? All()
    {
        var terms = ImmutableArray.CreateBuilder<SearchTerm>();
        while (!AtEnd() && _text[_at] != ')' && !IsWord("OR"))
        {
            if (TryWord("AND"))
                continue;
            if (One() is { } term)
                terms.Add(term);
        }
        return terms.Count switch
        {
            0 => null,
            1 => terms[0],
            _ => new AndTerm(terms.ToImmutable()),
        };
    }

    private SearchTerm? One()
    {
        if (TryWord("NOT") || Try('-'))
            return One() is { } denied ? new NotTerm(denied) : null;
        if (!Try('('))
            return Term();
        var inner = Either();
        Try(')');
        return inner;
    }

    private FieldTerm Term()
    {
        if (_text[_at] is '"' or '\'')
            return new FieldTerm(Field: null, "", Quoted(), IsQuoted: true);
        // Signs that start no term are skipped, or a query such as ":" would never end.
        if (_text[_at] is ':' or '<' or '>' or '=')
            _at++;
        var name = Plain();
        if (!Try(':'))
            return new FieldTerm(Field: null, "", name, IsQuoted: false);
        var comparison = Comparison();
        if (_at >= _text.Length || _text[_at] is not ('"' or '\''))
            return new FieldTerm(name, comparison, Plain(), IsQuoted: false);
        var quoted = Quoted();
        // The operator may stand inside of the quotes as well.
        var inside = new string([.. quoted.TakeWhile(letter => letter is '<' or '>' or '=')]);
        return inside.Length > 0 && comparison.Length == 0
            ? new FieldTerm(name, inside, quoted[inside.Length..], IsQuoted: true)
            : new FieldTerm(name, comparison, quoted, IsQuoted: true);
    }

    private string Comparison()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is '<' or '>' or '=')
            _at++;
        return _text[start.._at];
    }

    private string Plain()
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (':' or ')' or '('))
            _at++;
        return _text[start.._at];
    }

    private string Quoted()
    {
        var quote = _text[_at++];
        var value = new System.Text.StringBuilder();
        for (; _at < _text.Length && _text[_at] != quote; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            value.Append(_text[_at]);
        }
        _at = Math.Min(_at + 1, _text.Length);
        return value.ToString();
    }

    private bool AtEnd()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at >= _text.Length;
    }

    private bool Try(char letter)
    {
        if (_at >= _text.Length || _text[_at] != letter)
            return false;
        _at++;
        return true;
    }

    private bool IsWord(string word) =>
        !AtEnd() && _text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal)
        && (_at + word.Length == _text.Length || char.IsWhiteSpace(_text[_at + word.Length])
            || _text[_at + word.Length] == '(');

    private bool TryWord(string word)
    {
        if (!IsWord(word))
            return false;
        _at += word.Length;
        return true;
    }
}
