using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class SegmentTests : IAsyncLifetime
{
    private const string Create =
            "mutation Create($name: String!, $query: String!) { segmentCreate(name: $name, query: "
            + "$query) { segment { name query } userErrors { field message } } }";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory, InlineData("VIP", "VIP (2)"), InlineData("Nieuw", "Nieuw")]
    public async Task A_name_that_is_taken_silently_becomes_another(string name, string made)
    {
        await CreateAsync("VIP", "customer_tags CONTAINS 'VIP'");
        var answer = await CreateAsync(name, "customer_tags CONTAINS 'X'");
        answer["segment"]!["name"]!.GetValue<string>().ShouldBe(made);
    }

    [Fact]
    public async Task A_number_at_the_end_is_counted_on()
    {
        await CreateAsync("Zero (0)", "customer_tags CONTAINS 'X'");
        var answer = await CreateAsync("Zero (0)", "customer_tags CONTAINS 'X'");
        answer["segment"]!["name"]!.GetValue<string>().ShouldBe("Zero (1)");
    }

    [Fact]
    public async Task Blank_name_and_query_are_two_errors()
    {
        (await CreateAsync("", ""))["userErrors"]!.AsArray().Select(error => error!["message"]!.GetValue<string>())
            .ShouldBe(["Name can't be blank", "Query can't be blank"]);
    }

    [Fact]
    public async Task A_query_the_sandbox_cannot_decide_is_refused_and_named()
    {
        (await CreateAsync("Duur", "amount_spent > 5"))["userErrors"]![0]!["message"]!.GetValue<string>().ShouldBe(
                "Query Line 1 Column 1: this sandbox only knows customer_tags [NOT] CONTAINS 'TAG', "
                + "joined by AND or by OR.");
    }

    [Fact]
    public async Task A_deleted_segment_reads_null_with_an_error_beside_it()
    {
        var answer = await _shop.AskAsync(
            "query Q { detail: segment(id: \"gid://shopify/Segment/9\") { id } count: segmentsCount { "
            + "count precision } }");
        answer["errors"]!.ToJsonString().ShouldBe(
            """[{"message":"Segment does not exist","extensions":{"code":"NOT_FOUND"},"path":["detail"]}]""");
        answer["data"]!.ToJsonString().ShouldBe("""{"detail":null,"count":{"count":0,"precision":"EXACT"}}""");
    }

    private async Task<JsonNode> CreateAsync(string name, string query) => (await _shop.DataAsync(
        Create, new JsonObject { ["name"] = name, ["query"] = query }))["segmentCreate"]!;
}
