using System.Collections.Frozen;
using System.Globalization;
using NodaTime.Text;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Language.Tokens;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>Numbers, dates and texts. Numbers and dates are bare, texts in single quotes.</summary>
internal static class ValueParser
{
    // A decimal holds 28 digits whatever they are; more would be rounded in silence.
    private const int MostDigits = 28;
    private const int FarthestYears = 200;

    // Shopify's older editor wrote these, and no others; it calls them deprecated and reads them still.
    private static readonly FrozenDictionary<string, DateValue> NamedDates = new Dictionary<string, DateValue>
    {
        ["7_days_ago"] = new(-7, DateUnit.Day),
        ["30_days_ago"] = new(-30, DateUnit.Day),
        ["90_days_ago"] = new(-90, DateUnit.Day),
        ["12_months_ago"] = new(-12, DateUnit.Month),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static decimal Number(TokenReader tokens, bool whole)
    {
        if (tokens.Current.Kind != TokenKind.Literal)
            throw tokens.Expected(static words => words.Number);

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var text = tokens.Current.Text;
        // Before it is read: one of too many digits is a number too, but none that could be counted with.
        if (text.Count(char.IsAsciiDigit) > MostDigits && text.All(IsOfNumber))
            throw tokens.Expected(words => words.OfDigits(What(words), MostDigits));

        var read = decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number);
        if (!read || !char.IsAsciiDigit(text[^1]))
            throw tokens.Expected(What);

        if (whole && number != decimal.Truncate(number))
            throw tokens.Expected(What);

        tokens.Take();
        return number;

        string What(ProblemWords words) => whole ? words.WholeNumber : words.Number;

        static bool IsOfNumber(char one) => char.IsAsciiDigit(one) || one is '.' or '-' or '+';
    }

    public static DateValue Date(TokenReader tokens)
    {
        if (tokens.TakeIf("today"))
            return DateValue.Today;

        if (tokens.TakeIf("yesterday"))
            return DateValue.Yesterday;

        if (tokens.Current.Kind == TokenKind.Text && ReadDay(tokens.Current.Text) is not null)
            throw tokens.Expected(static words => words.DateWithoutQuotes);

        if (tokens.Current.Kind != TokenKind.Literal || ReadDate(tokens) is not { } value)
            throw tokens.Expected(static words => words.Date);

        tokens.Take();
        return value;
    }

    public static string Text(TokenReader tokens, Term subject)
    {
        if (subject.Kind == TermKind.Id && IsBareId(tokens.Current))
            return tokens.Take().Text;

        var text = tokens.Expect(TokenKind.Text, static words => words.QuotedText);
        if (subject.Kind == TermKind.Choice && !subject.Choices.Contains(text.Text))
        {
            throw TokenReader.Problem(
                text,
                words => words.NoValue(subject.Name, text.Text) + words.Suggest(text.Text, subject.Choices));
        }

        return subject.Kind == TermKind.Country ? Country(text) : text.Text;
    }

    private static string Country(Token text)
    {
        var code = text.Text.Trim().ToUpperInvariant();
        return code.Length == 2 && code.All(char.IsAsciiLetter)
            ? code
            : throw TokenReader.Problem(text, words => words.NoCountry(text));
    }

    public static bool Truth(TokenReader tokens)
    {
        if (tokens.TakeIf("true"))
            return true;

        return tokens.TakeIf("false") ? false : throw tokens.Expected(static words => words.Truth);
    }

    private static bool IsBareId(Token token) =>
        token.Kind == TokenKind.Literal && token.Text.All(char.IsAsciiDigit);

    private static DateValue? ReadDate(TokenReader tokens)
    {
        var text = tokens.Current.Text;
        if (text[0] is '+' or '-')
            return ReadOffset(tokens, text);

        return NamedDates.TryGetValue(text, out var named) ? named : ReadDay(text);
    }

    private static DateValue? ReadDay(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return DateValue.Fixed(date.Value);

        return LocalDateTimePattern.GeneralIso.Parse(text) is { Success: true } moment
            ? DateValue.Fixed(moment.Value.Date)
            : null;
    }

    private static DateValue? ReadOffset(TokenReader tokens, string text)
    {
        if (text.Length == 1)
            return null;

        var (unit, perYear) = char.ToLowerInvariant(text[^1]) switch
        {
            'd' => (DateUnit.Day, 366),
            'w' => (DateUnit.Week, 53),
            'm' => (DateUnit.Month, 12),
            'y' => (DateUnit.Year, 1),
            _ => (DateUnit.None, 0),
        };
        var digits = text[1..^1];
        if (unit == DateUnit.None || digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return null;

        // Beyond two centuries a window means nothing, and the calendar ends somewhere.
        if (!int.TryParse(digits, CultureInfo.InvariantCulture, out var count) || count > FarthestYears * perYear)
            throw tokens.Expected(static words => words.DateWithin(FarthestYears));

        return new DateValue(text[0] == '-' ? -count : count, unit);
    }
}
