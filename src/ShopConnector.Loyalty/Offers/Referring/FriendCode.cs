using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers.Deciding;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>The code of the member for friends that an order carries.</summary>
/// <param name="ComesAfterAnother">
/// Another member's comes before it in the order's list. That one is paid for, or nobody is: which of two codes brought
/// the friend, nobody can tell.
/// </param>
internal readonly record struct FriendCode(Entitlement Held, bool ComesAfterAnother)
{
    /// <summary>Null: none.</summary>
    public static FriendCode? On(ReferredOrder referred, ImmutableArray<Entitlement> entitlements)
    {
        var comesAfter = false;
        foreach (var entered in referred.Order.DiscountCodes)
        {
            if (Of(entered, referred, entitlements) is { } held)
                return new FriendCode(held, comesAfter);

            foreach (var rival in referred.Rivals)
                comesAfter |= EntitlementUse.IsSame(entered, rival);
        }

        return null;
    }

    private static Entitlement? Of(string entered, ReferredOrder referred, ImmutableArray<Entitlement> entitlements)
    {
        Entitlement? found = null;
        foreach (var held in entitlements)
            if (held.Referral is not null && held.Customer.Shop == referred.Order.Key.Shop
                && EntitlementUse.IsSame(entered, held.Code)
                && (found is null || string.CompareOrdinal(held.Key, found.Key) < 0))
                found = held;

        return found;
    }
}
