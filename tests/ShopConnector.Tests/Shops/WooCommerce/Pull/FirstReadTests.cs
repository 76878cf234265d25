using System.Net;
using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

public sealed class FirstReadTests : IDisposable
{
    private readonly StubHistory _history = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task The_first_read_brings_accounts_orders_and_trash_and_each_page_its_watermark()
    {
        _history.Customers.AddRange(Enumerable.Range(1, 150).Select(id => StubHistory.Customer(id)));
        _history.Orders.AddRange(Enumerable.Range(1, 250).Select(id => StubHistory.Order(id)));
        _history.Orders[9]["status"] = "trash";
        _history.Orders[10]["status"] = "checkout-draft";
        var pages = await _history.Stub.PullAsync(null);

        pages.SelectMany(page => page.Customers).Select(one => one.Customer.Key.Id)
            .ShouldBe(Enumerable.Range(1, 150).Select(id => $"{id}"));
        pages.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)
            .ShouldBe(Enumerable.Range(1, 250).Except([10, 11]).Append(10).Select(id => $"{id}"));
        pages.ShouldAllBe(page => page.Watermark != null);
        pages.ShouldAllBe(page => page.Orders.Length <= 100 && page.Customers.Length <= 100);
    }

    [Fact]
    public async Task A_read_that_broke_off_goes_on_behind_the_last_page_kept()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 250).Select(id => StubHistory.Order(id)));
        var kept = (await _history.Stub.PullAsync(null)).First(page => page.Orders.Length > 0);
        var rest = await _history.Stub.PullAsync(kept.Watermark);

        rest.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)
            .ShouldBe(Enumerable.Range(101, 150).Select(id => $"{id}"));
    }

    [Fact]
    public async Task Orders_that_vanish_in_mid_read_pull_no_other_one_out_of_sight()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 350).Select(id => StubHistory.Order(id)));
        var asked = 0;
        _history.Stub.On("GET orders", request =>
        {
            if (request["status"] == "any" && ++asked == 2)
                _history.Orders.RemoveRange(20, 60); // Of the first page: everything behind moves up.
            return StubHistory.Listed(_history.Orders.Where(order => StubHistory.IsAsked(request, order)), request);
        });
        var pages = await _history.Stub.PullAsync(null);
        var ids = pages.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ToList();

        ids.ShouldBe(Enumerable.Range(1, 350).Select(id => $"{id}"));
    }

    [Fact]
    public async Task Rows_the_shop_cannot_show_are_not_taken_for_the_end()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 350).Select(id => StubHistory.Order(id)));
        _history.Stub.On("GET orders", asked =>
        {
            var orders = _history.Orders.Where(order => StubHistory.IsAsked(asked, order)).ToList();
            var page = StubHistory.Page(orders, asked, out var total);
            return StubHistory.Answer(page.Where(order => (int)order["id"]! is < 95 or > 210), total);
        });
        var pages = await _history.Stub.PullAsync(null);
        var ids = pages.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ToList();

        ids.ShouldBe(Enumerable.Range(1, 94).Concat(Enumerable.Range(211, 140)).Select(id => $"{id}"));
    }

    [Fact]
    public async Task A_cache_that_ignores_paging_is_named()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 250).Select(id => StubHistory.Order(id)));
        _history.Stub.On("GET orders", _ => StubHistory.Answer(_history.Orders.Take(100), 250));

        (await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => _history.Stub.PullAsync(null)))
            .Problem.ShouldBe("the shop sends the same page again and again.");
    }

    [Fact]
    public async Task One_odd_record_costs_itself_and_not_its_page()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2), StubHistory.Order(3)]);
        _history.Orders[1]["total"] = "honderd";
        _history.Customers.AddRange([StubHistory.Customer(1), StubHistory.Customer(2)]);
        _history.Customers[0]["id"] = new JsonObject();
        var pages = await _history.Stub.PullAsync(null);

        pages.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ShouldBe(["1", "3"]);
        pages.SelectMany(page => page.Customers).Select(one => one.Customer.Key.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Refunds_are_fetched_only_for_orders_that_have_some()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2)]);
        _history.Orders[1]["refunds"] = new JsonArray(new JsonObject { ["id"] = 20, ["total"] = "-5.00" });
        _history.Refund(order: 2, id: 20, amount: "5.0");
        var orders = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([0m, 5m]);
        _history.Stub.Requests.ShouldNotContain(asked => asked.Route == "GET orders/1/refunds");
    }

    [Fact]
    public async Task Where_lists_hide_refunds_every_paid_order_is_asked_for_its_own()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2), StubHistory.Order(3)]);
        _history.Orders[1]["status"] = "refunded";
        _history.Orders[2]["status"] = "failed";
        _history.Refund(order: 1, id: 10, amount: "1.00");
        _history.Refund(order: 2, id: 20, amount: "10.00");
        var orders = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([1m, 10m, 0m]);
        _history.Stub.Requests.ShouldNotContain(asked => asked.Route == "GET orders/3/refunds");
    }

    [Fact]
    public async Task A_refund_that_leaves_no_trace_in_lists_shows_by_its_order()
    {
        _history.Orders.Add(StubHistory.Order(1));
        _history.Refund(order: 1, id: 10, amount: "1.00");
        _history.Stub.On("GET refunds", """[{"id":10,"parent_id":1}]""");
        var orders = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.ShouldHaveSingleItem().Order.Refunds.ShouldHaveSingleItem().Total.ShouldBe(1m);
    }

    [Fact]
    public async Task An_order_deleted_between_list_and_refunds_is_told_as_deleted()
    {
        _history.Orders.Add(StubHistory.Order(1));
        _history.Orders[0]["status"] = "refunded";
        _history.Stub.On("GET orders/1/refunds",
            _ => StubWoo.Error(HttpStatusCode.NotFound, "woocommerce_rest_shop_order_invalid_id"));
        var page = (await _history.Stub.PullAsync(null)).Single(one => !one.DeletedOrders.IsEmpty);

        page.DeletedOrders.ShouldBe(["1"]);
        page.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Products_are_asked_for_once_a_hundred_at_a_time()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 250).Select(id => StubHistory.Order(id, product: 1 + (id % 3))));
        _history.Stub.On("GET products",
            """[{"id":1,"categories":[{"name":"Kaas"}]},{"id":2,"categories":[{"name":"Wijn"}]}]""");
        var orders = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        _history.Stub.Requests.Where(asked => asked.Route == "GET products").ShouldHaveSingleItem()["include"]
            .ShouldBe("2,3,1");
        orders[2].Order.Lines.ShouldHaveSingleItem().Type.ShouldBe("Kaas");
        orders[1].Order.Lines.ShouldHaveSingleItem().Type.ShouldBeNull();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"v":2,"phase":"Live","since":"2026-11-01T00:00:00Z"}""")]
    [InlineData("""{"v":1,"phase":"Live"}""")]
    public async Task A_watermark_that_is_not_understood_means_everything(string watermark)
    {
        _history.Orders.Add(StubHistory.Order(1));

        (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).Count().ShouldBe(1);
    }
}
