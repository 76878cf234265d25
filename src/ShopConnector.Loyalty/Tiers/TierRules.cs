using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tiers;

/// <summary>The programme's tiers, lowest first, and what qualifies for them.</summary>
internal sealed class TierRules(LoyaltyProgram program)
{
    private const int RollingMonths = 12;

    // The end of February is three days from that of its neighbours; a day more may be left out by the zone.
    private const int MostDaysAstray = 5;

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
    /// Never earlier than of an earlier instant. Into a shorter month several days reach back to its last one. The
    /// first of them goes through that day by the clock; for the others it is over, or a tier let go in its afternoon
    /// would be back for a morning.
    /// </remarks>
    public Instant HoldStartsAt(Instant at)
    {
        var local = LocalOf(at);
        var day = local.Date.PlusMonths(-HoldMonths);
        if (day.Day != local.Day)
            return StartOf(day.PlusDays(1)) - Duration.Epsilon;

        // Of an hour, or in Apia a day, that never was: when it would have ended.
        var then = _zone.MapLocal(day.At(local.TimeOfDay));
        return then.Count == 0 ? then.LateInterval.Start : then.First().ToInstant();
    }

    /// <summary>When a tier that ended at <paramref name="end"/> stops being held.</summary>
    public Instant HoldEndsAt(Instant end)
    {
        // No formula: months clamp, hours are doubled and days left out. But a hold never starts earlier than it did.
        var day = end.InZone(_zone).Date.PlusMonths(HoldMonths);
        var held = StartOf(day.PlusDays(-MostDaysAstray));
        var free = StartOf(day.PlusDays(MostDaysAstray));
        while (free - held > Duration.Epsilon)
        {
            var middle = held + ((free - held) / 2);
            if (HoldStartsAt(middle) < end)
                held = middle;
            else
                free = middle;
        }

        return free;
    }

    // An hour that the clock shows a second time is as late as its end, or a tier let go in it would be back.
    private LocalDateTime LocalOf(Instant at)
    {
        var local = at.InZone(_zone).LocalDateTime;
        var shown = _zone.MapLocal(local);
        return shown.Count == 2 && shown.LateInterval.Contains(at) ? shown.EarlyInterval.IsoLocalEnd : local;
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
