using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce;

public sealed class PullTests : IDisposable
{
    private readonly StubWoo _stub = new();
    private readonly List<JsonObject> _orders = [];
    private readonly List<JsonObject> _customers = [];

    public PullTests()
    {
        _stub.On("GET orders", asked => Listed(_orders.Where(order => IsAsked(asked, order)), asked));
        _stub.On("GET customers", asked => Listed(_customers.Where(customer => IsAsked(asked, customer)), asked));
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task The_first_read_brings_accounts_orders_and_trash_and_each_page_its_watermark()
    {
        _customers.AddRange(Enumerable.Range(1, 150).Select(id => Customer(id)));
        _orders.AddRange(Enumerable.Range(1, 250).Select(id => Order(id)));
        _orders[9]["status"] = "trash";
        _orders[10]["status"] = "checkout-draft";
        var pages = await _stub.PullAsync(null);

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
        _orders.AddRange(Enumerable.Range(1, 250).Select(id => Order(id)));
        var kept = (await _stub.PullAsync(null)).First(page => page.Orders.Length > 0);
        var rest = await _stub.PullAsync(kept.Watermark);

        rest.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)
            .ShouldBe(Enumerable.Range(101, 150).Select(id => $"{id}"));
    }

    [Fact]
    public async Task Orders_that_vanish_in_mid_read_pull_no_other_one_out_of_sight()
    {
        _orders.AddRange(Enumerable.Range(1, 350).Select(id => Order(id)));
        var asked = 0;
        _stub.On("GET orders", request =>
        {
            if (request["status"] == "any" && ++asked == 2)
                _orders.RemoveRange(20, 60); // Of the first page: everything behind moves up.
            return Listed(_orders.Where(order => IsAsked(request, order)), request);
        });
        var ids = (await _stub.PullAsync(null)).SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ToList();

        ids.ShouldBe(Enumerable.Range(1, 350).Select(id => $"{id}"));
    }

    [Fact]
    public async Task Rows_the_shop_cannot_show_are_not_taken_for_the_end()
    {
        _orders.AddRange(Enumerable.Range(1, 350).Select(id => Order(id)));
        _stub.On("GET orders", asked =>
        {
            var page = Page(_orders.Where(order => IsAsked(asked, order)).ToList(), asked, out var total);
            return Answer(page.Where(order => (int)order["id"]! is < 95 or > 210), total);
        });
        var ids = (await _stub.PullAsync(null)).SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ToList();

        ids.ShouldBe(Enumerable.Range(1, 94).Concat(Enumerable.Range(211, 140)).Select(id => $"{id}"));
    }

