using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Evaluate;

/// <summary>
/// Turns the texts of one record of a history into values; notes what is wrong with the place, and reads on.
/// </summary>
/// <param name="place">Such as <c>Member m1, order atelier:1001</c>.</param>
internal sealed class FactReader(string place, List<string> problems)
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // A hundred years, as in a programme.
    private const int MostMonths = 1_200;

    // Sums of as many as a file can hold stay countable.
    private const long MostNumber = 1_000_000_000_000_000;

    public FactReader Within(string what) => new($"{place}, {what}", problems);

    public void Problem(string message) => problems.Add($"{place}: {message}");

    public string Required(string? text, string field, string example)
    {
        if (!string.IsNullOrWhiteSpace(text))
            return text;

        Problem($"{field} is missing; write it as \"{example}\".");
        return "";
    }

    public Instant At(string? text, string field) =>
        OptionalAt(Required(text, field, "2026-03-01T14:00:00Z"), field) ?? Instant.MinValue;

    public Instant? OptionalAt(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        if (OffsetDateTimePattern.ExtendedIso.Parse(text.Trim()) is not { Success: true } parsed)
        {
            Problem(
                $"{field} \"{text}\" is no instant; write it as 2026-03-01T14:00:00Z or 2026-03-01T15:00:00+01:00.");
            return null;
        }

        if (CountedYears.Hold(parsed.Value))
            return parsed.Value.ToInstant();

        Problem($"{field} \"{text}\" {CountedYears.Outside}; write when it was, such as 2026-03-01T14:00:00Z.");
        return null;
    }

    public LocalDate? OptionalDate(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        if (LocalDatePattern.Iso.Parse(text.Trim()) is not { Success: true } parsed)
            Problem($"{field} \"{text}\" is no date; write it as 1990-02-28.");
        else if (CountedYears.Hold(parsed.Value))
            return parsed.Value;
        else
            Problem($"{field} \"{text}\" {CountedYears.Outside}; write when it was, such as 1990-02-28.");

        return null;
    }

    /// <summary>Never below zero.</summary>
    public decimal Money(string? text, string field)
    {
        var amount = OptionalNumber(text, field, "134.95") ?? 0m;
        if (amount < 0)
            Problem($"{field} is {text}; an amount is never below zero, such as 134.95.");

        return amount;
    }

    public decimal RequiredMoney(string? text, string field) => Money(Required(text, field, "134.95"), field);

    public decimal? OptionalNumber(string? text, string field, string example)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        if (!decimal.TryParse(text.Trim(), Plain, CultureInfo.InvariantCulture, out var number))
            Problem($"{field} \"{text}\" is no number; write it with a point, as {example}.");
        else if (number is >= -MostNumber and <= MostNumber)
            return number;
        else
            Problem(TooLarge(field, text, example));

        return null;
    }

    public long Points(string? text, string field)
    {
        var points = Required(text, field, "100");
        if (points.Length == 0)
            return 0;

        if (!long.TryParse(points, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            Problem($"{field} \"{points}\" is no whole number; write it as 100.");
        else if (number is >= -MostNumber and <= MostNumber)
            return number;
        else
            Problem(TooLarge(field, points, "100"));

        return 0;
    }

    public int? OptionalMonths(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && months is > 0 and <= MostMonths)
            return months;

        Problem($"{field} \"{text}\" is no number of months; write it as 12.");
        return null;
    }

    public T Choice<T>(string? text, string field, T standard)
        where T : struct, Enum => OptionalChoice<T>(text, field) ?? standard;

    public T? OptionalChoice<T>(string? text, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        foreach (var name in Enum.GetNames<T>())
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<T>(name);

        Problem($"{field} \"{text}\" is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    private static string TooLarge(string field, string text, string example) =>
        $"{field} is {text}; numbers are counted up to 1000000000000000, so write one such as {example}.";

    public static ImmutableArray<string> Texts(List<string?>? texts) =>
        texts is null ? [] : [.. texts.OfType<string>()];
}
