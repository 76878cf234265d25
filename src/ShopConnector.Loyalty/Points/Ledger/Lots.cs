using NodaTime;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// All lots of one member, and what is owed. Always: Σ available lots − owed = balance; while something is owed, no
/// available lot has anything left.
/// </summary>
internal sealed class Lots
{
    private readonly List<Lot> _all = [];
    private readonly Dictionary<string, Lot> _byKey = new(StringComparer.Ordinal);
    private readonly SortedSet<Lot> _available = new(RedemptionOrder.Instance);

    public long Owed { get; private set; }

    public long Available => _available.Sum(lot => lot.Left);

    public Lot? Find(string key) => _byKey.GetValueOrDefault(key);

    public void Add(Lot lot)
    {
        _all.Add(lot);
        _byKey.Add(lot.Key, lot);
    }

    public void Release(Lot lot)
    {
        if (lot.Left > 0)
            _available.Add(lot);
    }

    /// <summary>From the available lots in the order of redemption; what they cannot give stays owed.</summary>
    public void Take(long points)
    {
        Owed = checked(Owed + points);
        Settle();
    }

    /// <summary>At most <paramref name="points"/> from this lot, available or not; says how much it gave.</summary>
    public long TakeFrom(Lot lot, long points)
    {
        var taken = lot.Take(points);
        if (lot.Left == 0)
            _available.Remove(lot);

        return taken;
    }

    /// <summary>Lots that became available pay first what is owed.</summary>
    public void Settle()
    {
        while (Owed > 0 && _available.Min is { } next)
            Owed -= TakeFrom(next, Owed);
    }

    public void Outlive(Lot lot)
    {
        // Its place in the order of redemption changes, so it must leave the set first.
        var available = _available.Remove(lot);
        lot.Outlive();
        if (available)
            _available.Add(lot);
    }

    public PointsExpiry? NextExpiry()
    {
        (Instant At, long Points)? next = null;
        foreach (var lot in _all)
        {
            if (lot.Left == 0 || lot.ExpiresAt is not { } at || at > next?.At)
                continue;

            next = (at, at == next?.At ? next.Value.Points + lot.Left : lot.Left);
        }

        return next is { } found ? new PointsExpiry(found.At, found.Points) : null;
    }
}
