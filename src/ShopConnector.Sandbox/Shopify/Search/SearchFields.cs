using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Sandbox.Shopify.Search;

/// <summary>
/// Which fields one list can be searched by, and how each compares. What a term says is read once, for it is compared
/// with every record of the shop.
/// </summary>
internal sealed class SearchFields<T>(DateTimeZone zone, Func<T, string, bool> bareText)
{
    private readonly Dictionary<string, Func<FieldTerm, Func<T, bool>>> _fields = new(StringComparer.Ordinal);

    public bool Knows(string field) => _fields.ContainsKey(field);

    public Func<T, bool> Test(SearchTerm? term)
    {
        switch (term)
        {
            case NotTerm not:
                var denied = Test(not.Of);
                return item => !denied(item);
            case AndTerm and:
                var all = and.Of.Select(Test).ToArray();
                return item => Array.TrueForAll(all, test => test(item));
            case OrTerm or:
                var any = or.Of.Select(Test).ToArray();
                return item => Array.Exists(any, test => test(item));
            case FieldTerm { Field: null } text:
                return item => bareText(item, text.Value);
            case FieldTerm { Field: { } name } field when _fields.TryGetValue(name, out var test):
                return test(field);
            default:
                return _ => true; // An unknown field does not narrow the result: it is told as a warning only.
        }
    }

    /// <summary>Equal without case; a star at the end stands for any rest.</summary>
    public SearchFields<T> Text(string name, Func<T, IEnumerable<string?>> read)
    {
        _fields[name] = term => item => read(item).Any(text => text is not null && Like(text, term.Value));
        return this;
    }

    public SearchFields<T> Number(string name, Func<T, decimal> read)
    {
        _fields[name] = term =>
            decimal.TryParse(term.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
                ? item => Compare(read(item).CompareTo(wanted), term.Operator)
                : _ => false;
        return this;
    }

    /// <summary>By the instant when quoted; unquoted it was cut at its colon and is the shop's local time.</summary>
    public SearchFields<T> Time(string name, Func<T, Instant> read)
    {
        _fields[name] = term => Read(term) is { } moment ? Time(term, moment, read) : _ => false;
        return this;
    }

    /// <summary>Only whole days of the shop's zone count, whatever time is given with them.</summary>
    public SearchFields<T> Day(string name, Func<T, Instant> read)
    {
        _fields[name] = term => Read(term) is { } moment ? Day(term, moment.InZone(zone).Date, read) : _ => false;
        return this;
    }

    private static Func<T, bool> Time(FieldTerm term, Instant moment, Func<T, Instant> read)
    {
        var isInstant = term.IsQuoted && term.Value.Contains(':', StringComparison.Ordinal);
        if (isInstant || !IsDay(term.Value))
            return item => Compare(read(item).CompareTo(moment), term.Operator);

        var next = moment + Duration.FromDays(1);
        return term.Operator switch
        {
            "" => item => read(item) >= moment && read(item) < next,
            // "up to this day" holds until the day's end, "after this day" starts then.
            "<=" => item => read(item) < next,
            ">" => item => read(item) >= next,
            _ => item => Compare(read(item).CompareTo(moment), term.Operator),
        };
    }

    private Func<T, bool> Day(FieldTerm term, LocalDate day, Func<T, Instant> read)
    {
        // The day that holds the instant is part of the answer: there is nothing finer to cut at.
        var comparison = term.Operator switch { ">" => ">=", "<" => "<=", var other => other };
        return item => Compare(read(item).InZone(zone).Date.CompareTo(day), comparison);
    }

    private Instant? Read(FieldTerm term)
    {
        if (term.IsQuoted && OffsetDateTimePattern.ExtendedIso.Parse(term.Value) is { Success: true } full)
            return full.Value.ToInstant();
        string[] patterns = ["uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH", "uuuu-MM-dd"];
        foreach (var pattern in patterns)
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(term.Value) is { Success: true } local)
                return local.Value.InZoneLeniently(zone).ToInstant();
        return null;
    }

    private static bool IsDay(string text) => LocalDatePattern.Iso.Parse(text).Success;

    private static bool Compare(int order, string comparison) => comparison switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => order == 0,
    };

    private static bool Like(string text, string wanted) => wanted.EndsWith('*')
        ? text.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
        : text.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
