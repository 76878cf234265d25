using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tiers;

/// <summary>The programme's tiers, lowest first, and what qualifies for them.</summary>
internal sealed class TierRules(LoyaltyProgram program)
{
    private const int RollingMonths = 12;

    private readonly ImmutableArray<Tier> _tiers = [.. program.Tiers.OrderBy(tier => tier.From)];
    private readonly DateTimeZone _zone = program.Zone;

    public int HoldMonths { get; } = program.TierHoldMonths;

    public ImmutableArray<Tier> LowestFirst => _tiers;

    public EarnOn EarnOn { get; } = program.Points?.EarnOn ?? EarnOn.GoodsWithTax;

    public Tier? Reached(decimal amount)
    {
        Tier? reached = null;
        foreach (var tier in _tiers)
            if (tier.From <= amount)
                reached = tier;

        return reached;
    }

    /// <summary>When a payment no longer qualifies; null: never.</summary>
    public Instant? LeavesWindowAt(Instant paidAt)
    {
        var day = paidAt.InZone(_zone).Date;
        return program.TierWindow switch
        {
            TierWindow.CalendarYear => StartOf(new LocalDate(day.Year + 1, 1, 1)),
            TierWindow.Rolling12Months => StartOf(FirstDayReachingBackTo(day, RollingMonths)),
            _ => null,
        };
    }

    /// <summary>From here on a tier that was reached is still held at <paramref name="at"/>.</summary>
    /// <remarks>
    /// Into a shorter month several days reach back to its last one. The first of them goes through that day by the
    /// clock; for the others it is over, or a tier let go in its afternoon would be back for a morning.
    /// </remarks>
    public Instant HoldStartsAt(Instant at)
    {
        var local = at.InZone(_zone).LocalDateTime;
        var day = local.Date.PlusMonths(-HoldMonths);
        return day.Day == local.Day
            ? day.At(local.TimeOfDay).InZoneLeniently(_zone).ToInstant()
            : StartOf(day.PlusDays(1)) - Duration.Epsilon;
    }

    /// <summary>
    /// Instants at which a tier that ended at <paramref name="end"/> may stop being held: several, because at the
    /// end of a month more than one day reaches back to the same day.
    /// </summary>
    public IEnumerable<Instant> HoldOf(Instant end)
    {
        if (HoldMonths == 0)
            yield break;

        var local = end.InZone(_zone).LocalDateTime;
        var last = FirstDayReachingBackTo(local.Date.PlusDays(1), HoldMonths);
        for (var day = local.Date.PlusMonths(HoldMonths); day <= last; day = day.PlusDays(1))
        {
            yield return StartOf(day);
            yield return day.At(local.TimeOfDay).InZoneLeniently(_zone).ToInstant();
        }
    }

    public decimal ExchangeRateOf(Order order) =>
        Exchange.RateOf(order, program.Currency, program.ExchangeRates)
        ?? throw new HistoryException([Exchange.MissingRate(order, program.Currency)]);

    // Months clamp: 30 November is three months before 28 February only when looked at from November.
    private static LocalDate FirstDayReachingBackTo(LocalDate day, int months)
    {
        var first = day.PlusMonths(months);
        while (first.PlusMonths(-months) < day)
            first = first.PlusDays(1);

        return first;
    }

    private Instant StartOf(LocalDate day) => _zone.StartOf(day);
}
