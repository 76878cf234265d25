using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Write;

public sealed class WriteTests : IDisposable
{
    private readonly StubWoo _stub = new();

    public WriteTests()
    {
        _stub.On("POST customers/batch", asked => Echo(asked, _ => null));
        _stub.On("POST orders/batch", asked => Echo(asked, _ => null));
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task Only_our_keys_are_sent_by_name_and_a_null_takes_one_away()
    {
        var outcome = await WriteAsync(Change("42",
            new FieldChange(CardField.Tags, null, """["VIP","Zo\u00eb"]"""),
            new FieldChange(CardField.Points, "1", "128"), new FieldChange(CardField.Tier, "Goud", null)));

        outcome.ShouldBe([new WriteOutcome.Written()]);
        Sent("POST customers/batch").Json.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"update":[{"id":42,"meta_data":[{"key":"shopconnector_tags","value":["VIP","Zoë"]},
              {"key":"shopconnector_points","value":"128"},{"key":"shopconnector_tier","value":null}]}]}
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Tags_without_a_field_of_their_own_are_written_whole()
    {
        await WriteAsync(new CustomerChange
        {
            Customer = new CustomerKey("kaashuis", "42"),
            AddTags = ["VIP"],
            OwnTags = ["Trouw", "VIP"],
        });

        Sent("POST customers/batch").Body!.ShouldContain("""{"key":"shopconnector_tags","value":["Trouw","VIP"]}""");
    }

    [Fact]
    public async Task A_guests_values_go_to_the_carrier_and_leave_older_orders()
    {
        var change = Change("guest:zoe@example.com", new FieldChange(CardField.Points, null, "5")) with
        {
            CarrierOrder = "12",
            ClearOrders = ["11"],
        };

        (await WriteAsync(change)).ShouldBe([new WriteOutcome.Written()]);
        var items = Sent("POST orders/batch").Json["update"]!.AsArray();
        items.Select(item => (int)item!["id"]!).ShouldBe([12, 11]);
        items[1]!["meta_data"]!.AsArray().Select(one => $"{one!["key"]}={one["value"]}").ShouldBe(
        [
            "shopconnector_tags=", "shopconnector_points=", "shopconnector_points_pending=", "shopconnector_tier=",
            "shopconnector_offer_code=", "shopconnector_offer_until=", "shopconnector_referral_code=",
            "shopconnector_next_tier=",
        ]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST customers/batch");
    }

    [Fact]
    public async Task An_account_that_is_gone_is_told_and_the_others_stand()
    {
        _stub.On("POST customers/batch", asked => Echo(asked, id => id == 2 ? "woocommerce_rest_invalid_id" : null));

        (await WriteAsync(Points("1"), Points("2"), Points("3"))).Select(outcome => outcome.GetType().Name)
            .ShouldBe(["Written", "Gone", "Written"]);
    }

    [Fact]
    public async Task A_refusal_belongs_to_its_customer()
    {
        _stub.On("POST customers/batch", asked => Echo(asked, id => id == 2 ? "woocommerce_rest_cannot_edit" : null));
        var outcome = (await WriteAsync(Points("1"), Points("2")))[1].ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(["the shop refused the values: Geen toegang"]);
        outcome.Done.ShouldBeNull();
    }

    [Fact]
    public async Task What_comes_back_otherwise_was_not_written()
    {
        _stub.On("POST customers/batch", """
            {"update":[{"id":1,"meta_data":[{"id":7,"key":"shopconnector_points","value":"999"},
                                            {"id":8,"key":"shopconnector_tier","value":"Goud"}]}]}
            """);
        var change = Change(
            "1", new FieldChange(CardField.Points, null, "5"), new FieldChange(CardField.Tier, null, "Goud"));
        var outcome = (await WriteAsync(change))[0].ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(["shopconnector_points was not kept as written; a plugin may change it."]);
        outcome.Done!.Fields.ShouldBe([new FieldChange(CardField.Tier, null, "Goud")]);
    }

    [Fact]
    public async Task A_guest_whose_carrier_is_deleted_is_refused_and_a_deleted_older_order_needs_no_clearing()
    {
        _stub.On("POST orders/batch", asked => Echo(asked, _ => "woocommerce_rest_shop_order_invalid_id"));
        var guest = Points("guest:zoe@example.com") with { CarrierOrder = "12", ClearOrders = ["11"] };
        var outcome = (await WriteAsync(guest))[0].ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
            ["order 12, which carries the guest's values, is gone from the shop; the next run does without it."]);
        outcome.GoneOrders.ShouldBe(["12", "11"]);
        outcome.Done!.ClearOrders.ShouldBe(["11"]);
        outcome.Done.Fields.ShouldBeEmpty();
    }

    [Fact]
    public async Task Batches_hold_a_hundred_and_shrink_when_PHP_runs_out_of_time()
    {
        var sizes = new List<int>();
        _stub.On("POST customers/batch", asked =>
        {
            var size = asked.Json["update"]!.AsArray().Count;
            lock (sizes)
                sizes.Add(size);
            return size > 30 ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : Echo(asked, _ => null);
        });
        var outcomes = await WriteAsync([.. Enumerable.Range(1, 150).Select(id => Points($"{id}"))]);

        outcomes.ShouldAllBe(outcome => outcome is WriteOutcome.Written);
        sizes.ShouldBe([100, 100, 50, 50, 25, 25, 25, 25, 50, 50, 25, 25]);
    }

    [Fact]
    public async Task One_item_that_breaks_every_batch_is_found_and_the_others_are_written()
    {
        _stub.On("POST customers/batch", asked => asked.Body!.Contains("\"id\":7,")
            ? StubWoo.Error(HttpStatusCode.BadRequest, "rest_invalid_param") : Echo(asked, _ => null));
        var outcomes = await WriteAsync([.. Enumerable.Range(1, 16).Select(id => Points($"{id}"))]);

        outcomes.Count(outcome => outcome is WriteOutcome.Written).ShouldBe(15);
        outcomes[6].ShouldBeOfType<WriteOutcome.Refused>().Reasons
            .ShouldBe(["the shop refused the values: Dat mag niet."]);
    }

    [Fact]
    public async Task A_key_that_lost_its_permission_stops_the_run_with_a_remedy()
    {
        _stub.On("POST customers/batch",
            _ => StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_authentication_error"));

        (await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => WriteAsync(Points("1")))).Message.ShouldBe(
            "kaashuis: writing customers: WooCommerce does not let this key write "
            + "(woocommerce_rest_authentication_error). Give the key Read/Write permission, and its user the role "
            + "Shop manager or Administrator.");
    }

    [Fact]
    public async Task An_answer_that_leaves_items_out_settles_none()
    {
        _stub.On("POST customers/batch", """{"update":[]}""");

        (await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => WriteAsync(Points("1"))))
            .Problem.ShouldBe("the shop did not answer for every item of a batch.");
    }

