using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Shops.Shopify;

namespace ShopConnector.Tests.Shops.Codes;

public sealed class ShopifyCodeTests : IDisposable
{
    private const string TakenByOthers =
        "The code KOM-7QX is already used by another discount in the shop. Delete that discount, then apply again.";

    private static readonly CodeToIssue _percent = new(
        "e1", "KOM-7QX", "Kom terug", CodeTerms.Percent(15m), Instant.FromUtc(2026, 11, 1, 0, 0),
        Instant.FromUtc(2026, 11, 9, 0, 0), new LocalDate(2026, 11, 8))
    {
        Currency = "EUR",
    };

    private static readonly CodeToIssue _amount = _percent with { Terms = new CodeTerms(CodeKind.Amount, 7.5m, 30m) };

    private static readonly CodeToIssue _shipping = _percent with { Terms = new CodeTerms(CodeKind.FreeShipping) };

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_code_is_for_one_customer_one_use_and_its_days()
    {
        _shop.Data(Ok);

        await IssueAsync(_percent);

        _shop.Documents[0].ShouldContain("m0: discountCodeBasicCreate(basicCodeDiscount: $input_0)");
        Sent(0)["input_0"]!.ToJsonString().ShouldBe(
            """
            {"title":"Kom terug","code":"KOM-7QX","startsAt":"2026-11-01T00:00:00Z","endsAt":"2026-11-09T00:00:00Z",
            "usageLimit":1,"appliesOncePerCustomer":true,"context":{"customers":{"add":["gid://shopify/Customer/5"]}},
            "customerGets":{"value":{"percentage":0.15},"items":{"all":true}},
            "combinesWith":{"orderDiscounts":false,"productDiscounts":false,"shippingDiscounts":true}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task An_amount_is_taken_off_the_order_once_and_from_its_minimum_on()
    {
        _shop.Data(Currency("EUR")).Data(Ok);

        (await IssueAsync(_amount)).ShouldBe(new WriteOutcome.Written());

        Sent(1)["input_0"]!["customerGets"]!.ToJsonString().ShouldBe(
            """{"value":{"discountAmount":{"amount":"7.5","appliesOnEachItem":false}},"items":{"all":true}}""");
        Sent(1)["input_0"]!["minimumRequirement"]!.ToJsonString().ShouldBe(
            """{"subtotal":{"greaterThanOrEqualToSubtotal":"30"}}""");
    }

    [Fact]
    public async Task Free_shipping_is_a_discount_of_its_own_to_everywhere()
    {
        _shop.Data(Ok);

        (await IssueAsync(_shipping)).ShouldBe(new WriteOutcome.Written());

        _shop.Documents[0].ShouldContain(
            "m0: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input_0)");
        Sent(0)["input_0"]!.ToJsonString().ShouldBe(
            """
            {"title":"Kom terug","code":"KOM-7QX","startsAt":"2026-11-01T00:00:00Z","endsAt":"2026-11-09T00:00:00Z",
            "usageLimit":1,"appliesOncePerCustomer":true,"context":{"customers":{"add":["gid://shopify/Customer/5"]}},
            "destination":{"all":true},"appliesOnOneTimePurchase":true,
            "combinesWith":{"orderDiscounts":false,"productDiscounts":false,"shippingDiscounts":false}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData(CodeKind.Percent, """{"orderDiscounts":true,"productDiscounts":true,"shippingDiscounts":true}""")]
    [InlineData(CodeKind.FreeShipping, """{"orderDiscounts":true,"productDiscounts":true,"shippingDiscounts":false}""")]
    public async Task A_code_that_combines_goes_with_discounts_on_goods(CodeKind kind, string combines)
    {
        _shop.Data(Ok);

        await IssueAsync(_percent with { Terms = new CodeTerms(kind, 10m, Combines: true) });

        Sent(0)["input_0"]!["combinesWith"]!.ToJsonString().ShouldBe(combines);
    }

    [Fact]
    public async Task Amounts_are_rounded_down_to_what_the_shop_can_charge()
    {
        _shop.Data(Currency("JPY")).Data(Ok);

        await IssueAsync(_amount with { Currency = "JPY", Terms = new CodeTerms(CodeKind.Amount, 799.9m, 3000.5m) });

        Sent(1)["input_0"]!["customerGets"]!["value"]!["discountAmount"]!["amount"]!.GetValue<string>()
            .ShouldBe("799");
        Sent(1)["input_0"]!["minimumRequirement"]!["subtotal"]!.ToJsonString().ShouldBe(
            """{"greaterThanOrEqualToSubtotal":"3000"}""");
    }

    [Fact]
    public async Task An_amount_in_another_currency_is_refused_and_the_other_codes_go()
    {
        _shop.Data(Currency("CHF")).Data(Ok);

        var outcome = (await WriteAsync(Change() with { Issue = [_amount, _percent with { Code = "B" }] }))
            .ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
        [
            "Code KOM-7QX: its amounts are in EUR and the shop sells in CHF. Let the offer take off a percentage "
            + "without a minimum spend, or give this shop a programme of its own.",
        ]);
        outcome.Done!.Issue.Select(code => code.Code).ShouldBe(["B"]);
        Sent(1)["input_0"]!["code"]!.GetValue<string>().ShouldBe("B");
        _shop.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_currency_is_asked_for_once_and_only_when_there_are_amounts()
    {
        _shop.Data(Ok).Data(Currency("EUR")).Data(Ok).Data(Ok);
        using var shop = _shop.Connect();
        foreach (var code in (CodeToIssue[])[_percent, _amount, _amount])
            await shop.WriteAsync([Change() with { Issue = [code] }], CancellationToken.None);

        _shop.Documents.Count(text => text.StartsWith("query ShopCurrency", StringComparison.Ordinal)).ShouldBe(1);
        _shop.Documents[1].ShouldStartWith("query ShopCurrency");
    }

    [Theory]
    [InlineData("percent"), InlineData("amount"), InlineData("shipping")]
    public async Task A_code_taken_by_ourselves_is_adopted(string kind)
    {
        var code = Prepare(kind);
        _shop.Data(Taken).Data(Found(Node(kind)));

        (await IssueAsync(code)).ShouldBe(new WriteOutcome.Written());

        _shop.Documents[^1].ShouldStartWith(
            "query Batch($code_0: String!) {\n  m0: codeDiscountNodeByCode(code: $code_0)");
    }

    [Theory]
    [InlineData("percent", "discountCodeBasicUpdate"), InlineData("amount", "discountCodeBasicUpdate")]
    [InlineData("shipping", "discountCodeFreeShippingUpdate")]
    public async Task Our_own_code_that_was_retired_before_gets_its_period_back(string kind, string mutation)
    {
        var code = Prepare(kind);
        _shop.Data(Taken).Data(Found(Node(kind, node => node["endsAt"] = "2026-11-02T00:00:00Z"))).Data(Ok);

        (await IssueAsync(code)).ShouldBe(new WriteOutcome.Written());

        _shop.Documents[^1].ShouldContain($"m0: {mutation}(id: $id_0");
        _shop.Requests[^1].Variables.ToJsonString().ShouldBe(
            """
            {"input_0":{"startsAt":"2026-11-01T00:00:00Z","endsAt":"2026-11-09T00:00:00Z"},
            "id_0":"gid://shopify/DiscountCodeNode/1"}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("percent", "title", "\"Zomer\"")]
    [InlineData("percent", "context", """{"customers":[{"id":"gid://shopify/Customer/6"}]}""")]
    [InlineData("percent", "context", "{}")]
    [InlineData("percent", "customerGets", """{"value":{"percentage":0.5}}""")]
    [InlineData("percent", "customerGets", """{"value":{"amount":{"amount":"15.0"},"appliesOnEachItem":false}}""")]
    [InlineData("percent", "minimumRequirement", """{"greaterThanOrEqualToSubtotal":{"amount":"1.0"}}""")]
    [InlineData("percent", "minimumRequirement", "{}")]
    [InlineData("amount", "customerGets", """{"value":{"amount":{"amount":"7.5"},"appliesOnEachItem":true}}""")]
    [InlineData("amount", "minimumRequirement", "null")]
    [InlineData("shipping", "__typename", "\"DiscountCodeBxgy\"")]
    [InlineData("shipping", "customerGets", """{"value":{"percentage":0.15}}""")]
    public async Task A_code_that_is_not_ours_in_everything_is_refused_and_not_shown(
        string kind, string field, string value)
    {
        var code = Prepare(kind);
        _shop.Data(Taken).Data(Found(Node(kind, node => node[field] = JsonNode.Parse(value)))).Data(Ok).Data(Ok);
        var points = new FieldChange(CardField.Points, "0", "128");

        var outcome = (await WriteAsync(Change() with
        {
            Issue = [code],
            Fields = [points, new FieldChange(CardField.OfferCode, null, "KOM-7QX")],
            AddTags = ["VIP"],
        })).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe([TakenByOthers]);
        outcome.Done!.Issue.ShouldBeEmpty();
        outcome.Done.Fields.ShouldBe([points]);
        outcome.Done.AddTags.ShouldBe(["VIP"]);
        _shop.Requests[^2].Variables["metafields_0"]!.ToJsonString().ShouldNotContain("offer_code");
    }

    [Fact]
    public async Task Only_a_live_code_of_this_customer_is_retired()
    {
        _shop.Data(new JsonObject
        {
            ["m0"] = Node("percent", node => node["status"] = "ACTIVE"),
            ["m1"] = null,
            ["m2"] = Node("percent", node => node["context"] = Owner(6)),
            ["m3"] = Node("shipping", node => node["status"] = "EXPIRED"),
        }.ToJsonString()).Data(Ok);

        var outcome = (await WriteAsync(Change() with
        {
            Retire = [new("e1", "A"), new("e2", "B"), new("e3", "C"), new("e4", "D")],
        })).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(["The code C now belongs to somebody else and is left alone."]);
        outcome.Done!.Retire.Select(code => code.Code).ShouldBe(["B", "D", "A"]);
        Sent(1).ToJsonString().ShouldBe("""{"id_0":"gid://shopify/DiscountCodeNode/1"}""");
    }

    private const string Ok = """{"m0":{"userErrors":[]}}""";

    private const string Taken = """
        {"m0":{"userErrors":[{"field":["basicCodeDiscount","code"],"message":"Code must be unique.","code":"TAKEN"}]}}
        """;

    private static string Currency(string currency) => $$$"""{"shop":{"currencyCode":"{{{currency}}}"}}""";

    private static string Found(JsonObject node) => new JsonObject { ["m0"] = node }.ToJsonString();

    private static JsonObject Owner(long id) => JsonNode.Parse(
        $$"""{"customers":[{"id":"gid://shopify/Customer/{{id}}"}]}""")!.AsObject();

    private static JsonObject Node(string kind, Action<JsonObject>? but = null)
    {
        var discount = JsonNode.Parse(kind switch
        {
            "percent" => """{"__typename":"DiscountCodeBasic","customerGets":{"value":{"percentage":0.15}}}""",
            "amount" => """
                {"__typename":"DiscountCodeBasic",
                 "customerGets":{"value":{"amount":{"amount":"7.5"},"appliesOnEachItem":false}},
                 "minimumRequirement":{"greaterThanOrEqualToSubtotal":{"amount":"30.0"}}}
                """,
            _ => """{"__typename":"DiscountCodeFreeShipping"}""",
        })!.AsObject();
        discount["title"] = "Kom terug";
        discount["endsAt"] = "2026-11-09T00:00:00Z";
        discount["context"] = Owner(5);
        but?.Invoke(discount);
        return new JsonObject { ["id"] = "gid://shopify/DiscountCodeNode/1", ["codeDiscount"] = discount };
    }

    private CodeToIssue Prepare(string kind)
    {
        if (kind == "amount")
            _shop.Data(Currency("EUR"));
        return kind switch { "percent" => _percent, "amount" => _amount, _ => _shipping };
    }

    private JsonNode Sent(int request) => _shop.Requests[request].Variables;

    private static CustomerChange Change() => new() { Customer = new CustomerKey("atelier", "5") };

    private Task<WriteOutcome> IssueAsync(CodeToIssue code) => WriteAsync(Change() with { Issue = [code] });

    private async Task<WriteOutcome> WriteAsync(CustomerChange change)
    {
        using var shop = _shop.Connect();
        return (await shop.WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem();
    }
}
