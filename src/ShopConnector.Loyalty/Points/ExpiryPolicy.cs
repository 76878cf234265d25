namespace ShopConnector.Loyalty.Points;

/// <summary>
/// When points that nobody spends are lost. It rules lots made from now on; a stored lot keeps its own.
/// </summary>
/// <param name="Months">
/// Calendar months after the earning, after the last activity, or of grace after the year's end; null: never.
/// </param>
public sealed record ExpiryPolicy(int? Months, ExpiryKind Kind = ExpiryKind.AfterEarning)
{
    public static ExpiryPolicy None { get; } = new(Months: null);

    public static ExpiryPolicy Inactivity(int months) => new(months, ExpiryKind.Inactivity);

    public static ExpiryPolicy CalendarYear(int graceMonths) => new(graceMonths, ExpiryKind.CalendarYear);
}

public enum ExpiryKind
{
    /// <summary>At the start of the day so many months after the lot was made.</summary>
    AfterEarning,

    /// <summary>
    /// At the start of the day so many months after the day on which the member was last active, and no sooner than
    /// so many months after the lot was made. Active is who pays for an order that earns, or spends points.
    /// </summary>
    Inactivity,

    /// <summary>At the start of 1 January after the year in which the lot was made, and so many months more.</summary>
    CalendarYear,
}
