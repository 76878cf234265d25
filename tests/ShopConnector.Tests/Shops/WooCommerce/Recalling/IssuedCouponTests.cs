using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Recalling;

namespace ShopConnector.Tests.Shops.WooCommerce.Recalling;

public sealed class IssuedCouponTests : IDisposable
{
    private readonly StubWoo _stub = new();

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_coupon_of_ours_tells_what_was_promised_and_to_whom()
    {
        (await ReadAsync(Coupon(_ => { }))).ShouldHaveSingleItem().ShouldBe(new IssuedCode(
            "Kom terug & thuis:m1:2026-11-01", "KOM-TERUG-1", "an@example.com",
            new CodeTerms(CodeKind.Percent, 15m, MinimumSpend: 40m), Instant.FromUtc(2026, 11, 1, 10, 0),
            Instant.FromUtc(2026, 11, 8, 23, 0), IsUsed: false));
        _stub.Requests[^1]["_fields"].ShouldNotBeNull().ShouldContain("meta_data");
    }

    [Fact]
    public async Task A_used_one_says_so_and_free_shipping_is_no_amount()
    {
        var code = (await ReadAsync(Coupon(coupon =>
        {
            coupon["usage_count"] = 1;
            coupon["free_shipping"] = true;
            coupon["discount_type"] = "fixed_cart";
            coupon["amount"] = "0.00";
            coupon["individual_use"] = false;
        }))).ShouldHaveSingleItem();

        (code.IsUsed, code.Terms).ShouldBe((true, new CodeTerms(CodeKind.FreeShipping, 0m, 40m, Combines: true)));
    }

    [Theory]
    [InlineData("meta_data", "[]")]
    [InlineData("email_restrictions", "[]")]
    [InlineData("email_restrictions", """["an@example.com","bob@example.com"]""")]
    [InlineData("status", "\"draft\"")]
    [InlineData("date_expires_gmt", "null")]
    public async Task What_is_not_ours_or_not_one_customers_is_left_out(string field, string value)
    {
        (await ReadAsync(Coupon(coupon => coupon[field] = JsonNode.Parse(value)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_coupon_that_cannot_be_read_costs_none_of_the_others()
    {
        (await ReadAsync(Coupon(coupon => coupon["id"] = 500), Coupon(coupon => coupon["amount"] = new JsonArray("x"))))
            .ShouldHaveSingleItem();
    }

    private async Task<List<IssuedCode>> ReadAsync(params JsonObject[] coupons)
    {
        _stub.On("GET coupons", new JsonArray([.. coupons]).ToJsonString(), total: coupons.Length);
        return await ((IRecallsCodes)_stub.Shop()).IssuedAsync(CancellationToken.None).ToListAsync();
    }

    private static JsonObject Coupon(Action<JsonObject> but)
    {
        var coupon = JsonNode.Parse("""
            {"id":501,"code":"kom-terug-1","status":"publish","amount":"15.00","discount_type":"percent",
             "date_created_gmt":"2026-11-01T10:00:00","date_expires_gmt":"2026-11-08T23:00:00","usage_count":0,
             "individual_use":true,"free_shipping":false,"minimum_amount":"40.00",
             "email_restrictions":["an@example.com"],
             "meta_data":[{"id":1,"key":"shopconnector_entitlement","value":"Kom terug & thuis:m1:2026-11-01"}]}
            """)!.AsObject();
        but(coupon);
        return coupon;
    }
}
