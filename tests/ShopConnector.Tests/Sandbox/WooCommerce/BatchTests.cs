using System.Net;
using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class BatchTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Hundred_items_in_sum_pass_and_one_more_is_413()
    {
        (await Batch("coupons", new JsonObject { ["create"] = Codes(60), ["delete"] = Numbers(40) }))
            .Status.ShouldBe(HttpStatusCode.OK);
        var (status, body) = await Batch("coupons",
            new JsonObject { ["create"] = Codes(60), ["delete"] = Numbers(41) });
        status.ShouldBe((HttpStatusCode)413);
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_request_entity_too_large");
    }

    [Fact]
    public async Task Each_item_has_its_own_error_inside_a_200()
    {
        var good = _shop.Shop.Staff.CustomerIds[0];
        var (status, body) = await Batch("customers", new JsonObject
        {
            ["update"] = new JsonArray(
                new JsonObject { ["id"] = good }, new JsonObject { ["id"] = 99999 },
                new JsonObject { ["first_name"] = "Niemand" }),
        });
        status.ShouldBe(HttpStatusCode.OK);
        var items = body["update"]!.AsArray();
        items[0]!["id"]!.GetValue<long>().ShouldBe(good);
        items[1]!["id"]!.GetValue<long>().ShouldBe(99999);
        items[1]!["error"]!["data"]!["status"]!.GetValue<int>().ShouldBe(400);
        items[2]!.AsObject().ContainsKey("id").ShouldBeTrue();
        items[2]!["id"].ShouldBeNull();
    }

    [Fact]
    public async Task A_create_that_fails_has_id_zero()
    {
        var (_, body) = await Batch("coupons", new JsonObject
        {
            ["create"] = new JsonArray(new JsonObject { ["code"] = "a" }, new JsonObject { ["code"] = "A" }),
        });
        body["create"]![0]!["code"]!.GetValue<string>().ShouldBe("a");
        body["create"]![1]!["id"]!.GetValue<int>().ShouldBe(0);
        body["create"]![1]!["error"]!["code"]!.GetValue<string>()
            .ShouldBe("woocommerce_rest_coupon_code_already_exists");
    }

    [Fact]
    public async Task An_empty_batch_answers_a_list() =>
        (await Batch("customers", [])).Body.ToJsonString().ShouldBe("[]");

    private Task<(HttpStatusCode Status, JsonNode Body)> Batch(string resource, JsonObject body) =>
        _shop.Client.JsonAsync("POST", $"{resource}/batch", body: body);

    private static JsonArray Codes(int count) =>
        new([.. Enumerable.Range(0, count).Select(n => (JsonNode)new JsonObject { ["code"] = $"c{n}" })]);

    private static JsonArray Numbers(int count) =>
        new([.. Enumerable.Range(900_000, count).Select(n => (JsonNode)JsonValue.Create(n))]);
}