    private async Task<IReadOnlyList<WriteOutcome>> WriteAsync(params CustomerChange[] changes) =>
        await _stub.Shop().WriteAsync(changes, CancellationToken.None);

    private StubWoo.Asked Sent(string route) =>
        _stub.Requests.Where(asked => asked.Route == route).ShouldHaveSingleItem();

    private static CustomerChange Points(string customer) =>
        Change(customer, new FieldChange(CardField.Points, null, "5"));

    private static CustomerChange Change(string customer, params ImmutableArray<FieldChange> fields) =>
        new() { Customer = new CustomerKey("kaashuis", customer), Fields = fields };

    private static HttpResponseMessage Echo(StubWoo.Asked asked, Func<int, string?> refusal)
    {
        var updates = asked.Json["update"]!.AsArray().Select(item => refusal((int)item!["id"]!) is { } code
            ? Refused((int)item["id"]!, code)
            : new JsonObject
            {
                ["id"] = item["id"]!.DeepClone(),
                ["meta_data"] = new JsonArray([.. item["meta_data"]!.AsArray()
                    .Where(one => one!["value"] is not null).Select(one => one!.DeepClone())]),
            });
        return StubWoo.Json(new JsonObject { ["update"] = new JsonArray([.. updates]) }.ToJsonString());
    }

    private static JsonObject Refused(int id, string code) => new()
    {
        ["id"] = id,
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = "Geen toegang",
            ["data"] = new JsonObject { ["status"] = 400 },
        },
    };
}
