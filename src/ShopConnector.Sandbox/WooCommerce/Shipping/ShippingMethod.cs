namespace ShopConnector.Sandbox.WooCommerce.Shipping;

/// <summary>One way to ship within a zone.</summary>
/// <param name="MethodId"><c>flat_rate</c> or <c>free_shipping</c>.</param>
/// <param name="Requires">Of free shipping: nothing (""), coupon, min_amount, either or both of the last two.</param>
internal sealed record ShippingMethod(
    long InstanceId, string MethodId, string Title, string Requires = "", decimal MinAmount = 0m, bool Enabled = true)
{
    public const string FreeShipping = "free_shipping";

    /// <param name="coupon">Whether an accepted coupon with the mark of free shipping is in the cart.</param>
    public bool IsFree(bool coupon, decimal subtotal) => Enabled && MethodId == FreeShipping && Requires switch
    {
        "coupon" => coupon,
        "min_amount" => subtotal >= MinAmount,
        "either" => coupon || subtotal >= MinAmount,
        "both" => coupon && subtotal >= MinAmount,
        _ => true,
    };
}

/// <param name="Country">Null: everywhere that no other zone covers.</param>
internal sealed record ShippingZone(long Id, string Name, string? Country, List<ShippingMethod> Methods);
