using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points;

/// <summary>What an order earns by today's rules, when it may be spent and when it is lost.</summary>
internal sealed class EarnRule(LoyaltyProgram program, PointsRules rules)
{
    private readonly DateTimeZone _zone = program.Zone;

    public PointsRules Rules { get; } = rules;

    /// <summary>Null when the order was paid before the first day of the programme.</summary>
    public EarnedBy? For(Order order, Instant paidAt, decimal multiplier)
    {
        var day = DayOf(paidAt);
        if (day < Rules.From)
            return null;

        return new EarnedBy(PerUnitOn(day) * multiplier, Rules.EarnOn, Rules.Rounding, ForeignRateOf(order));
    }

    /// <summary>
    /// The stored rule, completed with today's where an older ledger or another tool left something out.
    /// </summary>
    public EarnedBy Completed(EarnedBy stored, Order order) =>
        stored.Exchange is null ? stored with { Exchange = ForeignRateOf(order) } : stored;

    public Instant AvailableAt(Instant paidAt) => Rules.PendingDays == 0
        ? paidAt
        : StartOf(DayOf(paidAt).PlusDays(Rules.PendingDays));

    /// <summary>When a lot made at this instant is lost; null: never.</summary>
    public Instant? ExpiresAt(Instant made) => Rules.Expiry.Months is { } months
        ? StartOf(DayOf(made).PlusMonths(months))
        : null;

    public bool IsBeforeFrom(Instant at) => Rules.From is { } from && DayOf(at) < from;

    public LocalDate DayOf(Instant at) => at.InZone(_zone).Date;

    public Instant StartOf(LocalDate day) => _zone.StartOf(day);

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
