using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary>All coupons of a shop, by id. A trashed one keeps its id and gives its code free.</summary>
internal sealed class CouponBook(ShopState shop)
{
    public SortedDictionary<long, Coupon> All { get; } = [];

    public Coupon? ByCode(string code) => All.Values.FirstOrDefault(coupon =>
        !coupon.Trashed && string.Equals(coupon.Code, code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The merchant's own, for everybody, from before any program came.</summary>
    public void AddMerchantCoupons()
    {
        Add(OrderMaker.WelcomeCode, 10m, "Welkomstkorting van de winkel");
        Add(OrderMaker.SampleCode, 100m, "Proefpakket voor de pers");
    }

    private void Add(string code, decimal percent, string description)
    {
        var id = shop.OrderIds.Next();
        All.Add(id, new Coupon
        {
            Id = id,
            Code = code.ToLowerInvariant(),
            DiscountType = "percent",
            Amount = percent,
            Description = description,
            CreatedAt = shop.Now,
            UpdatedAt = shop.Now,
        });
    }
}
