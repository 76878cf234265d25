using NodaTime;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// One line of the append-only ledger. <see cref="Key"/> names its source and is unique within the member, so that a
/// replay can never post twice.
/// </summary>
public sealed record Posting
{
    public required string Key { get; init; }

    public required long Points { get; init; }

    public required Instant At { get; init; }

    public required Instant AvailableAt { get; init; }

    /// <summary>Set on lots only: earnings, bonuses, returns and adjustments upward.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>
    /// Set instead on a lot that expires when its member has been inactive for so many months: that instant moves with
    /// every activity, and a posting never changes.
    /// </summary>
    public int? InactiveMonths { get; init; }

    /// <summary>The rule that made an earning; its refunds and adjustments use this one, never today's.</summary>
    public EarnedBy? Rule { get; init; }

    /// <summary>
    /// Of the reward for a friend's order: key of the entitlement whose code it carried. It belongs to that customer.
    /// </summary>
    public string? Entitlement { get; init; }

    /// <summary>
    /// Of the same, what was asked of that order: it suffices later too. In the programme's currency; null: not known.
    /// </summary>
    public decimal? OrderAtLeast { get; init; }
}

/// <param name="Rate">Points per unit of the programme's currency, multipliers included.</param>
/// <param name="Exchange">Units of the programme's currency for one unit of the order's; null when they are the
/// same.</param>
/// <param name="AtMost">What a cap left of the earning; the order never has more. Null: no cap cut it.</param>
public sealed record EarnedBy(
    decimal Rate, EarnOn On, Rounding Rounding, decimal? Exchange = null, long? AtMost = null)
{
    /// <summary>Rounded once, at the end; <paramref name="amount"/> is in the currency of the order.</summary>
    /// <exception cref="OverflowException">More points than a ledger can hold.</exception>
    public long PointsFor(decimal amount)
    {
        var exact = amount * (Exchange ?? 1m) * Rate;
        var points = decimal.ToInt64(Rounding switch
        {
            Rounding.Up => decimal.Ceiling(exact),
            Rounding.Nearest => decimal.Round(exact, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(exact),
        });
        return Math.Min(points, AtMost ?? points);
    }
}

public enum EarnOn { GoodsWithTax, Goods, Total }

public enum Rounding { Down, Nearest, Up }
