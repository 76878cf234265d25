using System.Net;
using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class CouponTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Codes_are_lower_cased_and_a_duplicate_is_400()
    {
        (await Made("""{"code":"SC-Abc"}"""))["code"]!.GetValue<string>().ShouldBe("sc-abc");
        var (status, body) = await _shop.Client.JsonAsync("POST", "coupons",
            body: new JsonObject { ["code"] = "sc-ABC" });
        status.ShouldBe(HttpStatusCode.BadRequest);
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_coupon_code_already_exists");
        (await _shop.Client.ListAsync("coupons", "code=SC-ABC&_fields=code")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"2026-12-01T00:00:00\"", "2026-11-30T23:00:00")]
    [InlineData("\"2026-12-01\"", "2026-11-30T23:00:00")]
    [InlineData("\"2026-12-01T00:00:00Z\"", "2026-12-01T00:00:00")]
    [InlineData("\"nonsense\"", "1970-01-01T00:00:00")]
    [InlineData("\"2027-02-30\"", "2027-03-01T23:00:00")]
    public async Task The_expiry_is_site_time_and_guessed_when_unreadable(string sent, string gmt) =>
        (await Made($$"""{"code":"x","date_expires":{{sent}}}"""))["date_expires_gmt"]!.GetValue<string>()
            .ShouldBe(gmt);

    [Fact]
    public async Task The_gmt_expiry_is_ignored_an_empty_text_clears_and_null_does_not()
    {
        (await Made("""{"code":"x","date_expires_gmt":"2026-12-01T00:00:00"}"""))["date_expires"].ShouldBeNull();
        var made = await Made("""{"code":"y","date_expires":"2026-12-01"}""");
        var path = $"coupons/{made["id"]}";
        (await Put(path, """{"date_expires":null}"""))["date_expires"].ShouldNotBeNull();
        (await Put(path, """{"date_expires":""}"""))["date_expires"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""["a@example.com"]""", """["a@example.com"]""")]
    [InlineData("""["A@Example.com"]""", """["a@example.com"]""")]
    [InlineData("""["a@example.com","no address"]""", """["a@example.com"]""")]
    [InlineData("""["no address","a@example.com"]""", """{"1":"a@example.com"}""")]
    [InlineData("""["no address"]""", "[]")]
    [InlineData("""["rene\u0301e@example.com"]""", "[]")]
    public async Task Invalid_addresses_are_dropped_without_a_word(string sent, string kept) =>
        (await Made($$"""{"code":"x","email_restrictions":{{sent}}}"""))["email_restrictions"]!.ToJsonString()
            .ShouldBe(kept);

    [Theory]
    [InlineData("\"amount\":\"abc\"", "amount", "\"0.00\"")]
    [InlineData("\"amount\":\"15\"", "amount", "\"15.00\"")]
    [InlineData("\"usage_limit\":-1", "usage_limit", "1")]
    [InlineData("\"usage_limit\":0", "usage_limit", "null")]
    [InlineData("\"usage_limit\":null", "usage_limit", "null")]
    public async Task Numbers_are_read_loosely(string sent, string field, string kept) =>
        (await Made($$"""{"code":"x",{{sent}}}"""))[field].ShouldSatisfyAllConditions(
            value => (value?.ToJsonString() ?? "null").ShouldBe(kept));

    [Fact]
    public async Task More_than_hundred_percent_is_refused()
    {
        var (status, body) = await _shop.Client.JsonAsync(
            "POST", "coupons", body: JsonNode.Parse("""{"code":"x","discount_type":"percent","amount":"101"}"""));
        status.ShouldBe(HttpStatusCode.BadRequest);
        body["code"]!.GetValue<string>().ShouldBe("coupon_invalid_amount");
        (await _shop.Client.ListAsync("coupons", "code=x")).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Deleting_without_force_trashes_and_frees_the_code()
    {
        var made = await Made("""{"code":"x"}""");
        var (_, trashed) = await _shop.Client.JsonAsync("DELETE", $"coupons/{made["id"]}");
        trashed["status"]!.GetValue<string>().ShouldBe("trash");
        (await Made("""{"code":"x"}"""))["id"]!.GetValue<long>().ShouldNotBe(made["id"]!.GetValue<long>());
        (await _shop.Client.JsonAsync("GET", $"coupons/{made["id"]}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Batch_delete_is_final()
    {
        var made = await Made("""{"code":"x"}""");
        await _shop.Client.JsonAsync("POST", "coupons/batch", body: new JsonObject
        {
            ["delete"] = new JsonArray(JsonValue.Create(made["id"]!.GetValue<long>())),
        });
        (await _shop.Client.JsonAsync("GET", $"coupons/{made["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonObject> Made(string coupon) => await _shop.CouponAsync(JsonNode.Parse(coupon)!.AsObject());

    private async Task<JsonNode> Put(string path, string body) =>
        (await _shop.Client.JsonAsync("PUT", path, body: JsonNode.Parse(body))).Body;
}
