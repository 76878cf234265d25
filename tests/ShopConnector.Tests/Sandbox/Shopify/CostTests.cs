using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Segments;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class CostTests
{
    [Theory]
    [InlineData("{ currentAppInstallation { accessScopes { handle } } }", 2)]
    [InlineData("{ shop { plan { shopifyPlus } } currentAppInstallation { accessScopes { handle } } }", 4)]
    [InlineData("{ currentAppInstallation { id app { id handle title } } }", 2)]
    [InlineData("{ customersCount { count } ordersCount(query: \"tag:x\") { count precision } }", 20)]
    [InlineData("{ customers(first: 250) { nodes { id } } }", 13)]
    [InlineData("{ customers(first: 250) { nodes { id defaultEmailAddress { emailAddress } } } }", 24)]
    [InlineData(
        "{ customers(first: 3) { edges { cursor node { id amountSpent { amount } defaultEmailAddress { "
        + "emailAddress } defaultPhoneNumber { phoneNumber } defaultAddress { city } } } pageInfo { "
        + "hasNextPage } } }", 8)]
    [InlineData("{ bulkOperations(first: 1) { nodes { id } } }", 3)]
    [InlineData(
        "{ discountNodes(first: 2) { nodes { id discount { ... on DiscountCodeBasic { combinesWith { "
        + "orderDiscounts } codes(first: 2) { nodes { code } } } } } edges { cursor node { id discount "
        + "{ ... on DiscountCodeBasic { combinesWith { orderDiscounts } codes(first: 2) { nodes { code "
        + "} } } } } } pageInfo { endCursor } } discountNodesCount { count } }", 24)]
    [InlineData(
        "mutation { a: discountCodeDeactivate(id: \"gid://shopify/DiscountCodeNode/0\") { userErrors { "
        + "message } } b: discountCodeDelete(id: \"gid://shopify/DiscountCodeNode/0\") { userErrors { "
        + "message } } }", 20)]
    public async Task A_query_is_weighed_as_the_recorded_ones_were(string query, int requested)
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 5);
        Cost(await shop.AskAsync(query))["requestedQueryCost"]!.GetValue<int>().ShouldBe(requested);
    }

    [Fact]
    public async Task What_was_not_used_is_given_back()
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 5);
        shop.State.Segments.Add(new Segment(1, "VIP", "customer_tags CONTAINS 'VIP'", shop.Shop.State.Now));
        var cost = Cost(await shop.AskAsync("{ segments(first: 250) { nodes { id } } }"));
        cost["requestedQueryCost"]!.GetValue<int>().ShouldBe(13);
        cost["actualQueryCost"]!.GetValue<int>().ShouldBe(3);
        cost["throttleStatus"]!.ToJsonString().ShouldBe(
            """{"maximumAvailable":2000,"currentlyAvailable":1997,"restoreRate":100}""");
    }

    [Theory]
    [InlineData("nodes { id }", 65)]
    [InlineData("nodes { id } pageInfo { hasNextPage }", 65)]
    [InlineData("nodes { id product { id } }", 95)]
    public async Task Unlike_nodes_are_charged_with_their_mean_and_the_page_information_with_nothing(
        string lines, int actual)
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 300);
        var answer = await shop.AskAsync(
            $"{{ orders(first: 250) {{ nodes {{ lineItems(first: 100) {{ {lines} }} }} }} }}");
        Cost(answer)["actualQueryCost"]!.GetValue<int>().ShouldBe(actual);
        answer["data"]!["orders"]!["nodes"]!.AsArray().Count.ShouldBe(250);
    }

    [Fact]
    public async Task An_empty_bucket_throttles_until_time_has_filled_it()
    {
        var small = new ShopifyOptions { BucketSize = 25, RestoreRate = 10 };
        await using var shop = await ShopifyShop.OpenAsync(small, customers: 5);
        const string Mutation = "mutation M { segmentDelete(id: \"gid://shopify/Segment/1\") { deletedSegmentId } }";
        (await shop.AskAsync(Mutation)).ContainsKey("data").ShouldBeTrue();
        (await shop.AskAsync(Mutation)).ContainsKey("data").ShouldBeTrue();
        var throttled = await shop.AskAsync(Mutation);
        throttled.ToJsonString().ShouldBe(
            """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED","documentation":"https:"""
            + """//shopify.dev/api/usage/rate-limits"}}],"extensions":{"cost":{"requestedQueryCost":"""
            + """10,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":25,"currentlyAvailable":"""
            + """5,"restoreRate":10}}}}""");
        shop.Pass(Duration.FromMilliseconds(490));
        (await shop.AskAsync(Mutation)).ContainsKey("data").ShouldBeFalse();
        shop.Pass(Duration.FromMilliseconds(10));
        (await shop.AskAsync(Mutation)).ContainsKey("data").ShouldBeTrue();
        shop.Shop.Records.Throttled.ShouldBe(2);
        shop.Shop.Records.Cost.ShouldBe(30m);
    }

    [Fact]
    public async Task A_query_over_a_thousand_points_is_refused_whatever_the_bucket_holds()
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 5);
        var answer = await shop.AskAsync(
            "{ customers(first: 250) { nodes { orders(first: 250) { nodes { lineItems(first: 250) { "
            + "nodes { id } } } } } } }");
        answer.ContainsKey("data").ShouldBeFalse();
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("MAX_COST_EXCEEDED");
    }

    [Fact]
    public async Task A_list_of_251_is_too_long()
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 5);
        var ids = new JsonArray([.. Enumerable.Range(0, 251).Select(i => (JsonNode)$"gid://shopify/Customer/{i}")]);
        var answer = await shop.AskAsync("query Q($ids: [ID!]!) {\n  nodes(ids: $ids) { id }\n}", new JsonObject
        {
            [
            "ids"] = ids
        });
        answer.ContainsKey("data").ShouldBeFalse();
        answer["errors"]!.ToJsonString().ShouldBe(
            """[{"message":"The input array size of 251 is greater than the maximum allowed of """
            + """250.","locations":[{"line":2,"column":3}],"path":"""
            + """["nodes","ids"],"extensions":{"code":"MAX_INPUT_SIZE_EXCEEDED"}}]""");
    }

    [Fact]
    public async Task The_throttling_fault_is_a_throttled_answer_inside_a_200()
    {
        await using var shop = await ShopifyShop.OpenAsync(faults: new SandboxFaults { Throttled = 1 }, customers: 5);
        var answer = await shop.AskAsync("{ shop { id } }");
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("THROTTLED");
        answer.ContainsKey("data").ShouldBeFalse();
    }

    private static JsonNode Cost(JsonObject answer) => answer["extensions"]!["cost"]!;
}
