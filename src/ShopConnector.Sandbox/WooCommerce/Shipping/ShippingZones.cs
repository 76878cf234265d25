namespace ShopConnector.Sandbox.WooCommerce.Shipping;

/// <summary>Where the shop ships to and how. A merchant may change the methods; hold the shop's gate.</summary>
internal sealed class ShippingZones
{
    public IReadOnlyList<ShippingZone> All { get; } =
    [
        new(0, "Locaties die niet onder uw andere zones vallen", Country: null, MethodsFrom(1)),
        new(1, "Nederland", "NL", MethodsFrom(3)),
    ];

    /// <summary>A parcel belongs to one zone. Null: the buyer pays.</summary>
    public ShippingMethod? FreeMethod(string country, bool coupon, decimal subtotal)
    {
        var zone = All.FirstOrDefault(one => one.Country == country) ?? All.First(one => one.Country is null);
        return zone.Methods.Find(method => method.IsFree(coupon, subtotal));
    }

    private static List<ShippingMethod> MethodsFrom(long instance) =>
    [
        new(instance, "flat_rate", "Pakketpost"),
        new(instance + 1, ShippingMethod.FreeShipping, "Gratis verzending met waardebon", Requires: "coupon"),
    ];
}
