using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Segments;

/// <summary>
/// What is true of one member at one instant, as queries ask for it; facts dated later are not seen. Counts orders when
/// made, works out the rest when asked. Belongs to one thread.
/// </summary>
public sealed class MemberFacts
{
    private readonly MemberHistory _history;
    private readonly CountedOrders _orders;
    private List<string>? _decided;
    private long? _points;
    private (bool Known, string? Name) _tier;
    private (bool Known, decimal? Days) _interval;
    private (bool Known, int? Day) _newAddress;
    private ProductRhythm[]? _rhythms;

    /// <exception cref="HistoryException">Paid orders in currencies without a rate, all of them named.</exception>
    public MemberFacts(
        MemberHistory history, DateTimeZone zone, string currency,
        ImmutableDictionary<string, decimal> exchangeRates, Instant now)
    {
        _history = history;
        var days = new ZoneDays(zone);
        TodayNumber = days.DayOf(now);
        AddedDay = EarliestRegistration(history, now) is { } registered ? days.DayOf(registered) : null;
        _orders = new CountedOrders(history, ref days, currency, exchangeRates, now);
        Complaints = Complaints.Of(history.Events, ref days, now);
    }

    public LocalDate Today => DayNumber.ToDate(TodayNumber);

    public Metrics Metrics => _orders.Metrics;

    /// <summary>Spendable points; called at most once, and only if a query asks. Without it, zero.</summary>
    public Func<long>? PointsBalance { get; init; }

    /// <summary>Name of the tier or null; called at most once, and only if a query asks.</summary>
    public Func<string?>? Tier { get; init; }

    /// <summary>Tags the programme owns; must ignore case. What the shop holds of them is not seen.</summary>
    public FrozenSet<string> OwnedTags { get; init; } = [];

    /// <summary>Whatever begins with one of these is the programme's too.</summary>
    public ImmutableArray<string> OwnedPrefixes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The programme's own tags decided so far; <c>customer_tags</c> sees them.</summary>
    public IReadOnlyList<string> DecidedTags => _decided ?? [];

    internal int TodayNumber { get; }

    /// <summary>Earliest registration by now; null of a member who is only a guest.</summary>
    internal int? AddedDay { get; }

    internal CountedOrders Orders => _orders;

    internal ImmutableArray<Customer> Customers => _history.Customers;

    internal Complaints Complaints { get; }

    internal ReadOnlySpan<ProductRhythm> ProductRhythms => _rhythms ??= ProductRhythm.Of(_orders.All);

    /// <summary>Day of the first order to the present address, if there was another before.</summary>
    internal int? NewAddressDay
    {
        get
        {
            if (!_newAddress.Known)
                _newAddress = (true, Addresses.NewSince(_orders.All));

            return _newAddress.Day;
        }
    }

    internal long Points => _points ??= PointsBalance?.Invoke() ?? 0;

    internal string? TierName
    {
        get
        {
            if (!_tier.Known)
                _tier = (true, Tier?.Invoke());

            return _tier.Name;
        }
    }

    /// <summary>The member's own median of days between orders.</summary>
    internal decimal? DaysBetweenOrders
    {
        get
        {
            if (!_interval.Known)
                _interval = (true, OrderHabits.DaysBetween(_orders.All));

            return _interval.Days;
        }
    }

    /// <summary>Called by the evaluation when a segment holds, before the next segment is asked.</summary>
    public void Decide(string tag) => (_decided ??= []).Add(tag);

    /// <summary>
    /// A tag of the programme is there when it was decided now, whatever the shop still holds; any other when one of
    /// the member's customers carries it.
    /// </summary>
    internal bool HasTag(string tag)
    {
        if (_decided is not null)
            foreach (var decided in _decided)
                if (string.Equals(decided, tag, StringComparison.OrdinalIgnoreCase))
                    return true;

        if (OwnedTags.Contains(tag))
            return false;

        foreach (var prefix in OwnedPrefixes)
            if (tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return false;

        foreach (var customer in _history.Customers)
            foreach (var held in customer.Tags)
                if (string.Equals(held, tag, StringComparison.OrdinalIgnoreCase))
                    return true;

        return false;
    }

    private static Instant? EarliestRegistration(MemberHistory history, Instant now)
    {
        Instant? earliest = null;
        foreach (var customer in history.Customers)
            if (customer.CreatedAt is { } created && created <= now && !(created >= earliest))
                earliest = created;

        return earliest;
    }
}
