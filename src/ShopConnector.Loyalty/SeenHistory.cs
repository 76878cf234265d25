using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty;

/// <summary>A history as it was known at one instant: what is dated later does not exist yet.</summary>
internal static class SeenHistory
{
    public static MemberHistory UpTo(MemberHistory history, Instant now) => history with
    {
        // A guest until the registration. What has no date of its own, such as a tag, is known as it is today: of
        // everybody, so of this one too.
        Customers = Seen(
            history.Customers, now, static _ => Instant.MinValue,
            static (customer, now) => customer.CreatedAt > now ? customer with { CreatedAt = null } : customer),
        Orders = Seen(history.Orders, now, static order => order.PlacedAt, Seen),
        Redemptions = Seen(
            history.Redemptions, now, static redemption => redemption.At,
            (redemption, now) => IsLater(redemption.UsedOn, history.Orders, now)
                ? redemption with { UsedOn = null } : redemption),
        Manual = Seen(history.Manual, now, static manual => manual.At),
        Events = Seen(history.Events, now, static happening => happening.At),
        Postings = Seen(history.Postings, now, static posting => posting.At),
        Entitlements = Seen(history.Entitlements, now, static entitlement => entitlement.OpenedAt),
        Referrals = Seen(history.Referrals, now, static referred => referred.Order.PlacedAt, Seen),
    };

    private static bool IsLater(OrderKey? key, ImmutableArray<Order> orders, Instant now)
    {
        if (key is not { } usedOn)
            return false;

        foreach (var order in orders)
            if (order.Key == usedOn)
                return order.PlacedAt > now;

        return false;
    }

    private static ReferredOrder Seen(ReferredOrder referred, Instant now)
    {
        var order = Seen(referred.Order, now);
        var others = Seen(
            referred.Others, now, static other => Instant.Max(other.PlacedAt, other.PaidAt),
            static (other, now) => other.GivenBackAt > now ? other with { GivenBackAt = null } : other);
        return ReferenceEquals(order, referred.Order) && others == referred.Others
            ? referred
            : referred with { Order = order, Others = others };
    }

    private static Order Seen(Order order, Instant now)
    {
        var refunds = Seen(order.Refunds, now, static refund => refund.At);
        if (!(order.PaidAt > now) && !(order.CancelledAt > now) && refunds == order.Refunds)
            return order;

        return order with
        {
            PaidAt = order.PaidAt > now ? null : order.PaidAt,
            CancelledAt = order.CancelledAt > now ? null : order.CancelledAt,
            Refunds = refunds,
        };
    }

    // Nearly always everything is in the past: then the same array is returned and nothing is copied.
    private static ImmutableArray<T> Seen<T>(
        ImmutableArray<T> facts, Instant now, Func<T, Instant> dated, Func<T, Instant, T>? within = null)
        where T : class
    {
        ImmutableArray<T>.Builder? seen = null;
        for (var i = 0; i < facts.Length; i++)
        {
            var fact = facts[i];
            var kept = dated(fact) > now ? null : within is null ? fact : within(fact, now);
            if (seen is null && ReferenceEquals(kept, fact))
                continue;

            if (seen is null)
            {
                seen = ImmutableArray.CreateBuilder<T>(facts.Length);
                seen.AddRange(facts.AsSpan(0, i));
            }

            if (kept is not null)
                seen.Add(kept);
        }

        return seen?.DrainToImmutable() ?? facts;
    }
}
