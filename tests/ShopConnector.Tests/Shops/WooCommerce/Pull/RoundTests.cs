using System.Net;
using NodaTime;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

/// <summary>What a shop tells nobody: deletions, and changes that leave the time of change alone.</summary>
public sealed class RoundTests : IDisposable
{
    private static readonly Duration Day = Duration.FromHours(25);

    // From eleven in the morning to three at night.
    private static readonly Duration UntilNight = Duration.FromHours(16);

    private readonly StubHistory _history = new();
    private readonly HeldStub _held = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task Once_a_day_recent_orders_are_read_whole_for_changes_that_left_their_time_alone()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2)]);
        _history.Orders[0]["date_created_gmt"] = "2026-01-01T00:00:00";
        var watermark = await _history.LiveAsync();
        _history.Orders[1]["total"] = "7.00";
        _history.Stub.Date = StubWoo.Now + Day;
        var pages = await _history.Stub.PullAsync(watermark);

        _history.Stub.Requests.Last(asked => asked["after"] is not null)["after"].ShouldBe("2026-08-04T11:00:00");
        pages.SelectMany(page => page.Orders).Select(one => one.Order.Total).ShouldBe([7m]);
        (await _history.Stub.PullAsync(pages[^1].Watermark)).SelectMany(page => page.Orders).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_the_shop_no_longer_has_is_asked_for_alone_before_it_counts_as_deleted()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(3)]);
        var watermark = await HoldAsync(orders: ["1", "2", "3"]);
        Gone("orders/2", "woocommerce_rest_shop_order_invalid_id");
        var pages = await NextDayAsync(watermark);

        pages.SelectMany(page => page.DeletedOrders).ShouldBe(["2"]);
        _history.Stub.Requests.Count(asked => asked.Route == "GET orders/2").ShouldBe(1);
        _history.Stub.Requests.ShouldNotContain(asked => asked.Route == "GET orders/1");
    }

    [Fact]
    public async Task What_only_a_list_leaves_out_is_not_deleted()
    {
        _history.Orders.Add(StubHistory.Order(1));
        var watermark = await HoldAsync(orders: ["1", "2"]);
        _history.Stub.On("GET orders/2", """{"id":2}""");

        (await NextDayAsync(watermark)).SelectMany(page => page.DeletedOrders).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_404_that_is_not_WooCommerces_own_word_stops_the_pull_instead_of_deleting()
    {
        var watermark = await HoldAsync(orders: ["2"]);
        Gone("orders/2", "rest_no_route");

        var failure = await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => NextDayAsync(watermark));

        failure.Problem.ShouldBe("WordPress answers, but WooCommerce is not there.");
    }

    [Fact]
    public async Task An_order_in_the_trash_is_read_and_not_deleted()
    {
        _history.Orders.Add(StubHistory.Order(1));
        var watermark = await HoldAsync(orders: ["1"]);
        _history.Orders[0]["status"] = "trash";
        var pages = await NextDayAsync(watermark);

        pages.SelectMany(page => page.DeletedOrders).ShouldBeEmpty();
        pages.SelectMany(page => page.Orders).ShouldHaveSingleItem().IsTrashed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_account_is_told_and_its_orders_come_as_a_guests()
    {
        _history.Customers.AddRange(Enumerable.Range(2, 120).Select(id => StubHistory.Customer(id)));
        _history.Orders.Add(StubHistory.Order(5, modified: "2026-01-01T00:00:00"));
        _history.Orders[0]["date_created_gmt"] = "2026-01-01T00:00:00";
        _history.Orders[0]["billing"] = new System.Text.Json.Nodes.JsonObject { ["email"] = "an@example.com" };
        var watermark = await HoldAsync(orders: ["5"], accounts: ["1", "2"]);
        _held.Owners["5"] = "1";
        Gone("customers/1", "woocommerce_rest_invalid_id");
        var pages = await NextDayAsync(watermark);

        pages.SelectMany(page => page.DeletedCustomers).ShouldBe(["1"]);
        var order = pages.SelectMany(page => page.Orders).ShouldHaveSingleItem();
        (order.CustomerId, order.Guest!.Email).ShouldBe((null, "an@example.com"));
    }

    [Fact]
    public async Task Accounts_held_are_read_again_however_old_they_are()
    {
        _history.Customers.AddRange(Enumerable.Range(1, 250).Select(id => StubHistory.Customer(id)));
        var ids = Enumerable.Range(1, 250).Select(id => $"{id}").ToArray();
        var watermark = await HoldAsync(accounts: ids);
        _history.Customers[6]["email"] = "nieuw@example.com";
        var pages = await NextDayAsync(watermark);

        pages.SelectMany(page => page.Customers).Select(one => one.Customer.Key.Id).ToHashSet().SetEquals(ids)
            .ShouldBeTrue();
        pages.SelectMany(page => page.Customers).ShouldContain(one => one.Customer.Email == "nieuw@example.com");
    }

    [Fact]
    public async Task A_round_spends_so_many_calls_a_tick_and_goes_on_where_it_stopped()
    {
        var held = Enumerable.Range(1, 150).Select(id => $"{id}").ToArray();
        var watermark = await HoldAsync(orders: held);
        foreach (var id in held)
            Gone($"orders/{id}", "woocommerce_rest_shop_order_invalid_id");
        var deleted = new List<string>();
        var calls = new List<int>();
        _history.Stub.Date = StubWoo.Now + UntilNight - Duration.FromMinutes(15);
        watermark = (await _history.Stub.PullAsync(watermark, _held))[^1].Watermark!;
        for (var tick = 0; tick < 4; tick++)
        {
            _history.Stub.Requests.Clear();
            _history.Stub.Date += Duration.FromMinutes(15);
            var pages = await _history.Stub.PullAsync(watermark, _held);
            deleted.AddRange(pages.SelectMany(page => page.DeletedOrders));
            calls.Add(_history.Stub.Requests.Count);
            watermark = pages[^1].Watermark!;
        }

        deleted.Order().ShouldBe(held.Order());
        calls.ShouldAllBe(count => count <= 65);
        calls[^1].ShouldBe(3);
    }

    [Fact]
    public async Task Who_runs_once_a_day_is_through_with_one_tick_all_the_same()
    {
        var held = Enumerable.Range(1, 150).Select(id => $"{id}").ToArray();
        var watermark = await HoldAsync(orders: held);
        foreach (var id in held)
            Gone($"orders/{id}", "woocommerce_rest_shop_order_invalid_id");

        var pages = await NextDayAsync(watermark);

        pages.SelectMany(page => page.DeletedOrders).Order().ShouldBe(held.Order());
        _history.Stub.Requests.Clear();
        await _history.Stub.PullAsync(pages[^1].Watermark, _held);
        _history.Stub.Requests.Count.ShouldBe(3);
    }

    private async Task<string> HoldAsync(string[]? orders = null, string[]? accounts = null)
    {
        var watermark = await _history.LiveAsync();
        _held.Orders.UnionWith(orders ?? []);
        _held.Accounts.UnionWith(accounts ?? []);
        _history.Stub.Requests.Clear();
        return watermark;
    }

    private async Task<List<ShopConnector.Sync.Pull.PullPage>> NextDayAsync(string watermark)
    {
        _history.Stub.Date = StubWoo.Now + Day;
        return await _history.Stub.PullAsync(watermark, _held);
    }

    private void Gone(string route, string code) =>
        _history.Stub.On($"GET {route}", _ => StubWoo.Error(HttpStatusCode.NotFound, code));
}
