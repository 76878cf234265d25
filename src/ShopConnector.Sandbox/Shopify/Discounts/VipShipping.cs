using ShopConnector.Sandbox.Shopify.Segments;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>
/// What the merchant set up by hand before any app came: the segment of customers tagged VIP, and free shipping for it.
/// It is the whole of "VIPs ship free" on a plan without Functions.
/// </summary>
internal static class VipShipping
{
    public static void Install(ShopState shop, ShopifyState state)
    {
        var segment = new Segment(shop.OtherIds.Next(), "VIP", "customer_tags CONTAINS 'VIP'", shop.Now);
        state.Segments.Add(segment);
        state.Discounts.Add(new Discount
        {
            Id = shop.OtherIds.Next(),
            Kind = DiscountKind.AutomaticFreeShipping,
            Title = "Gratis verzending voor VIP",
            StartsAt = shop.Now,
            CreatedAt = shop.Now,
            UpdatedAt = shop.Now,
            Audience = new DiscountAudience([], [segment.Id]),
            WithOrderDiscounts = true,
            WithProductDiscounts = true,
        });
    }
}
