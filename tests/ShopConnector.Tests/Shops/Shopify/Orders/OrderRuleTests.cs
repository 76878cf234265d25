using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Shopify.Orders;

/// <summary>What order rules want of orders, as Shopify can do it.</summary>
public sealed class OrderRuleTests : IDisposable
{
    private const string Open = """{"id":"gid://shopify/FulfillmentOrder/70","status":"OPEN","fulfillmentHolds":[]}""";

    private readonly StubShop _shop = new();

    private static OrderChange Zone { get; } = new()
    {
        Order = new OrderKey("atelier", "7"),
        Tags = ["zone"],
        AddTags = ["zone"],
        TagsAfter = ["zone"],
        Hold = true,
        Notes = [new OrderNote("Verboden zone", "Bel eerst.")],
    };

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Hold_tags_and_mark_go_in_one_document_in_this_order()
    {
        _shop.Data(Marks("null")).Data(Parcels(Open)).Data(Ok("m0", "m1", "m2"));

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());

        var sent = _shop.Requests[2];
        sent.Query.ShouldContain("m0: fulfillmentOrderHold(id: $id_0, fulfillmentHold: $hold_0)");
        sent.Query.ShouldContain("m1: tagsAdd(id: $id_1, tags: $tags_1)");
        sent.Query.ShouldContain("m2: metafieldsSet(metafields: $metafields_2)");
        sent.Variables["hold_0"]!.ToJsonString().ShouldBe(
            """
            {"reason":"OTHER","reasonNotes":"Bel eerst.","handle":"shopconnector-order-rules","notifyMerchant":false}
            """.Trim());
        sent.Variables["id_1"]!.ToString().ShouldBe("gid://shopify/Order/7");
        var fields = sent.Variables["metafields_2"]!.AsArray();
        fields.Select(field => $"{field!["namespace"]}.{field["key"]}")
            .ShouldBe(["loyalty.order_rules", "loyalty.note"]);
        fields[0]!["value"]!.ToString().ShouldBe(
            """{"tags":["zone"],"held":true,"notes":[{"rule":"Verboden zone","text":"Bel eerst."}]}""");
        fields[1]!["value"]!.ToString().ShouldBe("Bel eerst.");
    }

    [Fact]
    public async Task What_the_orders_own_mark_says_was_done_is_not_done_again()
    {
        _shop.Data(Marks("""{"value":"{\"tags\":[\"zone\"],\"held\":true,\"notes\":[]}"}""")).Data(Ok("m0"));

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());

        _shop.Documents[1].ShouldNotContain("fulfillmentOrderHold");
        _shop.Documents[1].ShouldNotContain("tagsAdd");
        _shop.Documents[1].ShouldContain("m0: metafieldsSet");
    }

    [Fact]
    public async Task A_hold_under_our_handle_is_one_whose_answer_was_lost()
    {
        _shop.Data(Marks("null")).Data(Parcels(Open)).Data(
            """
            {"m0":{"userErrors":[{"field":["fulfillmentHold","handle"],"message":"in use",
              "code":"DUPLICATE_FULFILLMENT_HOLD_HANDLE"}]},"m1":{"userErrors":[]},"m2":{"userErrors":[]}}
            """);

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());
    }

    [Fact]
    public async Task A_refused_hold_is_taken_out_of_the_mark_and_stays_planned()
    {
        _shop.Data(Marks("null")).Data(Parcels(Open)).Data(
            """
            {"m0":{"userErrors":[{"field":["id"],"message":"Ten holds are enough.",
              "code":"FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"}]},"m1":{"userErrors":[]},"m2":{"userErrors":[]}}
            """).Data(Ok("m0"));

        var refused = (await WriteAsync(Zone)).ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(["order 7 was refused: Ten holds are enough."]);
        var done = refused.Done!.Orders.ShouldHaveSingleItem();
        (done.Hold, done.MarkAfter.Held).ShouldBe((false, false));
        done.Tags.ShouldBe(["zone"]);
        _shop.Requests[3].Variables["metafields_0"]![0]!["value"]!.ToString().ShouldContain("\"held\":false");
    }

    [Fact]
    public async Task An_order_of_which_nothing_waits_is_not_held()
    {
        _shop.Data(Marks("null")).Data(Parcels(Open.Replace("OPEN", "CLOSED", StringComparison.Ordinal)))
            .Data(Ok("m0", "m1"));

        var refused = (await WriteAsync(Zone)).ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(["order 7 could not be held: nothing of it is waiting to be sent."]);
        _shop.Documents[2].ShouldNotContain("fulfillmentOrderHold");
    }

    [Fact]
    public async Task Without_the_scope_for_orders_they_are_refused_and_the_customer_is_written_all_the_same()
    {
        _shop.Data(Ok("m0")).Raw("""
            {"errors":[{"message":"Access denied","extensions":{"code":"ACCESS_DENIED","requiredAccess":
            "`read_orders` access scope."},"path":["nodes"]}],"data":{"nodes":null}}
            """);
        var change = new CustomerChange
        {
            Customer = new CustomerKey("atelier", "5"),
            AddTags = ["VIP"],
            OwnTags = ["VIP"],
            Orders = [Zone],
        };

        var refused = (await _shop.Connect().WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem()
            .ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(
        [
            "Order 7: the app may not do this; required: `read_orders` access scope. "
            + "Add the scope to the app, install it again, then run check.",
        ]);
        refused.Done!.AddTags.ShouldBe(["VIP"]);
        refused.Done.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_scope_for_holding_the_mark_says_only_what_happened()
    {
        _shop.Data(Marks("null")).Data(Parcels(Open)).Raw("""
            {"errors":[{"message":"Access denied","extensions":{"code":"ACCESS_DENIED","requiredAccess":
            "`write_merchant_managed_fulfillment_orders` access scope."},"path":["m0"]}],
             "data":{"m0":null,"m1":{"userErrors":[]},"m2":{"userErrors":[]}}}
            """).Data(Ok("m0", "m1"));

        var refused = (await WriteAsync(Zone)).ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(
        [
            "order 7 could not be held: the app may not do this; required: "
            + "`write_merchant_managed_fulfillment_orders` access scope. "
            + "Add the scope to the app, install it again, then run check.",
        ]);
        _shop.Documents[3].ShouldNotContain("fulfillmentOrderHold");
        _shop.Requests[3].Variables["metafields_1"]!.AsArray()[0]!["value"]!.ToString().ShouldBe(
            """{"tags":["zone"],"held":false,"notes":[{"rule":"Verboden zone","text":"Bel eerst."}]}""");
        refused.Done!.Orders.ShouldHaveSingleItem().MarkAfter.Held.ShouldBeFalse();
    }

    [Fact]
    public async Task An_undo_releases_our_hold_alone()
    {
        const string Held = """
            {"id":"gid://shopify/FulfillmentOrder/70","status":"ON_HOLD","fulfillmentHolds":[
              {"id":"gid://shopify/FulfillmentHold/1","handle":"stock","heldByRequestingApp":false},
              {"id":"gid://shopify/FulfillmentHold/2","handle":"shopconnector-order-rules","heldByRequestingApp":true}]}
            """;
        _shop.Data(Marks("null")).Data(Parcels(Held)).Data(Ok("m0", "m1"));

        await WriteAsync(new OrderChange { Order = Zone.Order, Mark = Zone.MarkAfter, Release = true });

        _shop.Documents[2].ShouldContain("m0: fulfillmentOrderReleaseHold(id: $id_0, holdIds: $holds_0)");
        _shop.Requests[2].Variables["holds_0"]!.ToJsonString().ShouldBe("""["gid://shopify/FulfillmentHold/2"]""");
    }

    [Fact]
    public async Task An_order_that_is_gone_is_told()
    {
        _shop.Data("""{"nodes":[null]}""");

        (await WriteAsync(Zone)).GoneOrders.ShouldBe(["7"]);
        _shop.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_asks_for_the_scopes_of_order_rules_only_when_there_are_rules()
    {
        _shop.Data(ShopJson.Facts("read_orders"));

        var lines = await _shop.Connect(options => options with { WritesOrders = true, HoldsOrders = true })
            .CheckAsync(CancellationToken.None);

        lines.Where(line => line.Remedy is not null && line.Subject.Contains("orders", StringComparison.Ordinal)
                && line.Subject.Contains("write", StringComparison.Ordinal))
            .Select(line => $"{line.Subject}: {line.Found}").ShouldBe(
            [
                "scope write_orders: missing; it is for tags and notes of orders, by the order rules",
                "scope write_merchant_managed_fulfillment_orders: missing; "
                    + "it is for holding orders back, by the order rules",
            ]);
    }

    private async Task<WriteOutcome> WriteAsync(OrderChange change) =>
        (await _shop.Connect().WriteAsync(
            [new CustomerChange { Customer = new CustomerKey("atelier", "guest:zoe@example.com"), Orders = [change] }],
            CancellationToken.None)).ShouldHaveSingleItem();

    private static string Marks(string mark) => $$"""{"nodes":[{"id":"gid://shopify/Order/7","mark":{{mark}}}]}""";

    private static string Parcels(string parcel) =>
        $$$"""{"nodes":[{"id":"gid://shopify/Order/7","fulfillmentOrders":{"nodes":[{{{parcel}}}]}}]}""";

    private static string Ok(params string[] aliases) => new JsonObject(
        aliases.Select(alias => KeyValuePair.Create<string, JsonNode?>(
            alias, new JsonObject { ["userErrors"] = new JsonArray() }))).ToJsonString();
}
