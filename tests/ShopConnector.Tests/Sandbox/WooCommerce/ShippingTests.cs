using System.Net;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.WooCommerce;
using ShopConnector.Sandbox.WooCommerce.Shipping;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class ShippingTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    // what the method requires, its minimum; with coupon and 40, without and 40, with and 60, without and 60
    [InlineData("", 50, "0.00 0.00 0.00 0.00")]
    [InlineData("coupon", 50, "0.00 6.95 0.00 6.95")]
    [InlineData("min_amount", 50, "6.95 6.95 0.00 0.00")]
    [InlineData("either", 50, "0.00 6.95 0.00 0.00")]
    [InlineData("both", 50, "6.95 6.95 0.00 6.95")]
    public async Task Shipping_is_free_by_what_the_method_requires(string requires, int minimum, string prices)
    {
        SetMethod(new ShippingMethod(9, ShippingMethod.FreeShipping, "Gratis", requires, minimum));
        await _shop.CouponAsync(JsonNode.Parse("""{"code":"vrij","free_shipping":true}""")!.AsObject());

        string.Join(' ', Price("vrij", 40m), Price(null, 40m), Price("vrij", 60m), Price(null, 60m)).ShouldBe(prices);
    }

    [Fact]
    public async Task A_method_that_is_switched_off_frees_nothing()
    {
        SetMethod(new ShippingMethod(9, ShippingMethod.FreeShipping, "Gratis", "coupon", Enabled: false));
        await _shop.CouponAsync(JsonNode.Parse("""{"code":"vrij","free_shipping":true}""")!.AsObject());

        Price("vrij", 40m).ShouldBe("6.95");
    }

    [Fact]
    public async Task A_coupon_without_the_mark_frees_nothing()
    {
        await _shop.CouponAsync(JsonNode.Parse("""{"code":"vijf","amount":"5"}""")!.AsObject());

        Price("vijf", 40m).ShouldBe("6.95");
    }

    [Fact]
    public async Task Zones_and_their_methods_can_be_read()
    {
        (await _shop.Client.JsonAsync("GET", "shipping/zones", "_fields=id,name")).Body.ToJsonString().ShouldBe(
            """[{"id":0,"name":"Locaties die niet onder uw andere zones vallen"},{"id":1,"name":"Nederland"}]""");
        var methods = (await _shop.Client.JsonAsync("GET", "shipping/zones/1/methods")).Body.AsArray();
        methods.Select(method => method!["method_id"]!.GetValue<string>()).ShouldBe(["flat_rate", "free_shipping"]);
        methods[1]!["settings"]!["requires"]!["value"]!.GetValue<string>().ShouldBe("coupon");
        var (status, body) = await _shop.Client.JsonAsync("GET", "shipping/zones/7/methods");
        status.ShouldBe(HttpStatusCode.NotFound);
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_shipping_zone_invalid");
    }

    [Fact]
    public async Task The_currency_is_a_setting() =>
        (await _shop.Client.JsonAsync("GET", "settings/general/woocommerce_currency", "_fields=id,value")).Body
            .ToJsonString().ShouldBe("""{"id":"woocommerce_currency","value":"EUR"}""");

    private void SetMethod(ShippingMethod method)
    {
        var zone = ((WooCommerceFace)_shop.Shop.Face).Shipping.All.First(one => one.Country == "NL");
        zone.Methods[1] = method;
    }

    private string Price(string? code, decimal goods) => _shop.Shop.Face
        .Quote(new CheckoutCart(null, "an@example.com", "NL", goods, code)).Shipping
        .ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
