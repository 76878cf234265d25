using NodaTime;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

public sealed class TickTests : IDisposable
{
    private readonly StubHistory _history = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task A_tick_with_nothing_new_takes_three_calls_and_brings_only_the_newest_accounts()
    {
        _history.Customers.AddRange(Enumerable.Range(1, 130).Select(id => StubHistory.Customer(id)));
        _history.Orders.Add(StubHistory.Order(1, customer: 5, modified: "2026-11-01T09:58:00"));
        var watermark = await _history.LiveAsync();
        _history.Stub.Requests.Clear();
        var pages = await _history.Stub.PullAsync(watermark);

        _history.Stub.Requests.Count.ShouldBe(3);
        pages.SelectMany(page => page.Orders).ShouldBeEmpty();
        var page = pages.ShouldHaveSingleItem();
        page.Customers.Length.ShouldBe(100);
        page.Watermark.ShouldNotBeNull();
    }

    [Fact]
    public async Task Changed_orders_are_asked_for_in_naive_GMT_with_an_overlap_and_bring_their_buyers()
    {
        _history.Customers.AddRange([StubHistory.Customer(1), StubHistory.Customer(2)]);
        _history.Orders.Add(StubHistory.Order(1, customer: 1, modified: "2026-11-01T09:50:00"));
        var watermark = await _history.LiveAsync();
        _history.Orders.Add(StubHistory.Order(2, customer: 2, modified: "2026-11-01T09:49:00"));
        _history.Stub.Requests.Clear();
        var pages = await _history.Stub.PullAsync(watermark);

        pages[0].Orders.Select(one => one.Order.Key.Id).ShouldBe(["2"]);
        pages[0].Customers.Select(one => one.Customer.Key.Id).ShouldBe(["2"]);
        pages[0].Watermark.ShouldBeNull();
        var asked = _history.Stub.Requests.First(one => one.Route == "GET orders");
        asked["modified_after"].ShouldBe("2026-11-01T09:39:59");
        asked["dates_are_gmt"].ShouldBe("true");
        asked["orderby"].ShouldBe("id");
    }

    [Fact]
    public async Task Of_the_overlap_only_what_differs_is_news_be_it_within_one_second()
    {
        _history.Orders.Add(StubHistory.Order(1, modified: "2026-11-01T09:58:00"));
        _history.Orders.Add(StubHistory.Order(2, modified: "2026-11-01T09:58:00"));
        var watermark = await _history.LiveAsync();
        _history.Orders[1]["total"] = "9.00";
        var pages = await _history.Stub.PullAsync(watermark);

        pages.SelectMany(page => page.Orders).Select(one => one.Order.Total).ShouldBe([9m]);
    }

    [Fact]
    public async Task A_filter_that_the_shop_ignores_floods_nobody()
    {
        _history.Orders.Add(StubHistory.Order(1, modified: "2020-01-01T00:00:00"));
        var watermark = await _history.LiveAsync();
        _history.Stub.On("GET orders", asked => StubHistory.Listed(_history.Orders, asked));

        (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).ShouldBeEmpty();
    }

    [Fact]
    public async Task Trashed_orders_come_by_a_request_of_their_own()
    {
        _history.Orders.Add(StubHistory.Order(1, modified: "2026-11-01T09:00:00"));
        var watermark = await _history.LiveAsync();
        _history.Orders[0]["status"] = "trash";
        _history.Orders[0]["date_modified_gmt"] = "2026-11-01T10:00:00";

        (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).ShouldHaveSingleItem()
            .Order.CancelledAt.ShouldBe(StubWoo.Now);
    }

    [Fact]
    public async Task New_registrations_are_found_though_there_is_no_filter_for_them()
    {
        _history.Customers.AddRange(Enumerable.Range(1, 500).Select(id => StubHistory.Customer(id)));
        var watermark = await _history.LiveAsync();
        _history.Customers.AddRange(Enumerable.Range(501, 33).Select(id => StubHistory.Customer(id)));
        var pages = await _history.Stub.PullAsync(watermark);

        var ids = pages.SelectMany(page => page.Customers).Select(one => int.Parse(one.Customer.Key.Id)).ToList();
        ids.Where(id => id > 500).Order().ShouldBe(Enumerable.Range(501, 33));
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task A_shop_found_to_hide_refunds_has_its_orders_read_once_more()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2)]);
        var watermark = await _history.LiveAsync();
        _history.Refund(order: 1, id: 10, amount: "1.00");
        _history.Refund(order: 2, id: 20, amount: "10.00");
        _history.Orders[1]["status"] = "refunded";
        _history.Orders[1]["date_modified_gmt"] = "2026-11-01T10:00:00";
        watermark = (await _history.Stub.PullAsync(watermark))[^1].Watermark!;
        var again = (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).ToList();

        again.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([1m, 10m]);
    }

    [Fact]
    public async Task A_change_dated_in_the_future_does_not_hide_those_of_today()
    {
        var watermark = await _history.LiveAsync();
        _history.Orders.Add(StubHistory.Order(1, modified: "2031-01-01T00:00:00"));
        watermark = (await _history.Stub.PullAsync(watermark))[^1].Watermark!;
        _history.Orders.Add(StubHistory.Order(2, modified: "2026-11-01T10:00:01"));

        (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)
            .ShouldContain("2");
    }
}