    [Fact]
    public async Task A_cache_that_ignores_paging_is_named()
    {
        _orders.AddRange(Enumerable.Range(1, 250).Select(id => Order(id)));
        _stub.On("GET orders", _ => Answer(_orders.Take(100), 250));

        (await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => _stub.PullAsync(null)))
            .Problem.ShouldBe("the shop sends the same page again and again.");
    }

    [Fact]
    public async Task One_odd_record_costs_itself_and_not_its_page()
    {
        _orders.AddRange([Order(1), Order(2), Order(3)]);
        _orders[1]["total"] = "honderd";
        _customers.AddRange([Customer(1), Customer(2)]);
        _customers[0]["id"] = new JsonObject();
        var pages = await _stub.PullAsync(null);

        pages.SelectMany(page => page.Orders).Select(one => one.Order.Key.Id).ShouldBe(["1", "3"]);
        pages.SelectMany(page => page.Customers).Select(one => one.Customer.Key.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_tick_with_nothing_new_takes_four_calls_and_brings_only_the_rolling_page()
    {
        _customers.AddRange(Enumerable.Range(1, 130).Select(id => Customer(id)));
        _orders.Add(Order(1, customer: 5, modified: "2026-11-01T09:58:00"));
        var watermark = await LiveAsync();
        _stub.Requests.Clear();
        var pages = await _stub.PullAsync(watermark);

        _stub.Requests.Count(asked => asked.Route != "GET /").ShouldBe(4);
        pages.SelectMany(page => page.Orders).ShouldBeEmpty();
        var page = pages.ShouldHaveSingleItem();
        page.Customers.Length.ShouldBe(30);
        page.Watermark.ShouldNotBeNull();
    }

    [Fact]
    public async Task Changed_orders_are_asked_for_in_naive_GMT_with_an_overlap_and_bring_their_buyers()
    {
        _customers.AddRange([Customer(1), Customer(2)]);
        _orders.Add(Order(1, customer: 1, modified: "2026-11-01T09:50:00"));
        var watermark = await LiveAsync();
        _orders.Add(Order(2, customer: 2, modified: "2026-11-01T09:49:00"));
        _stub.Requests.Clear();
        var pages = await _stub.PullAsync(watermark);

        pages[0].Orders.Select(one => one.Order.Key.Id).ShouldBe(["2"]);
        pages[0].Customers.Select(one => one.Customer.Key.Id).ShouldBe(["2"]);
        pages[0].Watermark.ShouldBeNull();
        var asked = _stub.Requests.First(one => one.Route == "GET orders");
        asked["modified_after"].ShouldBe("2026-11-01T09:39:59");
        asked["dates_are_gmt"].ShouldBe("true");
        asked["orderby"].ShouldBe("id");
    }

    [Fact]
    public async Task Of_the_overlap_only_what_differs_is_news_be_it_within_one_second()
    {
        _orders.Add(Order(1, modified: "2026-11-01T09:58:00"));
        _orders.Add(Order(2, modified: "2026-11-01T09:58:00"));
        var watermark = await LiveAsync();
        _orders[1]["total"] = "9.00";
        var pages = await _stub.PullAsync(watermark);

        pages.SelectMany(page => page.Orders).Select(one => one.Order.Total).ShouldBe([9m]);
    }

    [Fact]
    public async Task A_filter_that_the_shop_ignores_floods_nobody()
    {
        _orders.Add(Order(1, modified: "2020-01-01T00:00:00"));
        var watermark = await LiveAsync();
        _stub.On("GET orders", asked => Listed(_orders, asked));

        (await _stub.PullAsync(watermark)).SelectMany(page => page.Orders).ShouldBeEmpty();
    }

    [Fact]
    public async Task Trashed_orders_come_by_a_request_of_their_own()
    {
        _orders.Add(Order(1, modified: "2026-11-01T09:00:00"));
        var watermark = await LiveAsync();
        _orders[0]["status"] = "trash";
        _orders[0]["date_modified_gmt"] = "2026-11-01T10:00:00";

        (await _stub.PullAsync(watermark)).SelectMany(page => page.Orders).ShouldHaveSingleItem()
            .Order.CancelledAt.ShouldBe(StubWoo.Now);
    }

    [Fact]
    public async Task New_registrations_are_found_though_there_is_no_filter_for_them()
    {
        _customers.AddRange(Enumerable.Range(1, 500).Select(id => Customer(id)));
        var watermark = await LiveAsync();
        _customers.AddRange(Enumerable.Range(501, 33).Select(id => Customer(id)));
        var pages = await _stub.PullAsync(watermark);

        var ids = pages.SelectMany(page => page.Customers).Select(one => int.Parse(one.Customer.Key.Id)).ToList();
        ids.Where(id => id > 500).Order().ShouldBe(Enumerable.Range(501, 33));
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task The_rolling_rescan_sees_everybody_in_turn_and_begins_again()
    {
        _customers.AddRange(Enumerable.Range(1, 250).Select(id => Customer(id)));
        var watermark = await LiveAsync();
        var seen = new List<string[]>();
        for (var tick = 0; tick < 3; tick++)
        {
            var page = (await _stub.PullAsync(watermark)).ShouldHaveSingleItem();
            seen.Add([.. page.Customers.Select(one => one.Customer.Key.Id)]);
            watermark = page.Watermark!;
        }

        seen.SelectMany(ids => ids).Select(int.Parse).Order().ShouldBe(
            Enumerable.Range(1, 250));
        (await _stub.PullAsync(watermark))[0].Customers.ShouldContain(one => one.Customer.Key.Id == seen[0][0]);
    }

    [Fact]
    public async Task Refunds_are_fetched_only_for_orders_that_have_some()
    {
        _orders.AddRange([Order(1), Order(2)]);
        _orders[1]["refunds"] = new JsonArray(new JsonObject { ["id"] = 20, ["total"] = "-5.00" });
        _stub.On("GET orders/2/refunds", """[{"id":20,"date_created_gmt":"2026-10-02T00:00:00","amount":5.0}]""");
        var orders = (await _stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([0m, 5m]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "GET orders/1/refunds");
    }

    [Fact]
    public async Task Where_lists_hide_refunds_every_paid_order_is_asked_for_its_own()
    {
        _orders.AddRange([Order(1), Order(2), Order(3)]);
        _orders[1]["status"] = "refunded";
        _orders[2]["status"] = "failed";
        _stub.On("GET orders/1/refunds", """[{"id":10,"date_created_gmt":"2026-10-02T00:00:00","amount":"1.00"}]""");
        _stub.On("GET orders/2/refunds", """[{"id":20,"date_created_gmt":"2026-10-02T00:00:00","amount":"10.00"}]""");
        var orders = (await _stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([1m, 10m, 0m]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "GET orders/3/refunds");
    }

    [Fact]
    public async Task A_shop_found_to_hide_refunds_has_its_orders_read_once_more()
    {
        _orders.AddRange([Order(1), Order(2)]);
        var watermark = await LiveAsync();
        _stub.On("GET orders/1/refunds", """[{"id":10,"date_created_gmt":"2026-10-02T00:00:00","amount":"1.00"}]""");
        _stub.On("GET orders/2/refunds", """[{"id":20,"date_created_gmt":"2026-11-01T00:00:00","amount":"10.00"}]""");
        _orders[1]["status"] = "refunded";
        _orders[1]["date_modified_gmt"] = "2026-11-01T10:00:00";
        watermark = (await _stub.PullAsync(watermark))[^1].Watermark!;
        var again = (await _stub.PullAsync(watermark)).SelectMany(page => page.Orders).ToList();

        again.Select(one => one.Order.Refunds.Sum(refund => refund.Total)).ShouldBe([1m, 10m]);
    }

    [Fact]
    public async Task Once_a_day_recent_orders_are_read_whole_for_changes_that_left_their_time_alone()
    {
        _orders.AddRange([Order(1), Order(2)]);
        _orders[0]["date_created_gmt"] = "2026-01-01T00:00:00";
        var watermark = await LiveAsync();
        _orders[1]["total"] = "7.00";
        _stub.Date = StubWoo.Now + Duration.FromHours(25);
        var pages = await _stub.PullAsync(watermark);

        _stub.Requests.Last(asked => asked["after"] is not null)["after"].ShouldBe("2026-08-04T11:00:00");
        pages.SelectMany(page => page.Orders).Select(one => one.Order.Total).ShouldBe([7m]);
        (await _stub.PullAsync(pages[^1].Watermark)).SelectMany(page => page.Orders).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_deleted_between_list_and_refunds_is_told_as_deleted()
    {
        _orders.Add(Order(1));
        _orders[0]["status"] = "refunded";
        _stub.On("GET orders/1/refunds",
            _ => StubWoo.Error(HttpStatusCode.NotFound, "woocommerce_rest_shop_order_invalid_id"));
        var page = (await _stub.PullAsync(null)).Single(one => !one.DeletedOrders.IsEmpty);

        page.DeletedOrders.ShouldBe(["1"]);
        page.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Products_are_asked_for_once_a_hundred_at_a_time()
    {
        _orders.AddRange(Enumerable.Range(1, 250).Select(id => Order(id, product: 1 + (id % 3))));
        _stub.On("GET products", """[{"id":1,"categories":[{"name":"Kaas"}]},{"id":2,"categories":[{"name":"Wijn"}]}]""");
        var orders = (await _stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        _stub.Requests.Where(asked => asked.Route == "GET products").ShouldHaveSingleItem()["include"].ShouldBe("2,3,1");
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
        _orders.Add(Order(1));

        (await _stub.PullAsync(watermark)).SelectMany(page => page.Orders).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_change_dated_in_the_future_does_not_hide_those_of_today()
    {
        var watermark = await LiveAsync();
        _orders.Add(Order(1, modified: "2031-01-01T00:00:00"));
        watermark = (await _stub.PullAsync(watermark))[^1].Watermark!;
        _orders.Add(Order(2, modified: "2026-11-01T10:00:01"));

        (await _stub.PullAsync(watermark)).SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)
            .ShouldContain("2");
    }

    /// <summary>A watermark after everything that is there now was read, the overlap included.</summary>
    private async Task<string> LiveAsync()
    {
        var first = (await _stub.PullAsync(null))[^1].Watermark;
        return (await _stub.PullAsync(first))[^1].Watermark!;
    }

    private static bool IsAsked(StubWoo.Asked asked, JsonObject row)
    {
        if (asked["include"] is { } ids && !ids.Split(',').Contains(row["id"]!.ToString()))
            return false;

        var status = row["status"]?.ToString();
        return (asked["status"] is not { } wanted || (wanted == "any" ? status != "trash" : status == wanted))
            && (asked["after"] is not { } placed
                || string.CompareOrdinal(row["date_created_gmt"]!.ToString(), placed) > 0)
            && (asked["modified_after"] is not { } after
                || string.CompareOrdinal(row["date_modified_gmt"]!.ToString(), after) > 0);
    }

    private static HttpResponseMessage Listed(IEnumerable<JsonObject> rows, StubWoo.Asked asked) =>
        Answer(Page([.. rows], asked, out var total), total);

    private static HttpResponseMessage Answer(IEnumerable<JsonObject> rows, int total) =>
        StubWoo.Json(JsonSerializer.Serialize(rows), total: total);

    private static IEnumerable<JsonObject> Page(List<JsonObject> rows, StubWoo.Asked asked, out int total)
    {
        total = rows.Count;
        var ordered = asked["order"] == "desc" ? rows.AsEnumerable().Reverse() : rows;
        return ordered.Skip(int.Parse(asked["offset"] ?? "0")).Take(int.Parse(asked["per_page"] ?? "10"));
    }

    private static JsonObject Customer(int id) => new()
    {
        ["id"] = id, ["email"] = $"c{id}@example.com", ["role"] = "customer", ["date_created_gmt"] = "2025-01-01T00:00:00",
    };

    private static JsonObject Order(
        int id, int customer = 0, string modified = "2026-10-01T00:00:00", int product = 0) => new()
    {
        ["id"] = id, ["status"] = "completed", ["currency"] = "EUR", ["total"] = "10.00",
        ["date_created_gmt"] = "2026-10-01T00:00:00", ["date_modified_gmt"] = modified, ["customer_id"] = customer,
        ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = product, ["quantity"] = 1, ["total"] = "10.00" }),
    };
}
