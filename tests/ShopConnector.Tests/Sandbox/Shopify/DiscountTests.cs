using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class DiscountTests : IAsyncLifetime
{
    private const string Create =
            "mutation Create($input: DiscountCodeBasicInput!) { "
            + "discountCodeBasicCreate(basicCodeDiscount: $input) { codeDiscountNode { id codeDiscount "
            + "{ __typename ... on DiscountCodeBasic { title status summary endsAt codes(first: 1) { "
            + "nodes { code } } context { __typename ... on DiscountCustomers { customers { id } } } } "
            + "} } userErrors { field message code extraInfo } } }";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 10);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_code_for_one_customer_is_shown_as_such()
    {
        var made = await CreateAsync(_ => { });
        made["userErrors"]!.AsArray().ShouldBeEmpty();
        var discount = made["codeDiscountNode"]!["codeDiscount"]!;
        discount["status"]!.GetValue<string>().ShouldBe("ACTIVE");
        discount["summary"]!.GetValue<string>().ShouldBe("15% off entire order • One use per customer");
        discount["context"]!.ToJsonString().ShouldBe(
            $$"""{"__typename":"DiscountCustomers","customers":[{"id":"{{_shop.FirstCustomer}}"}]}""");
    }

    [Theory]
    [InlineData("percentage", """["basicCodeDiscount","customerGets","value","percentage"]""",
        "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE")]
    [InlineData("startsAt", """["basicCodeDiscount","startsAt"]""", "Starts at can't be blank", "BLANK")]
    [InlineData("endsAt", """["basicCodeDiscount","endsAt"]""", "Ends at needs to be after starts_at", "INVALID")]
    [InlineData("code", """["basicCodeDiscount","code"]""", "Code can't be blank", "BLANK")]
    [InlineData("usageLimit", """["basicCodeDiscount","usageLimit"]""",
        "Usage limit must be less than or equal to 2147483647", "LESS_THAN_OR_EQUAL_TO")]
    [InlineData("amount", """["basicCodeDiscount","customerGets","value","discountAmount","amount"]""",
        "Value must be less than or equal to 0", "LESS_THAN_OR_EQUAL_TO")]
    [InlineData("two values", """["basicCodeDiscount","customerGets","value","percentage"]""",
        "Percentage cannot be defined when discount amount is.", "CONFLICT")]
    [InlineData("both", """["basicCodeDiscount","context"]""",
        "Only one of context or customerSelection can be provided.", "INVALID")]
    public async Task A_bad_discount_is_refused_in_the_recorded_words(
        string wrong, string field, string message, string code)
    {
        var refused = await CreateAsync(input =>
        {
            switch (wrong)
            {
                case "percentage":
                    input["customerGets"]!["value"]!["percentage"] = 10;
                    break;
                case "amount":
                    input["customerGets"]!["value"] = Amount("-5");
                    break;
                case "two values":
                    input["customerGets"]!["value"] = Amount("5");
                    input["customerGets"]!["value"]!["percentage"] = 0.15;
                    break;
                case "endsAt":
                    input["endsAt"] = "2026-11-01T00:00:00Z";
                    break;
                case "usageLimit":
                    input["usageLimit"] = 2147483648L;
                    break;
                case "both":
                    input["customerSelection"] = new JsonObject { ["all"] = true };
                    break;
                default:
                    input.Remove(wrong);
                    break;
            }
        });
        refused["codeDiscountNode"].ShouldBeNull();
        var error = refused["userErrors"]![0]!;
        error["field"]!.ToJsonString().ShouldBe(field);
        error["message"]!.GetValue<string>().ShouldBe(message);
        error["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    public async Task An_amount_and_its_minimum_are_shown_as_such()
    {
        var made = await CreateAsync(input =>
        {
            input["customerGets"]!["value"] = Amount("7.50");
            input["minimumRequirement"] = JsonNode.Parse("""{"subtotal":{"greaterThanOrEqualToSubtotal":"30"}}""");
        });
        made["codeDiscountNode"]!["codeDiscount"]!["summary"]!.GetValue<string>().ShouldBe(
            "€7.50 off one-time purchase products • Minimum purchase of €30.00 • One use per customer");
    }

    [Fact]
    public async Task Free_shipping_does_not_go_with_free_shipping()
    {
        var data = await _shop.DataAsync(
            "mutation M { discountCodeFreeShippingCreate(freeShippingCodeDiscount: { title: \"T\", code: \"C\", "
            + "startsAt: \"2026-11-20T10:00:00Z\", destination: { all: true }, "
            + "combinesWith: { shippingDiscounts: true } }) { userErrors { field code } } }");
        data["discountCodeFreeShippingCreate"]!["userErrors"]!.ToJsonString().ShouldBe(
            """[{"field":["freeShippingCodeDiscount","combinesWith"],"""
            + "\"code\":\"INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS\"}]");
    }

    [Fact]
    public async Task A_code_is_taken_in_any_casing()
    {
        await CreateAsync(_ => { });
        var error = (await CreateAsync(input => input["code"] = "kom-terug"))["userErrors"]!.AsArray().Single()!;
        error.ToJsonString().ShouldBe(
            """{"field":["basicCodeDiscount","code"],"message":"Code must be unique. Please try a """
            + """different code.","code":"TAKEN","extraInfo":null}""");
    }

    [Fact]
    public async Task A_contradiction_is_refused_at_the_top()
    {
        var input = Input();
        input.Remove("context");
        input["customerSelection"] = new JsonObject
        {
            ["all"] = true,
            ["customers"] = new JsonObject { ["add"] = new JsonArray(_shop.FirstCustomer) },
        };
        var answer = await _shop.AskAsync(Create, new JsonObject { ["input"] = input });
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("BAD_REQUEST");
        answer["data"]!.ToJsonString().ShouldBe("""{"discountCodeBasicCreate":null}""");
    }

    [Fact]
    public async Task Deactivating_writes_the_end_and_activating_clears_it()
    {
        var id = (await CreateAsync(_ => { }))["codeDiscountNode"]!["id"]!.GetValue<string>();
        (await SwitchAsync("discountCodeDeactivate", id)).ShouldBe(
            """{"status":"EXPIRED","endsAt":"2026-11-20T11:00:00Z"}""");
        _shop.Pass(Duration.FromMinutes(1));
        (await SwitchAsync("discountCodeDeactivate", id)).ShouldBe(
            """{"status":"EXPIRED","endsAt":"2026-11-20T11:00:00Z"}""");
        (await SwitchAsync("discountCodeActivate", id)).ShouldBe("""{"status":"ACTIVE","endsAt":null}""");
    }

    [Fact]
    public async Task A_deleted_code_is_gone_and_unknown_ids_say_so()
    {
        var id = (await CreateAsync(_ => { }))["codeDiscountNode"]!["id"]!.GetValue<string>();
        const string Delete =
            "mutation M($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { "
            + "field message code } } }";
        (await _shop.DataAsync(Delete, new JsonObject { ["id"] = id }))["discountCodeDelete"]![
            "deletedCodeDiscountId"]!.GetValue<string>().ShouldBe(id);
        (await _shop.DataAsync("{ codeDiscountNodeByCode(code: \"KOM-TERUG\") { id } }")).ToJsonString().ShouldBe(
            """{"codeDiscountNodeByCode":null}""");
        (await _shop.DataAsync(Delete, new JsonObject { ["id"] = id }))["discountCodeDelete"]!.ToJsonString().ShouldBe(
                """{"deletedCodeDiscountId":null,"userErrors":[{"field":["id"],"message":"Code discount """
                + """does not exist.","code":"INVALID"}]}""");
    }

    [Fact]
    public async Task An_update_keeps_what_it_leaves_out()
    {
        var id = (await CreateAsync(_ => { }))["codeDiscountNode"]!["id"]!.GetValue<string>();
        var data = await _shop.DataAsync(
                "mutation M($id: ID!) { discountCodeBasicUpdate(id: $id, basicCodeDiscount: { title: "
                + "\"Anders\" }) { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { title "
                + "usageLimit appliesOncePerCustomer codes(first: 1) { nodes { code } } } } } "
                + "userErrors { message } } }",
            new JsonObject { ["id"] = id });
        data["discountCodeBasicUpdate"]!.ToJsonString().ShouldBe(
                """{"codeDiscountNode":{"codeDiscount":{"title":"Anders","usageLimit":"""
                + """1,"appliesOncePerCustomer":true,"codes":{"nodes":[{"code":"KOM-TERUG"}]}}},"userErrors":"""
                + """[]}""");
    }

    private async Task<JsonNode> CreateAsync(Action<JsonObject> change)
    {
        var input = Input();
        change(input);
        return (await _shop.DataAsync(Create, new JsonObject { ["input"] = input }))["discountCodeBasicCreate"]!;
    }

    private static JsonObject Amount(string amount) => new()
    {
        ["discountAmount"] = new JsonObject { ["amount"] = amount, ["appliesOnEachItem"] = false },
    };

    private JsonObject Input() => JsonNode.Parse("""
        {"title":"Kom terug","code":"KOM-TERUG","startsAt":"2026-11-20T10:00:00Z","endsAt":"2026-11-27T10:00:00Z",
         "usageLimit":1,"appliesOncePerCustomer":true,"context":{"customers":{"add":["CUSTOMER"]}},
         "customerGets":{"value":{"percentage":0.15},"items":{"all":true}}}
        """.Replace("CUSTOMER", _shop.FirstCustomer, StringComparison.Ordinal))!.AsObject();

    private async Task<string> SwitchAsync(string mutation, string id) => (await _shop.DataAsync(
            $"mutation M($id: ID!) {{ {mutation}(id: $id) {{ codeDiscountNode {{ codeDiscount {{ ... on "
            + $"DiscountCodeBasic {{ status endsAt }} }} }} userErrors {{ message }} }} }}",
        new JsonObject { ["id"] = id }))[mutation]!["codeDiscountNode"]!["codeDiscount"]!.ToJsonString();
}
