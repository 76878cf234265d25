using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Write;

public sealed class CouponTests : IDisposable
{
    private static readonly CodeToIssue _code = new(
        "winback:m1:1", "KOM-TERUG-1", "Kom terug", CodeTerms.Percent(15m), StubWoo.Now,
        Instant.FromUtc(2026, 11, 8, 23, 0), new LocalDate(2026, 11, 8));

    private readonly StubWoo _stub = new();
    private readonly List<string> _deleted = [];

    public CouponTests()
    {
        Creates(_ => { });
        _stub.On("POST customers/batch", asked => StubWoo.Json(asked.Body!));
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_code_is_for_its_owner_once_and_ends_with_its_last_day_in_the_shops_zone()
    {
        (await IssueAsync()).ShouldBe(new WriteOutcome.Written());

        var sent = _stub.Requests.First(asked => asked.Route == "POST coupons/batch").Json["create"]![0]!;
        sent.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"code":"KOM-TERUG-1","discount_type":"percent","amount":"15","usage_limit":1,"usage_limit_per_user":1,
             "individual_use":true,"email_restrictions":["an@example.com"],"date_expires":"2026-11-09T00:00:00",
             "description":"Kom terug","meta_data":[{"key":"shopconnector_entitlement","value":"winback:m1:1"}]}
            """)!.ToJsonString());
    }

    [Theory]
    [InlineData("email_restrictions", "[]", "its restriction to the customer's e-mail")]
    [InlineData("email_restrictions", """{"0":"an@example.com","2":"else@example.com"}""",
        "its restriction to the customer's e-mail")]
    [InlineData("amount", "\"51\"", "its percentage")]
    [InlineData("usage_limit", "null", "its limit to one use")]
    [InlineData("date_expires_gmt", "null", "its last day")]
    [InlineData("date_expires_gmt", "\"2026-11-09T00:00:00\"", "its last day")]
    [InlineData("code", "\"kom-terug-1-2\"", "its code")]
    [InlineData("meta_data", "[]", "the note of whose it is")]
    public async Task A_code_that_comes_out_otherwise_is_deleted_at_once(string field, string value, string what)
    {
        Creates(coupon => coupon[field] = JsonNode.Parse(value));
        var outcome = (await IssueAsync()).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe([$"the code for Kom terug: the shop changed {what}; the coupon was deleted at once."]);
        outcome.Done.ShouldBeNull();
        _deleted.ShouldBe(["501"]);
    }

    [Fact]
    public async Task A_restriction_that_comes_back_as_an_object_is_kept()
    {
        Creates(coupon => coupon["email_restrictions"] = new JsonObject { ["1"] = "an@example.com" });

        (await IssueAsync()).ShouldBe(new WriteOutcome.Written());
    }

    [Theory]
    [InlineData("jörg@example.com")]
    [InlineData("an*@example.com")]
    public async Task Nothing_is_made_for_an_address_the_shop_would_drop(string email)
    {
        var outcome = (await IssueAsync(email)).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(["the code for Kom terug was not made: WordPress does not accept the e-mail address, "
            + "and without it the code would be everybody's."]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST coupons/batch");
    }

    [Fact]
    public async Task Our_own_code_is_found_again_after_an_answer_was_lost()
    {
        Taken();
        _stub.On("GET coupons", new JsonArray(Coupon(_ => { })).ToJsonString(), total: 1);

        (await IssueAsync()).ShouldBe(new WriteOutcome.Written());
        _deleted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_of_somebody_else_is_left_alone()
    {
        Taken();
        _stub.On("GET coupons", new JsonArray(Coupon(coupon => coupon["meta_data"] = new JsonArray())).ToJsonString());
        var outcome = (await IssueAsync()).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
            ["the code for Kom terug: the shop has a coupon under the same code that is not ours."]);
        _deleted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_that_show_a_code_wait_for_it()
    {
        Creates(coupon => coupon["email_restrictions"] = new JsonArray());
        var change = Change() with
        {
            Fields = [new(CardField.OfferCode, null, "KOM-TERUG-1"), new(CardField.Points, null, "5")],
        };
        var outcome = (await WriteAsync(change)).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Done!.Fields.ShouldBe([new FieldChange(CardField.Points, null, "5")]);
        _stub.Requests.First(asked => asked.Route == "POST customers/batch").Body!.ShouldNotContain("offer_code");
    }

    [Fact]
    public async Task Codes_come_before_the_metadata_that_shows_them_and_old_ones_go_last()
    {
        _stub.On("GET coupons", new JsonArray(Coupon(_ => { })).ToJsonString());
        await WriteAsync(Change() with
        {
            Fields = [new(CardField.OfferCode, null, "KOM-TERUG-1")],
            Retire = [new("winback:m1:1", "KOM-TERUG-1")],
        });

        _stub.Requests.Where(asked => asked.Method == "POST").Select(asked => asked.Route)
            .ShouldBe(["POST coupons/batch", "POST customers/batch", "POST coupons/batch"]);
    }

    [Fact]
    public async Task A_retired_code_is_deleted_when_it_is_ours_and_unused()
    {
        _stub.On("GET coupons", new JsonArray(Coupon(_ => { })).ToJsonString());

        (await RetireAsync()).ShouldBe(new WriteOutcome.Written());
        _deleted.ShouldBe(["501"]);
        _stub.Requests.First(asked => asked.Route == "GET coupons")["code"].ShouldBe("KOM-TERUG-1");
    }

    [Fact]
    public async Task A_used_code_is_ended_and_kept_for_the_books()
    {
        _stub.On("GET coupons", new JsonArray(Coupon(coupon => coupon["usage_count"] = 1)).ToJsonString());
        _stub.On("POST coupons/batch", """{"update":[{"id":501,"date_expires_gmt":"1999-12-31T23:00:00"}]}""");

        (await RetireAsync()).ShouldBe(new WriteOutcome.Written());
        _stub.Requests.Single(asked => asked.Route == "POST coupons/batch").Body
            .ShouldBe("""{"update":[{"id":501,"date_expires":"2000-01-01T00:00:00"}]}""");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"id":9,"code":"kom-terug-1","meta_data":[]}]""")]
    [InlineData("""[{"id":9,"code":"x","meta_data":[{"key":"shopconnector_entitlement","value":"winback:m1:1"}]}]""")]
    public async Task A_code_that_is_gone_or_not_ours_is_not_touched(string found)
    {
        _stub.On("GET coupons", found);

        (await RetireAsync()).ShouldBe(new WriteOutcome.Written());
        _stub.Requests.ShouldNotContain(asked => asked.Method == "POST");
    }

    [Fact]
    public async Task Codes_made_for_an_account_that_turns_out_to_be_gone_are_taken_back()
    {
        _stub.On("POST customers/batch",
            """{"update":[{"id":42,"error":{"code":"woocommerce_rest_invalid_id","message":""}}]}""");
        _stub.On("GET coupons", new JsonArray(Coupon(_ => { })).ToJsonString());

        (await WriteAsync(Change() with { Fields = [new(CardField.OfferCode, null, "KOM-TERUG-1")] }))
            .ShouldBe(new WriteOutcome.Gone());
        _deleted.ShouldBe(["501"]);
    }

    private Task<WriteOutcome> IssueAsync(string email = "an@example.com") => WriteAsync(Change(email));

    private Task<WriteOutcome> RetireAsync() =>
        WriteAsync(Change() with { Issue = [], Retire = [new("winback:m1:1", "KOM-TERUG-1")] });

    private async Task<WriteOutcome> WriteAsync(CustomerChange change) =>
        (await _stub.Shop().WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem();

    private static CustomerChange Change(string email = "an@example.com") => new()
    {
        Customer = new CustomerKey("kaashuis", "42"),
        Email = email,
        Issue = [_code],
    };

    private static JsonObject Coupon(Action<JsonObject> but)
    {
        var coupon = JsonNode.Parse("""
            {"id":501,"code":"kom-terug-1","status":"publish","amount":"15.00","discount_type":"percent",
             "usage_count":0,
             "date_expires":"2026-11-09T00:00:00","date_expires_gmt":"2026-11-08T23:00:00","individual_use":true,
             "usage_limit":1,"usage_limit_per_user":1,"email_restrictions":["an@example.com"],
             "meta_data":[{"id":1,"key":"shopconnector_entitlement","value":"winback:m1:1"}]}
            """)!.AsObject();
        but(coupon);
        return coupon;
    }

    private void Creates(Action<JsonObject> but) => _stub.On("POST coupons/batch", asked =>
    {
        if (asked.Json["delete"] is not JsonArray ids)
            return StubWoo.Json(new JsonObject { ["create"] = new JsonArray(Coupon(but)) }.ToJsonString());

        _deleted.AddRange(ids.Select(id => id!.ToString()));
        return StubWoo.Json(new JsonObject { ["delete"] = new JsonArray(Coupon(_ => { })) }.ToJsonString());
    });

    private void Taken() => _stub.On("POST coupons/batch", """
        {"create":[{"id":0,"error":{"code":"woocommerce_rest_coupon_code_already_exists","message":""}}]}
        """);
}
