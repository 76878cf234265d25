using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Shops.WooCommerce;

namespace ShopConnector.Tests.Shops.Codes;

public sealed class WooCodeTests : IDisposable
{
    private const string Currency = "GET settings/general/woocommerce_currency";

    private static readonly CodeToIssue _amount = new(
        "winback:m1:1", "KOM-TERUG-1", "Kom terug", new CodeTerms(CodeKind.Amount, 7.5m, 30m), StubWoo.Now,
        Instant.FromUtc(2026, 11, 8, 23, 0), new LocalDate(2026, 11, 8))
    {
        Currency = "EUR",
    };

    private static readonly CodeToIssue _shipping = _amount with { Terms = new CodeTerms(CodeKind.FreeShipping) };

    private readonly StubWoo _stub = new();
    private readonly List<string> _deleted = [];
    private Action<JsonObject> _but = _ => { };

    public WooCodeTests()
    {
        _stub.On(Currency, """{"value":"EUR"}""");
        _stub.On("POST coupons/batch", Answer);
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task An_amount_is_taken_off_the_cart_from_its_minimum_on()
    {
        (await IssueAsync(_amount)).ShouldBe(new WriteOutcome.Written());

        Sent().ShouldBe(JsonNode.Parse("""
            {"code":"KOM-TERUG-1","discount_type":"fixed_cart","amount":"7.5","usage_limit":1,
             "usage_limit_per_user":1,"individual_use":true,"email_restrictions":["an@example.com"],
             "date_expires":"2026-11-09T00:00:00","description":"Kom terug",
             "meta_data":[{"key":"shopconnector_entitlement","value":"winback:m1:1"}],"minimum_amount":"30"}
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Free_shipping_takes_nothing_off_the_goods_and_asks_for_no_currency()
    {
        (await IssueAsync(_shipping with { Terms = new CodeTerms(CodeKind.FreeShipping, Combines: true) }))
            .ShouldBe(new WriteOutcome.Written());

        Sent().ShouldBe(JsonNode.Parse("""
            {"code":"KOM-TERUG-1","discount_type":"fixed_cart","amount":"0","usage_limit":1,
             "usage_limit_per_user":1,"individual_use":false,"email_restrictions":["an@example.com"],
             "date_expires":"2026-11-09T00:00:00","description":"Kom terug",
             "meta_data":[{"key":"shopconnector_entitlement","value":"winback:m1:1"}],"free_shipping":true}
            """)!.ToJsonString());
        _stub.Requests.ShouldNotContain(asked => asked.Route == Currency);
    }

    [Theory]
    [InlineData("amount", "discount_type", "\"percent\"", "its amount")]
    [InlineData("amount", "amount", "\"8.50\"", "its amount")]
    [InlineData("amount", "minimum_amount", "\"0.00\"", "its minimum spend")]
    [InlineData("amount", "free_shipping", "true", "its free shipping")]
    [InlineData("amount", "individual_use", "false", "whether it combines with other codes")]
    [InlineData("shipping", "free_shipping", "false", "its free shipping")]
    [InlineData("shipping", "amount", "\"5.00\"", "its amount")]
    [InlineData("shipping", "minimum_amount", "\"50.00\"", "its minimum spend")]
    public async Task A_code_that_comes_out_otherwise_is_deleted_at_once(
        string kind, string field, string value, string what)
    {
        _but = coupon => coupon[field] = JsonNode.Parse(value);

        (await IssueAsync(kind == "amount" ? _amount : _shipping)).ShouldBeOfType<WriteOutcome.Refused>().Reasons
            .ShouldBe([$"the code for Kom terug: the shop changed {what}; the coupon was deleted at once."]);
        _deleted.ShouldBe(["501"]);
    }

    [Fact]
    public async Task An_amount_with_more_decimals_than_the_shop_shows_is_still_the_same()
    {
        _stub.On(Currency, """{"value":"KWD"}""");
        _but = coupon => coupon["amount"] = "1.24";

        (await IssueAsync(_amount with { Currency = "KWD", Terms = new CodeTerms(CodeKind.Amount, 1.2359m) }))
            .ShouldBe(new WriteOutcome.Written());
        _stub.Requests.First(asked => asked.Route == "POST coupons/batch").Json["create"]![0]!["amount"]!
            .GetValue<string>().ShouldBe("1.235");
    }

    [Fact]
    public async Task An_amount_in_another_currency_is_refused_and_the_other_codes_go()
    {
        _stub.On(Currency, """{"value":"CHF"}""");
        var outcome = (await WriteAsync(_amount, _shipping with { Code = "B" })).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
        [
            "the code for Kom terug: its amounts are in EUR and the shop sells in CHF. Let the offer take off a "
            + "percentage without a minimum spend, or give this shop a programme of its own.",
        ]);
        outcome.Done!.Issue.Select(code => code.Code).ShouldBe(["B"]);
    }

    [Fact]
    public async Task Where_the_settings_are_hidden_codes_with_amounts_wait_and_the_run_goes_on()
    {
        _stub.On(Currency, _ => StubWoo.Error(HttpStatusCode.Forbidden, "woocommerce_rest_cannot_view"));
        var outcome = (await WriteAsync(_amount, _amount with { Code = "B" })).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
        [
            "the code for Kom terug: the shop does not tell its currency. Let the app or key read the shop's settings, "
            + "then apply again.",
        ]);
        _stub.Requests.Count(asked => asked.Route == Currency).ShouldBe(1);
    }

    private Task<WriteOutcome> IssueAsync(CodeToIssue code) => WriteAsync(code);

    private async Task<WriteOutcome> WriteAsync(params CodeToIssue[] codes) => (await _stub.Shop().WriteAsync(
        [
            new CustomerChange
            {
                Customer = new CustomerKey("kaashuis", "42"),
                Email = "an@example.com",
                Issue = [.. codes],
            },
        ],
        CancellationToken.None)).ShouldHaveSingleItem();

    private string Sent() => _stub.Requests.First(asked => asked.Route == "POST coupons/batch").Json["create"]![0]!
        .ToJsonString();

    /// <summary>As WooCommerce does: what was sent, completed, and amounts with two decimals.</summary>
    private HttpResponseMessage Answer(StubWoo.Asked asked)
    {
        if (asked.Json["delete"] is JsonArray ids)
        {
            _deleted.AddRange(ids.Select(id => id!.ToString()));
            return StubWoo.Json(new JsonObject { ["delete"] = ids.DeepClone() }.ToJsonString());
        }

        var made = asked.Json["create"]!.AsArray()
            .Select((sent, index) => (JsonNode)Made(sent!.AsObject(), 501 + index));
        return StubWoo.Json(new JsonObject { ["create"] = new JsonArray([.. made]) }.ToJsonString());
    }

    private JsonObject Made(JsonObject sent, int id)
    {
        var coupon = sent.DeepClone().AsObject();
        coupon["id"] = id;
        coupon["status"] = "publish";
        coupon["date_expires_gmt"] = "2026-11-08T23:00:00";
        coupon["free_shipping"] ??= false;
        coupon["minimum_amount"] ??= "0.00";
        _but(coupon);
        return coupon;
    }
}
