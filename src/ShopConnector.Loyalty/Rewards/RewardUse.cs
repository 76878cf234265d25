using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>A reward is used on the order that carries its code; so refunds of that order return its points.</summary>
internal static class RewardUse
{
    public static MemberHistory Recognise(MemberHistory seen)
    {
        ImmutableArray<Redemption>.Builder? recognised = null;
        for (var i = 0; i < seen.Redemptions.Length; i++)
        {
            var redemption = seen.Redemptions[i];
            if (redemption is not { Reward: not null, UsedOn: null } || OrderOf(redemption, seen) is not { } order)
                continue;

            recognised ??= seen.Redemptions.ToBuilder();
            recognised[i] = redemption with { UsedOn = order.Key };
        }

        return recognised is null ? seen : seen with { Redemptions = recognised.DrainToImmutable() };
    }

    /// <summary>
    /// Those of rewards, each with its state. Used for good, also when its order was cancelled: then the points came
    /// back, and the code must not work again.
    /// </summary>
    public static ImmutableArray<Entitlement> Entitlements(MemberHistory seen, Instant now)
    {
        var entitlements = ImmutableArray.CreateBuilder<Entitlement>();
        foreach (var held in seen.Entitlements)
            if (RedemptionOf(held, seen) is { } redemption)
                entitlements.Add(EntitlementUse.As(held, StateOf(held, redemption, seen, now)));

        return entitlements.DrainToImmutable();
    }

    /// <summary>The history with the entitlements of offers alone.</summary>
    public static MemberHistory Without(MemberHistory seen) => seen.Redemptions.IsEmpty
        ? seen
        : seen with { Entitlements = seen.Entitlements.RemoveAll(held => RedemptionOf(held, seen) is not null) };

    public static Instant? NextEnd(ImmutableArray<Entitlement> rewards)
    {
        Instant? next = null;
        foreach (var held in rewards)
            if (held.State == EntitlementState.Open && !(held.ValidUntil >= next))
                next = held.ValidUntil;

        return next;
    }

    /// <summary>Whether its code works no more, although its last day may be to come: nobody can use it now.</summary>
    public static bool IsOver(Redemption redemption, MemberHistory seen, Instant now)
    {
        foreach (var held in seen.Entitlements)
            if (string.Equals(held.Key, redemption.Id, StringComparison.Ordinal))
                return EntitlementUse.StateOf(held, seen, now) is not (EntitlementState.Open or EntitlementState.Used);

        return false;
    }

    private static EntitlementState StateOf(
        Entitlement held, Redemption redemption, MemberHistory seen, Instant now)
    {
        if (redemption.UsedOn is not null)
            return EntitlementState.Used;

        var state = EntitlementUse.StateOf(held, seen, now);
        // Also of one whose code the shop has not let go of yet: as both it would be had for nothing.
        return state == EntitlementState.Open && IsPaidBack(redemption, seen)
            ? EntitlementState.Ended
            : state;
    }

    private static bool IsPaidBack(Redemption redemption, MemberHistory seen)
    {
        var key = PostingKey.ReturnUnused(redemption.Id);
        foreach (var posting in seen.Postings)
            if (string.Equals(posting.Key, key, StringComparison.Ordinal))
                return true;

        return false;
    }

    private static Redemption? RedemptionOf(Entitlement held, MemberHistory seen)
    {
        foreach (var redemption in seen.Redemptions)
            if (redemption.Reward is not null && string.Equals(redemption.Id, held.Key, StringComparison.Ordinal))
                return redemption;

        return null;
    }

    // No test: nobody buys with one. The first that stands; without one, the first of those that were cancelled.
    private static Order? OrderOf(Redemption redemption, MemberHistory seen)
    {
        var code = seen.Entitlements
            .FirstOrDefault(one => string.Equals(one.Key, redemption.Id, StringComparison.Ordinal))?.Code;
        return code is null
            ? null
            : seen.Orders
                .Where(order => order.PlacedAt >= redemption.At && !order.Test && EntitlementUse.Carries(order, code))
                .OrderBy(order => order.CancelledAt is not null)
                .ThenBy(order => order.PlacedAt)
                .ThenBy(order => order.Key.ToString(), StringComparer.Ordinal)
                .FirstOrDefault();
    }
}
