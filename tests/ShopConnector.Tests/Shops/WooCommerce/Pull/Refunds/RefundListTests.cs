using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull.Refunds;

public sealed class RefundListTests : IDisposable
{
    private readonly StubHistory _history = new();

    public RefundListTests()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 30).Select(id => StubHistory.Order(id)));
        foreach (var order in _history.Orders)
        {
            var id = (int)order["id"]!;
            order["refunds"] = new JsonArray(new JsonObject { ["id"] = 1_000 + id, ["total"] = "-1.00" });
            _history.Refund(id, 1_000 + id, "1.00");
        }
    }

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task Refunds_of_many_orders_take_one_call_where_the_shop_can_list_them()
    {
        _history.Stub.On("GET refunds", asked => StubWoo.Json(new JsonArray(
            [.. (asked["include"] ?? "1001").Split(',').Select(id => Refund(int.Parse(id)))]).ToJsonString()));
        await ShouldBeRefundedAsync();

        _history.Stub.Requests.Count(asked => asked.Route == "GET refunds" && asked["include"] != null).ShouldBe(1);
        _history.Stub.Requests.ShouldNotContain(asked => asked.Route.EndsWith("/refunds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shop_before_version_9_is_asked_order_by_order()
    {
        _history.Stub.On("GET refunds", _ => StubWoo.Error(System.Net.HttpStatusCode.NotFound, "rest_no_route"));
        await ShouldBeRefundedAsync();
    }

    [Fact]
    public async Task An_order_of_which_the_list_misses_a_refund_is_asked_itself()
    {
        _history.Stub.On("GET refunds", new JsonArray(
            [.. Enumerable.Range(2, 29).Select(id => Refund(1_000 + id)), Refund(9)]).ToJsonString());
        await ShouldBeRefundedAsync();

        _history.Stub.Requests.Where(asked => asked.Route.EndsWith("/refunds", StringComparison.Ordinal))
            .ShouldHaveSingleItem().Route.ShouldBe("GET orders/1/refunds");
    }

    private static JsonObject Refund(int id) => new()
    {
        ["id"] = id,
        ["date_created_gmt"] = "2026-10-02T00:00:00",
        ["amount"] = "1.00",
    };

    private async Task ShouldBeRefundedAsync() =>
        (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders)
            .Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe(Enumerable.Repeat(1m, 30));
}
