using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Segments;

/// <summary>
/// What is true of one member at one instant, as queries ask for it; facts dated later are not seen. Counts orders when
/// made, works out the rest when asked. Belongs to one thread.
/// </summary>
public sealed class MemberFacts
{
    /// <exception cref="HistoryException">Orders in currencies without a rate, all of them named.</exception>
    public MemberFacts(
        MemberHistory history, DateTimeZone zone, string currency, ImmutableDictionary<string, decimal> exchangeRates, Instant now) =>
        throw new NotSupportedException();

    public LocalDate Today => throw new NotSupportedException();

    public Metrics Metrics => throw new NotSupportedException();

    /// <summary>Spendable points; called at most once, and only if a query asks.</summary>
    public Func<long>? PointsBalance { get; init; }

    /// <summary>Name of the tier or null; called at most once, and only if a query asks.</summary>
    public Func<string?>? Tier { get; init; }

    /// <summary>Tags the programme owns; must ignore case. What the shop holds of them is not seen.</summary>
    public FrozenSet<string> OwnedTags { get; init; } = [];

    /// <summary>The programme's own tags decided so far; <c>customer_tags</c> sees them.</summary>
    public IReadOnlyList<string> DecidedTags => throw new NotSupportedException();

    /// <summary>Called by the evaluation when a segment holds, before the next segment is asked.</summary>
    public void Decide(string tag) => throw new NotSupportedException();
}
