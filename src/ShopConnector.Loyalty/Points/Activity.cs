using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// When a member was active: at the payment of an order that earns, whatever becomes of it later, and at a redemption
/// that the programme did not make by itself. What the ledger holds of either counts too, so that an order
/// deleted since takes no points along.
/// </summary>
internal sealed class Activity(MemberHistory seen, DateTimeZone zone)
{
    private readonly Dictionary<int, Instant[]> _ends = [];

    private Instant[] Instants => field ??= Collect();

    /// <summary>Null: never.</summary>
    public Instant? Last => Instants is [.., var last] ? last : null;

    /// <summary>
    /// When a lot is lost: at the first instant at which neither it nor the member's last activity is younger than so
    /// many months. An activity at that instant comes too late.
    /// </summary>
    public Instant EndOf(Instant made, int months)
    {
        var due = After(made, months);
        var last = LastBefore(due);
        return last >= 0 && Instants[last] > made ? EndsOf(months)[last] : due;
    }

    // From the last activity backwards, each but once: a chain of them must not be walked for every lot.
    private Instant[] EndsOf(int months)
    {
        if (_ends.TryGetValue(months, out var known))
            return known;

        var ends = new Instant[Instants.Length];
        for (var i = ends.Length - 1; i >= 0; i--)
        {
            var due = After(Instants[i], months);
            var last = LastBefore(due);
            ends[i] = last > i ? ends[last] : due;
        }

        _ends.Add(months, ends);
        return ends;
    }

    private Instant After(Instant at, int months) =>
        zone.StartOf(at.InZone(zone).Date.PlusMonths(months));

    private int LastBefore(Instant due)
    {
        var (low, high) = (0, Instants.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Instants[middle] < due)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private Instant[] Collect()
    {
        var found = new List<Instant>();
        foreach (var order in seen.Orders)
            if (Earnings.Earns(order))
                found.Add(order.PaidAt!.Value);

        var automatic = new HashSet<string>(StringComparer.Ordinal);
        foreach (var redemption in seen.Redemptions)
        {
            if (redemption.Automatic)
                automatic.Add(PostingKey.Redeem(redemption.Id));
            else
                found.Add(redemption.At);
        }

        foreach (var posting in seen.Postings)
            if (PostingKey.Is(posting.Key, PostingKey.EarnPrefix)
                || (PostingKey.Is(posting.Key, PostingKey.RedeemPrefix) && !automatic.Contains(posting.Key)))
                found.Add(posting.At);

        found.Sort();
        return [.. found];
    }
}
