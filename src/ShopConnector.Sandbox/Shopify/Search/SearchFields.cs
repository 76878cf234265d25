using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Sandbox.Shopify.Search;

/// <summary>Which fields one list can be searched by, and how each compares.</summary>
internal sealed class SearchFields<T>(DateTimeZone zone, Func<T, string, bool> bareText)
{
    private readonly Dictionary<string, Func<T, FieldTerm, bool>> _fields = new(StringComparer.Ordinal);

    // A term is compared with every record of the shop: its moment is read once.
    private readonly Dictionary<FieldTerm, Instant?> _moments = [];

    public bool Knows(string field) => _fields.ContainsKey(field);

    public bool Matches(T item, SearchTerm? term) => term switch
    {
        null => true,
        NotTerm not => !Matches(item, not.Of),
        AndTerm and => and.Of.All(one => Matches(item, one)),
        OrTerm or => or.Of.Any(one => Matches(item, one)),
        FieldTerm { Field: null } text => bareText(item, text.Value),
        // An unknown field does not narrow the result: it is told as a warning only.
        FieldTerm field => !_fields.TryGetValue(field.Field, out var test) || test(item, field),
        _ => true,
    };

    /// <summary>Equal without case; a star at the end stands for any rest.</summary>
    public SearchFields<T> Text(string name, Func<T, IEnumerable<string?>> read)
    {
        _fields[name] = (item, term) => read(item).Any(text => text is not null && Like(text, term.Value));
        return this;
    }

    public SearchFields<T> Number(string name, Func<T, decimal> read)
    {
        _fields[name] = (item, term) =>
            decimal.TryParse(term.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
            && Compare(read(item).CompareTo(wanted), term.Operator);
        return this;
    }

    /// <summary>By the instant when quoted; unquoted it was cut at its colon and is the shop's local time.</summary>
    public SearchFields<T> Time(string name, Func<T, Instant> read)
    {
        _fields[name] = (item, term) => Moment(term) switch
        {
            null => false,
            { } moment when term.IsQuoted && term.Value.Contains(':', StringComparison.Ordinal) =>
                Compare(read(item).CompareTo(moment), term.Operator),
            { } day when IsDay(term.Value) && term.Operator.Length == 0 =>
                read(item) >= day && read(item) < day + Duration.FromDays(1),
            // "up to this day" holds until the day's end, "after this day" starts then.
            { } day when IsDay(term.Value) && term.Operator is "<=" or ">" =>
                Compare(read(item).CompareTo(day + Duration.FromDays(1)), term.Operator == "<=" ? "<" : ">="),
            { } moment => Compare(read(item).CompareTo(moment), term.Operator),
        };
        return this;
    }

    /// <summary>Only whole days of the shop's zone count, whatever time is given with them.</summary>
    public SearchFields<T> Day(string name, Func<T, Instant> read)
    {
        _fields[name] = (item, term) => Moment(term) is { } moment
            && Compare(read(item).InZone(zone).Date.CompareTo(moment.InZone(zone).Date), term.Operator switch
            {
                // The day that holds the instant is part of the answer: there is nothing finer to cut at.
                ">" => ">=",
                "<" => "<=",
                var other => other,
            });
        return this;
    }

    private Instant? Moment(FieldTerm term)
    {
        if (!_moments.TryGetValue(term, out var moment))
            _moments[term] = moment = Read(term);
        return moment;
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
