using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;

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
            if (redemption.Reward is null || redemption.UsedOn is not null || OrderOf(redemption, seen) is not { } order)
                continue;

            recognised ??= seen.Redemptions.ToBuilder();
            recognised[i] = redemption with { UsedOn = order.Key };
        }

        return recognised is null ? seen : seen with { Redemptions = recognised.DrainToImmutable() };
    }

    /// <summary>
    /// Used for good, also when its order was cancelled: then the points came back, and the code must not work again.
    /// </summary>
    public static ImmutableArray<Entitlement> Close(
        ImmutableArray<Entitlement> entitlements, ImmutableArray<Redemption> redemptions)
    {
        if (redemptions.IsEmpty)
            return entitlements;

        var used = redemptions.Where(one => one is { Reward: not null, UsedOn: not null })
            .Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return used.Count == 0
            ? entitlements
            : [.. entitlements.Select(one => used.Contains(one.Key) ? one with { State = EntitlementState.Used } : one)];
    }

    // The first that stands; without one, the first of those that were cancelled.
    private static Order? OrderOf(Redemption redemption, MemberHistory seen)
    {
        var code = seen.Entitlements
            .FirstOrDefault(one => string.Equals(one.Key, redemption.Id, StringComparison.Ordinal))?.Code?.Trim();
        return string.IsNullOrEmpty(code)
            ? null
            : seen.Orders.Where(order => order.PlacedAt >= redemption.At && Carries(order, code))
                .OrderBy(order => order.CancelledAt is not null)
                .ThenBy(order => order.PlacedAt)
                .ThenBy(order => order.Key.ToString(), StringComparer.Ordinal)
                .FirstOrDefault();
    }

    private static bool Carries(Order order, string code)
    {
        foreach (var entered in order.DiscountCodes)
            if (string.Equals(entered.Trim(), code, StringComparison.OrdinalIgnoreCase))
                return true;

        return false;
    }
}
