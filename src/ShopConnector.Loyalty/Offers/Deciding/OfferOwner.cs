using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// The customer whose code it becomes: the member's in the shop of the newest order that counts, an account before a
/// guest. Without such an order, or without a customer there, the first of all, again an account before a guest.
/// </summary>
internal static class OfferOwner
{
    public static Customer? Of(MemberHistory seen, Instant now)
    {
        Order? newest = null;
        foreach (var order in seen.Orders)
            if (order.CountsAt(now) && (newest is null || IsNewer(order, newest)))
                newest = order;

        return Best(seen, newest?.Key.Shop) ?? Best(seen, shop: null);
    }

    /// <summary>The same among those whose shop has a place for a code.</summary>
    public static Customer? OfCodes(MemberHistory seen, Instant now) =>
        Of(seen with { Customers = seen.Customers.RemoveAll(one => seen.Codeless.Contains(one.Key)) }, now);

    // Two orders placed at one instant: by key, so that the order of the input never matters.
    public static bool IsNewer(Order order, Order than) =>
        order.PlacedAt > than.PlacedAt
        || (order.PlacedAt == than.PlacedAt
            && string.CompareOrdinal(order.Key.ToString(), than.Key.ToString()) > 0);

    private static Customer? Best(MemberHistory seen, string? shop)
    {
        Customer? guest = null;
        foreach (var customer in seen.Customers)
        {
            if (shop is not null && !string.Equals(customer.Key.Shop, shop, StringComparison.Ordinal))
                continue;

            if (customer.CreatedAt is not null)
                return customer;

            guest ??= customer;
        }

        return guest;
    }
}
