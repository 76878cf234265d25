using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>
/// The people behind the counter. WooCommerce lists their accounts among the customers; Shopify does not.
/// </summary>
internal static class Staff
{
    private static readonly (string First, string Last, string Role)[] Everybody =
        [("Winkel", "Beheer", "administrator"), ("Toon", "Chef", "shop_manager"), ("Lies", "Balie", "shop_manager")];

    public static void Hire(ShopState shop, Instant at)
    {
        if (shop.Platform != SandboxPlatforms.WooCommerce)
            return;
        foreach (var (first, last, role) in Everybody)
        {
            var id = shop.CustomerIds.Next();
            shop.Customers.Add(id, new ShopCustomer
            {
                Id = id,
                FirstName = first,
                LastName = last,
                Email = $"{last}@{shop.Name}.example".ToLowerInvariant(),
                Address = new PostalAddress("Marktplein 1", "2801 AA", "Gouda", "NL"),
                Role = role,
                CreatedAt = at,
                UpdatedAt = at,
            });
        }
    }
}
