using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Multiplying;

namespace ShopConnector.Loyalty.Points;

/// <summary>What an order earns by today's rules, when it may be spent and when it is lost.</summary>
internal sealed class EarnRule(LoyaltyProgram program, PointsRules rules)
{
    public DateTimeZone Zone { get; } = program.Zone;

    public PointsRules Rules { get; } = rules;

    /// <summary>Null when the order was paid before the first day of the programme.</summary>
    public EarnedBy? For(Order order, Instant paidAt, Multipliers multipliers)
    {
        var day = DayOf(paidAt);
        if (day < Rules.From)
            return null;

        return new EarnedBy(
            PerUnitOn(day) * multipliers.For(order, paidAt), Rules.EarnOn, Rules.Rounding, ForeignRateOf(order));
    }

    /// <summary>
    /// The stored rule, completed with today's where an older ledger or another tool left something out.
    /// </summary>
    public EarnedBy Completed(EarnedBy stored, Order order) =>
        stored.Exchange is null ? stored with { Exchange = ForeignRateOf(order) } : stored;

    public Instant AvailableAt(Instant paidAt) => Rules.PendingDays == 0
        ? paidAt
        : StartOf(DayOf(paidAt).PlusDays(Rules.PendingDays));

    /// <summary>A posting of points gained, with today's word on when they are lost.</summary>
    public Posting AsLot(Posting gained)
    {
        if (Rules.Expiry.Months is not { } months)
            return gained;

        var made = DayOf(gained.At);
        return Rules.Expiry.Kind switch
        {
            ExpiryKind.Inactivity => gained with { InactiveMonths = months },
            ExpiryKind.CalendarYear => gained with
            {
                ExpiresAt = StartOf(new LocalDate(made.Year + 1, 1, 1).PlusMonths(months)),
            },
            _ => gained with { ExpiresAt = StartOf(made.PlusMonths(months)) },
        };
    }

    public bool IsBeforeFrom(Instant at) => Rules.From is { } from && DayOf(at) < from;

    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;

    public Instant StartOf(LocalDate day) => Zone.StartOf(day);

    private decimal PerUnitOn(LocalDate day)
    {
        DatedRate? latest = null;
        foreach (var rate in Rules.Rates)
            if (rate.From <= day && (latest is null || rate.From > latest.From))
                latest = rate;

        return latest?.PerUnit ?? Rules.PerUnit;
    }

    private decimal? ForeignRateOf(Order order) =>
        string.Equals(order.Currency, program.Currency, StringComparison.OrdinalIgnoreCase)
            ? null
            : Exchange.RateOf(order, program.Currency, program.ExchangeRates)
              ?? throw new HistoryException([Exchange.MissingRate(order, program.Currency)]);
}
