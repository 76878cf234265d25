using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Coupons;
using ShopConnector.Sandbox.WooCommerce.Rest;
using ShopConnector.Sandbox.WooCommerce.Shipping;

namespace ShopConnector.Sandbox.WooCommerce;

/// <summary>
/// The till: coupons by their stored restrictions, shipping by the zones, and free shipping for whoever carries the
/// tag VIP in the metadata that the companion plugin reads: an account's own, a guest's on the newest order with that
/// e-mail and no account.
/// </summary>
internal sealed class WooCheckout(ShopState shop, CouponBook book, ShippingZones zones)
{
    private const string TagsKey = "shopconnector_tags";
    private const string VipTag = "VIP";

    private readonly CouponRules _rules = new(shop);

    public CheckoutQuote Quote(CheckoutCart cart)
    {
        var coupon = cart.Code is { Length: > 0 } code ? book.ByCode(code) : null;
        var refusal = cart.Code is { Length: > 0 } ? _rules.Refusal(coupon, cart) : null;
        var accepted = cart.Code is { Length: > 0 } && refusal is null;
        var discount = accepted ? CouponRules.Discount(coupon!, cart.Subtotal) : 0m;
        var (shipping, name) = Shipping(cart, accepted && coupon!.FreeShipping);
        return new CheckoutQuote(cart.Subtotal, discount, accepted, refusal, shipping, name);
    }

    public void Redeem(string code, ShopOrder order)
    {
        if (book.ByCode(code) is not { } coupon)
            return;
        coupon.UsedBy.Add(order.CustomerId is { } id
            ? id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : (order.Email ?? "").Trim().ToLowerInvariant());
        coupon.UpdatedAt = shop.Now;
    }

    public IReadOnlyList<LiveCode> LiveCodes() => book.All.Values
        .Where(coupon => _rules.IsLive(coupon) && coupon.EmailRestrictions.Count > 0)
        .Select(coupon => new LiveCode(coupon.Code, [], coupon.EmailRestrictions, CouponRules.Value(coupon))).ToList();

    private (decimal Price, string Name) Shipping(CheckoutCart cart, bool byCoupon)
    {
        // A coupon frees nothing by itself: a method that asks for one must be set up where the parcel goes.
        if (zones.FreeMethod(cart.Country, byCoupon, cart.Subtotal) is { } method)
            return (0m, method.Title);
        return MetadataOf(cart) is { } metadata && IsVip(metadata)
            ? (0m, "Gratis verzending voor VIP")
            : (ShopState.StandardShipping, "Pakketpost");
    }

    private List<MetaEntry>? MetadataOf(CheckoutCart cart)
    {
        if (cart.Customer is { } customer)
            return customer.Metadata;
        if (cart.Email is not { Length: > 0 } email)
            return null;
        return shop.Orders.Values
            .Where(order => order.CustomerId is null && !order.Unreadable
                && string.Equals(order.Email?.Trim(), email.Trim(), StringComparison.OrdinalIgnoreCase))
            .MaxBy(order => (order.PlacedAt, order.Id))?.Metadata;
    }

    private static bool IsVip(List<MetaEntry> metadata) =>
        WooValues.Texts(metadata.Find(entry => entry.Key == TagsKey)?.Value).Contains(VipTag, StringComparer.Ordinal);
}
