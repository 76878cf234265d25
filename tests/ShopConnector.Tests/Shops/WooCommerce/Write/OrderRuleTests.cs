using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Write;

/// <summary>What order rules want of orders, as WooCommerce can do it.</summary>
public sealed class OrderRuleTests : IDisposable
{
    private readonly StubWoo _stub = new();
    private readonly JsonArray _notes = [];
    private readonly JsonObject _order = new()
    {
        ["id"] = 7,
        ["status"] = "processing",
        ["meta_data"] = new JsonArray(),
    };

    public OrderRuleTests()
    {
        _stub.On("GET orders", _ => StubWoo.Json(new JsonArray(_order.DeepClone()).ToJsonString(), total: 1));
        _stub.On("GET orders/7/notes", _ => StubWoo.Json(_notes.ToJsonString()));
        _stub.On("POST orders/7/notes", _ => StubWoo.Json("""{"id":1}"""));
        _stub.On("POST orders/batch", Updated);
    }

    private static OrderChange Zone { get; } = new()
    {
        Order = new OrderKey("kaashuis", "7"),
        Tags = ["zone"],
        AddTags = ["zone"],
        TagsAfter = ["zone"],
        Hold = true,
        Notes = [new OrderNote("Verboden zone", "Geen bezorging op Terschelling & Vlieland.")],
    };

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task Hold_tags_and_mark_go_in_one_update_after_the_private_note()
    {
        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());

        _stub.Requests.Select(asked => asked.Route).Where(route => route.Contains("orders", StringComparison.Ordinal))
            .ShouldBe(["GET orders", "GET orders/7/notes", "POST orders/7/notes", "POST orders/batch"]);
        Sent("POST orders/7/notes").Json.ToJsonString().ShouldBe(JsonNode.Parse(
            """{"note":"Geen bezorging op Terschelling & Vlieland.","customer_note":false}""")!.ToJsonString());
        Sent("POST orders/batch").Json.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"update":[{"id":7,"meta_data":[{"key":"shopconnector_order_tags","value":["zone"]},
              {"key":"shopconnector_order_rules","value":{"tags":["zone"],"held":"1","notes":[
                {"rule":"Verboden zone","text":"Geen bezorging op Terschelling & Vlieland."}]}}],"status":"on-hold"}]}
            """)!.ToJsonString());
    }

    [Fact]
    public async Task A_note_that_is_there_is_not_written_twice()
    {
        _notes.Add(new JsonObject { ["id"] = 1, ["note"] = "Geen bezorging op Terschelling &amp; Vlieland." });

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());

        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST orders/7/notes");
    }

    [Fact]
    public async Task A_note_that_is_refused_stays_planned_and_the_rest_is_done()
    {
        _stub.On("POST orders/7/notes", _ => StubWoo.Error(HttpStatusCode.BadRequest, "rest_missing_callback_param"));

        var refused = (await WriteAsync(Zone)).ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(["order 7 did not take its note: Dat mag niet."]);
        var done = refused.Done!.Orders.ShouldHaveSingleItem();
        (done.Hold, done.Notes.IsEmpty, done.MarkAfter.Held).ShouldBe((true, true, true));
        Sent("POST orders/batch").Body!.ShouldContain("\"notes\":[]");
    }

    [Fact]
    public async Task An_order_that_was_sent_meanwhile_is_not_taken_back_to_on_hold()
    {
        _order["status"] = "completed";

        var refused = (await WriteAsync(Zone)).ShouldBeOfType<WriteOutcome.Refused>();

        refused.Reasons.ShouldBe(["order 7 could not be held: its status is completed by now."]);
        Sent("POST orders/batch").Json["update"]![0]!["status"].ShouldBeNull();
        var done = refused.Done!.Orders.ShouldHaveSingleItem();
        (done.Hold, done.MarkAfter.Held).ShouldBe((false, false));
    }

    [Fact]
    public async Task An_order_whose_own_mark_says_it_was_held_is_not_held_again()
    {
        _order["meta_data"] = JsonNode.Parse(
            """[{"key":"shopconnector_order_rules","value":{"tags":[],"held":"1","notes":[]}}]""");

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());

        Sent("POST orders/batch").Json["update"]![0]!["status"].ShouldBeNull();
    }

    [Fact]
    public async Task A_list_that_leaves_an_order_out_does_not_make_it_gone()
    {
        _stub.On("GET orders", "[]", total: 0);
        _stub.On("GET orders/7", _ => StubWoo.Json(_order.ToJsonString()));

        (await WriteAsync(Zone)).ShouldBe(new WriteOutcome.Written());
        Sent("POST orders/batch").Json["update"]![0]!["status"]!.ToString().ShouldBe("on-hold");
    }

    [Fact]
    public async Task An_order_that_is_gone_is_told()
    {
        _stub.On("GET orders", "[]", total: 0);
        _stub.On("GET orders/7", _ => StubWoo.Error(HttpStatusCode.NotFound, "woocommerce_rest_shop_order_invalid_id"));

        (await WriteAsync(Zone)).GoneOrders.ShouldBe(["7"]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST orders/batch");
    }

    [Fact]
    public async Task An_undo_lets_go_only_what_is_still_on_hold()
    {
        var undo = new OrderChange { Order = Zone.Order, RemoveTags = ["zone"], Release = true, Mark = Zone.MarkAfter };
        _order["status"] = "on-hold";
        await WriteAsync(undo);
        Sent("POST orders/batch").Json["update"]![0]!["status"]!.ToString().ShouldBe("processing");

        _stub.Requests.Clear();
        _order["status"] = "completed";
        await WriteAsync(undo);
        Sent("POST orders/batch").Json["update"]![0]!["status"].ShouldBeNull();
    }

    private async Task<WriteOutcome> WriteAsync(OrderChange change) =>
        (await _stub.Shop().WriteAsync(
            [new CustomerChange { Customer = new CustomerKey("kaashuis", "guest:zoe@example.com"), Orders = [change] }],
            CancellationToken.None)).ShouldHaveSingleItem();

    private StubWoo.Asked Sent(string route) => _stub.Requests.Single(asked => asked.Route == route);

    private HttpResponseMessage Updated(StubWoo.Asked asked)
    {
        var item = asked.Json["update"]![0]!;
        var row = new JsonObject
        {
            ["id"] = 7,
            ["status"] = item["status"]?.DeepClone() ?? _order["status"]!.DeepClone(),
            ["meta_data"] = item["meta_data"]!.DeepClone(),
        };
        return StubWoo.Json(new JsonObject { ["update"] = new JsonArray(row) }.ToJsonString());
    }
}
