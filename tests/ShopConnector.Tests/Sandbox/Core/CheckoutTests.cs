using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class CheckoutTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private WooShop _shop = null!;
    private long _owner;
    private long _other;
    private string _email = "";

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync();
        (_owner, _other) = (_shop.Shop.Staff.CustomerIds[^1], _shop.Shop.Staff.CustomerIds[^2]);
        _email = "eigenaar@example.com";
        _shop.Shop.Staff.ChangeEmail(_owner, "Eigenaar@Example.com ");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Shipping_costs_695_and_is_free_for_a_vip_account()
    {
        (await ShippingOf(new JsonObject { ["customerId"] = _owner, ["subtotal"] = 50 })).ShouldBe("6.95");
        await Tag($"customers/{_owner}", "VIP");
        var answer = await Checkout(new JsonObject { ["customerId"] = _owner, ["subtotal"] = 50 });
        answer["shipping"]!.GetValue<string>().ShouldBe("0.00");
        answer["total"]!.GetValue<string>().ShouldBe("50.00");
        (await ShippingOf(new JsonObject { ["customerId"] = _other, ["subtotal"] = 50 })).ShouldBe("6.95");
    }

    [Fact]
    public async Task The_merchants_own_label_of_that_name_moves_no_rule()
    {
        _shop.Shop.Staff.AddTag(_owner, "VIP");
        (await ShippingOf(new JsonObject { ["customerId"] = _owner, ["subtotal"] = 50 })).ShouldBe("6.95");
    }

    [Fact]
    public async Task A_guest_is_known_by_the_newest_order_without_an_account()
    {
        var old = _shop.Shop.Staff.PlaceOrder(null, "gast@example.com", 10m);
        await Tag($"orders/{old}", "VIP");
        var cart = new JsonObject { ["email"] = "Gast@example.com", ["subtotal"] = 20 };
        (await ShippingOf(cart)).ShouldBe("0.00");
        _shop.Shop.Staff.PlaceOrder(null, "gast@example.com", 10m);
        (await ShippingOf(cart)).ShouldBe("6.95");
    }

    [Fact]
    public async Task A_code_works_for_its_owner_only()
    {
        await Coupon("""{"code":"sc-1","discount_type":"percent","amount":"15","email_restrictions":["EMAIL"]}""");
        var mine = await Checkout(new JsonObject { ["customerId"] = _owner, ["subtotal"] = 99.99, ["code"] = "SC-1" });
        mine["codeAccepted"]!.GetValue<bool>().ShouldBeTrue();
        mine["discount"]!.GetValue<string>().ShouldBe("15.00");
        mine["total"]!.GetValue<string>().ShouldBe("91.94");
        var theirs = await Checkout(
            new JsonObject { ["customerId"] = _other, ["subtotal"] = 99.99, ["code"] = "SC-1" });
        theirs["codeAccepted"]!.GetValue<bool>().ShouldBeFalse();
        theirs["codeReason"]!.GetValue<string>().ShouldBe("Deze waardebon is niet voor dit e-mailadres.");
        theirs["discount"]!.GetValue<string>().ShouldBe("0.00");
    }

    [Fact]
    public async Task A_code_whose_only_address_was_invalid_is_everybodys()
    {
        await Coupon(
            """{"code":"sc-2","discount_type":"percent","amount":"15","email_restrictions":["rené@example.com"]}""");
        var answer = await Checkout(new JsonObject { ["customerId"] = _other, ["subtotal"] = 10, ["code"] = "sc-2" });
        answer["codeAccepted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("nietbestaand", "Waardebon \"nietbestaand\" bestaat niet.")]
    [InlineData("old", "Deze waardebon is verlopen.")]
    [InlineData("dear", "Het minimumbedrag voor deze waardebon is niet bereikt.")]
    [InlineData("once", "De limiet voor het gebruik van deze waardebon is bereikt.")]
    public async Task A_code_that_does_not_work_says_why(string code, string reason)
    {
        await Coupon("""{"code":"old","amount":"5","date_expires":"2026-11-20T11:59:59"}""");
        await Coupon("""{"code":"dear","amount":"5","minimum_amount":"100"}""");
        await Coupon("""{"code":"once","amount":"5","usage_limit":1,"email_restrictions":["EMAIL"]}""");
        lock (_shop.Shop.State.Gate)
            _shop.Shop.Face.Redeem("once", _shop.Shop.State.Orders[_shop.Shop.Staff.PlaceOrder(_owner, null, 10m)]);
        var answer = await Checkout(new JsonObject { ["customerId"] = _owner, ["subtotal"] = 50, ["code"] = code });
        answer["codeReason"]!.GetValue<string>().ShouldBe(reason);
    }

    [Fact]
    public async Task A_code_expires_with_the_shops_clock()
    {
        await Coupon("""{"code":"week","amount":"5","date_expires":"2026-11-25"}""");
        var cart = new JsonObject { ["customerId"] = _owner, ["subtotal"] = 50, ["code"] = "week" };
        (await Checkout(cart))["codeAccepted"]!.GetValue<bool>().ShouldBeTrue();
        _shop.Clock.Advance(Duration.FromDays(5));
        (await Checkout(cart))["codeAccepted"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"subtotal":-1}""")]
    [InlineData("""{"customerId":987654,"subtotal":1}""")]
    public async Task What_makes_no_cart_is_400(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(_shop.Shop.Url, "/checkout"), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    private async Task Tag(string path, string tag) => await _shop.Client.JsonAsync("PUT", path, body: JsonNode.Parse(
        $$"""{"meta_data":[{"key":"shopconnector_tags","value":["{{tag}}"]}]}"""));

    private Task<JsonObject> Coupon(string coupon) =>
        _shop.CouponAsync(JsonNode.Parse(coupon.Replace("EMAIL", _email, StringComparison.Ordinal))!.AsObject());

    private async Task<string> ShippingOf(JsonObject cart) => (await Checkout(cart))["shipping"]!.GetValue<string>();

    private async Task<JsonNode> Checkout(JsonObject cart)
    {
        using var content = new StringContent(cart.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(_shop.Shop.Url, "/checkout"), content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
