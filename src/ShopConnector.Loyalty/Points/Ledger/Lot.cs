using NodaTime;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// Points that were gained together and are lost together: an earning, a bonus, a return or an adjustment.
/// </summary>
internal sealed class Lot(Posting posting, Instant? expiresAt)
{
    public string Key { get; } = posting.Key;

    public Instant At { get; } = posting.At;

    public Instant AvailableAt { get; } = posting.AvailableAt;

    /// <summary>Null: never lost, or it outlived its expiry.</summary>
    public Instant? ExpiresAt { get; private set; } = expiresAt;

    /// <summary>Its date moves with every activity of the member, so it cannot say when the lot is spent.</summary>
    public bool ExpiresByInactivity { get; } = posting.InactiveMonths is not null;

    public long Left { get; private set; } = posting.Points;

    /// <summary>The stored expiry took less than there was: what it left is spent first.</summary>
    public bool OutlivedItsExpiry { get; private set; }

    /// <summary>Takes what there is, at most <paramref name="points"/>, and says how much that was.</summary>
    public long Take(long points)
    {
        var taken = Math.Min(points, Left);
        Left -= taken;
        return taken;
    }

    public void Outlive()
    {
        ExpiresAt = null;
        OutlivedItsExpiry = true;
    }
}

/// <summary>
/// The order of redemption: the soonest to expire first, then the oldest, then by key. Lots that expire by inactivity
/// come after those with a date of their own and before those that never expire.
/// </summary>
internal sealed class RedemptionOrder : IComparer<Lot>
{
    public static RedemptionOrder Instance { get; } = new();

    public int Compare(Lot? x, Lot? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
            return 0;

        var order = y.OutlivedItsExpiry.CompareTo(x.OutlivedItsExpiry);
        if (order == 0)
            order = Rank(x).CompareTo(Rank(y));

        if (order == 0)
            order = x.At.CompareTo(y.At);

        return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
    }

    // A later activity may not change which lots an earlier redemption took: what they left may have expired since.
    private static (int Kind, Instant Date) Rank(Lot lot) => lot switch
    {
        { ExpiresByInactivity: true, OutlivedItsExpiry: false } => (1, Instant.MinValue),
        { ExpiresAt: { } date } => (0, date),
        _ => (2, Instant.MinValue),
    };
}
