using NodaTime;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// Points that were gained together and are lost together: an earning, a bonus, a return or an adjustment.
/// </summary>
internal sealed class Lot(Posting posting)
{
    public string Key { get; } = posting.Key;

    public Instant At { get; } = posting.At;

    public Instant AvailableAt { get; } = posting.AvailableAt;

    /// <summary>Null: never lost, or it outlived its expiry.</summary>
    public Instant? ExpiresAt { get; private set; } = posting.ExpiresAt;

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

/// <summary>The order of redemption: the soonest to expire first, then the oldest, then by key.</summary>
internal sealed class RedemptionOrder : IComparer<Lot>
{
    public static RedemptionOrder Instance { get; } = new();

    public int Compare(Lot? x, Lot? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
            return 0;

        var order = y.OutlivedItsExpiry.CompareTo(x.OutlivedItsExpiry);
        if (order == 0)
            order = (x.ExpiresAt ?? Instant.MaxValue).CompareTo(y.ExpiresAt ?? Instant.MaxValue);

        if (order == 0)
            order = x.At.CompareTo(y.At);

        return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
    }
}
