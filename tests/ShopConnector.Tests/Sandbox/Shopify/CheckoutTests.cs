using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shopify.Discounts;
using ShopConnector.Sandbox.Shopify.Segments;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class CheckoutTests : IAsyncLifetime
{
    private ShopifyShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await ShopifyShop.OpenAsync(customers: 10);
        _shop.Buyer(0).Tags.Clear();
        _shop.Buyer(1).Tags.Clear();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public void A_customer_tagged_vip_in_any_casing_ships_free_and_nobody_else_does()
    {
        ShipVipsFree();
        Quote(_shop.Buyer(0)).Shipping.ShouldBe(6.95m);
        _shop.Shop.Face.AddTag(_shop.Buyer(0), "vip").ShouldBeTrue();
        var quote = Quote(_shop.Buyer(0));
        quote.Shipping.ShouldBe(0m);
        quote.ShippingName.ShouldBe("Gratis verzending voor VIP");
        Quote(_shop.Buyer(1)).Shipping.ShouldBe(6.95m);
        Quote(buyer: null).Shipping.ShouldBe(6.95m);
    }

    [Fact]
    public void A_code_works_for_its_owner_only_and_once()
    {
        var code = Issue(one => one with { Audience = new DiscountAudience([_shop.Buyer(0).Id], []) });
        var owner = Quote(_shop.Buyer(0), code);
        owner.CodeAccepted.ShouldBeTrue();
        owner.Discount.ShouldBe(15m);
        Reason(_shop.Buyer(1), code).ShouldBe("De kortingscode is niet geldig voor deze klant.");
        Reason(buyer: null, code).ShouldBe("De kortingscode is niet geldig voor deze klant.");
        _shop.Shop.Face.LiveCodes().Single().CustomerIds.ShouldBe([_shop.Buyer(0).Id]);
        _shop.Shop.Face.Redeem(code, _shop.Shop.State.Orders.Values.First());
        Reason(_shop.Buyer(0), code).ShouldBe("De kortingscode is al gebruikt.");
        _shop.Shop.Face.LiveCodes().ShouldBeEmpty();
    }

    [Fact]
    public void A_code_that_is_over_early_or_unknown_says_which()
    {
        var now = _shop.Shop.State.Now;
        Reason(_shop.Buyer(0), Issue(one => one with { EndsAt = now })).ShouldBe("De kortingscode is verlopen.");
        Reason(_shop.Buyer(0), Issue(one => one with { StartsAt = now + NodaTime.Duration.FromDays(1) }))
            .ShouldBe("De kortingscode is nog niet geldig.");
        Reason(_shop.Buyer(0), "NERGENS").ShouldBe("De kortingscode bestaat niet.");
        Reason(_shop.Buyer(0), Issue(one => one with { MinimumSubtotal = 100.01m }))
            .ShouldBe("Het minimumbedrag voor de kortingscode is niet bereikt.");
    }

    private void ShipVipsFree()
    {
        var now = _shop.Shop.State.Now;
        _shop.State.Segments.Add(new Segment(1, "VIP", "customer_tags CONTAINS 'VIP'", now));
        _shop.State.Discounts.Add(new Discount
        {
            Id = 2,
            Kind = DiscountKind.AutomaticFreeShipping,
            Title = "Gratis verzending voor VIP",
            StartsAt = now,
            CreatedAt = now,
            UpdatedAt = now,
            Audience = new DiscountAudience([], [1]),
        });
    }

    private string Issue(Func<Discount, Discount> change)
    {
        var now = _shop.Shop.State.Now;
        var code = $"CODE-{_shop.State.Discounts.Count}";
        _shop.State.Discounts.Add(change(new Discount
        {
            Id = 9_000 + _shop.State.Discounts.Count,
            Kind = DiscountKind.CodeBasic,
            Title = "Korting",
            Code = code,
            StartsAt = now - NodaTime.Duration.FromDays(1),
            CreatedAt = now,
            UpdatedAt = now,
            Percentage = 0.15m,
            UsageLimit = 1,
        }));
        return code;
    }

    private CheckoutQuote Quote(ShopCustomer? buyer, string? code = null) =>
        _shop.Shop.Face.Quote(new CheckoutCart(buyer, buyer?.Email, "NL", 100m, code));

    private string? Reason(ShopCustomer? buyer, string code)
    {
        var quote = Quote(buyer, code);
        quote.CodeAccepted.ShouldBeFalse();
        quote.Discount.ShouldBe(0m);
        return quote.CodeReason;
    }
}
