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
        if (own.Exists(one => IsSame(one.Email, referred.Friend) || IsSame(one.Email, traces?.Email)))
            return ReferralRefusal.OwnEmail;

        return traces is null ? null
            : own.Exists(traces.SharesAddressWith) ? ReferralRefusal.OwnAddress
            : own.Exists(traces.SharesPaymentWith) ? ReferralRefusal.OwnPayment
            : null;
    }

    /// <summary>
    /// The order by which the friend was a customer already; null: this is the first. Of several orders exactly one is:
    /// the first to be placed of those paid in time, so that no friend is ever referred twice.
    /// </summary>
    /// <param name="finalAt">As of <see cref="Refuse"/>.</param>
    /// <param name="finalOf">When an order that was paid then is final.</param>
    public static FriendPurchase? EarlierThan(
        ReferredOrder referred, Instant finalAt, Func<Instant, Instant> finalOf)
    {
        if (referred.Order.PaidAt is not { } paidAt)
            return null;

        FriendPurchase? earliest = null;
        foreach (var other in referred.Others)
        {
            var counts = IsPlacedBefore(other, referred.Order)
                ? other.PaidAt <= finalAt
                : finalOf(other.PaidAt) < paidAt;
            if (counts && (earliest is null || Compare(other, earliest) < 0))
                earliest = other;
        }

        return earliest;
    }

    private static bool IsSame(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.Ordinal);

    private bool IsSelf(string? member) => string.Equals(member, seen.Id, StringComparison.Ordinal);

    private static bool IsPlacedBefore(FriendPurchase other, Order order) =>
        other.PlacedAt < order.PlacedAt
        || (other.PlacedAt == order.PlacedAt
            && string.CompareOrdinal(other.Order.ToString(), order.Key.ToString()) < 0);

    private static int Compare(FriendPurchase one, FriendPurchase other) => one.PaidAt != other.PaidAt
        ? one.PaidAt.CompareTo(other.PaidAt)
        : string.CompareOrdinal(one.Order.ToString(), other.Order.ToString());
}
