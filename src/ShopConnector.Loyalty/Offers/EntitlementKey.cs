using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// Begins with what it is and whose: <c>{offer}:{shop}:{account}:</c>, of a guest <c>{offer}:{member}:</c>, as a guest
/// is its address, which no key may tell. An account takes its keys along when its address changes; named after the
/// member it left, they would be made once more for whoever has the address then, and be the other's codes and points.
/// </summary>
internal static class EntitlementKey
{
    public static string Of(string name, CustomerKey customer, string member) =>
        customer.IsGuest ? $"{name}:{member}:" : $"{name}:{customer}:";
}
