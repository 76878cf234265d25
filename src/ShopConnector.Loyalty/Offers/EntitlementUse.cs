using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers;

/// <summary>Whether a code was used is read from the orders, so that a cancelled order gives it back.</summary>
internal static class EntitlementUse
{
    public static EntitlementState StateOf(Entitlement held, ImmutableArray<Order> seen, Instant now)
    {
        var (used, givenBack) = (false, false);
        foreach (var order in seen)
        {
            if (order.PlacedAt < held.OpenedAt || !Carries(order, held.Code))
                continue;

            used |= order.CancelledAt is null;
            givenBack |= order.CancelledAt is not null;
        }

        if (used || (held.State == EntitlementState.Used && !givenBack))
            return EntitlementState.Used;

        // Ended by hand, or with its customer, stays ended, whatever its date says.
        return held.State == EntitlementState.Ended || now >= held.ValidUntil
            ? EntitlementState.Ended
            : EntitlementState.Open;
    }

    private static bool Carries(Order order, string? code)
    {
        if (string.IsNullOrEmpty(code))
            return false;

        foreach (var entered in order.DiscountCodes)
            if (string.Equals(entered.Trim(), code, StringComparison.OrdinalIgnoreCase))
                return true;

        return false;
    }
}
