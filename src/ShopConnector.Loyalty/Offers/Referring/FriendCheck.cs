using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// Whether whoever ordered is somebody else, and new. No shop can keep old customers from typing a code that everybody
/// may use; so it takes its discount off for them too, and here it is found out that nobody was referred.
/// </summary>
internal sealed class FriendCheck(MemberHistory seen)
{
    /// <param name="finalAt">
    /// Up to here it counts what the two have in common. Who moves in together later was referred all the same.
    /// </param>
    public ReferralRefusal? Refuse(ReferredOrder referred, Instant finalAt)
    {
        var traces = referred.Order.Traces;
        if (referred.Friend is null && traces?.Email is null)
            return ReferralRefusal.NobodyKnown;

        if (IsSelf(referred.Friend) || IsSelf(traces?.Email))
            return ReferralRefusal.OwnEmail;

        var own = seen.Orders.Where(order => order.PlacedAt <= finalAt).Select(order => order.Traces)
            .OfType<OrderTraces>().ToList();
        // Another address that the member has ordered with is the member's own too.
        if (own.Exists(one => one.HasEmail(referred.Friend) || one.HasEmail(traces?.Email)))
            return ReferralRefusal.OwnEmail;

        return traces is null ? null
            : own.Exists(traces.SharesAddressWith) ? ReferralRefusal.OwnAddress
            : own.Exists(traces.SharesPaymentWith) ? ReferralRefusal.OwnPayment
            : null;
    }

    /// <summary>The order by which the friend was a customer already; null: this is the first that counts.</summary>
    public static FriendPurchase? EarlierThan(ReferredOrder referred)
    {
        FriendPurchase? earliest = null;
        foreach (var other in referred.Others)
            if (other.GivenBackAt is null && IsEarlier(other, referred.Order)
                && (earliest is null || Compare(other, earliest) < 0))
                earliest = other;

        return earliest;
    }

    /// <summary>
    /// Since when no order before it counts any more. A reward is dated no earlier, so that at no instant two of them
    /// stand for one friend.
    /// </summary>
    public static Instant FreeSince(ReferredOrder referred)
    {
        var since = Instant.MinValue;
        foreach (var other in referred.Others)
            if (other.GivenBackAt is { } at && IsEarlier(other, referred.Order))
                since = Instant.Max(since, at);

        return since;
    }

    private bool IsSelf(string? member) => string.Equals(member, seen.Id, StringComparison.Ordinal);

    // By the payment, from which on an order counts: what is paid later never changes who was the first.
    private static bool IsEarlier(FriendPurchase other, Order order) => order.PaidAt is { } paidAt
        && Compare(other, new FriendPurchase(order.Key, order.PlacedAt, paidAt)) < 0;

    private static int Compare(FriendPurchase one, FriendPurchase other) =>
        one.PaidAt != other.PaidAt ? one.PaidAt.CompareTo(other.PaidAt)
        : one.PlacedAt != other.PlacedAt ? one.PlacedAt.CompareTo(other.PlacedAt)
        : string.CompareOrdinal(one.Order.ToString(), other.Order.ToString());
}
