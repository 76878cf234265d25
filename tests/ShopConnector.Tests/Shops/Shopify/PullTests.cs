using System.Globalization;
using System.Net;
using ShopConnector.Shops.Shopify;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class PullTests : IDisposable
{
    private const string Mark = """{"customers":"2026-10-01T12:00:00Z","orders":"2026-10-02T12:00:00Z"}""";

    private static readonly string FirstLine = ",\"lineItems\":" + Connection("l1", Line("a"));

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_first_pull_of_a_small_shop_goes_page_by_page_and_says_how_far_it_is()
    {
        _shop.Data(PullFacts).Data(Size(3, 1))
            .Data(Page("customers", "c1", Customer(1, "2026-01-01T00:00:00Z"), Customer(2, "2026-01-02T00:00:00Z")))
            .Data(Page("customers", null, Customer(3, "2026-01-03T00:00:00Z")))
            .Data(Page("orders", null, Order(9, "2026-01-04T00:00:00Z")));

        var pages = await PullAsync(null);

        pages.Select(page => page.Watermark).ShouldBe(
        [
            """{"customers":"2026-01-02T00:00:00Z"}""",
            """{"customers":"2026-01-03T00:00:00Z"}""",
            """{"customers":"2026-01-03T00:00:00Z","orders":"2026-01-04T00:00:00Z"}""",
        ]);
        pages.SelectMany(page => page.Customers).Select(c => c.Customer.Key.Id).ShouldBe(["1", "2", "3"]);
        pages.SelectMany(page => page.Orders).Select(o => o.Order.Key.Id).ShouldBe(["9"]);
        ((string?)_shop.Requests[3].Variables["after"]).ShouldBe("c1");
        _shop.Requests[2].Variables.AsObject().ContainsKey("filter").ShouldBeFalse();
    }

    [Fact]
    public async Task A_later_pull_overlaps_and_quotes_its_timestamps()
    {
        _shop.Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync(Mark);

        // Customers are matched by whole days of the shop's zone: a day more.
        ((string?)_shop.Requests[0].Variables["filter"]).ShouldBe("updated_at:>='2026-09-30T11:50:00Z'");
        ((string?)_shop.Requests[1].Variables["filter"]).ShouldBe("updated_at:>='2026-10-02T11:50:00Z'");
        ((int?)_shop.Requests[1].Variables["first"]).ShouldBe(250);
        pages[^1].Watermark.ShouldBe(Mark);
    }

    [Fact]
    public async Task What_the_filter_lets_through_although_it_is_older_is_left_out()
    {
        _shop.Data(Page("customers", null, Customer(1, "2026-10-01T11:49:59Z"), Customer(2, "2026-10-01T11:50:00Z")))
            .Data(Page("orders", null));

        var pages = await PullAsync(Mark);

        pages[0].Customers.Select(c => c.Customer.Key.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_list_out_of_order_moves_the_watermark_only_at_its_end()
    {
        _shop.Data(Page("customers", "c1", Customer(1, "2026-10-09T00:00:00Z"), Customer(2, "2026-10-03T00:00:00Z")))
            .Data(Page("customers", null, Customer(3, "2026-10-05T00:00:00Z"))).Data(Page("orders", null));

        var pages = await PullAsync(Mark);

        pages[0].Watermark.ShouldBe(Mark);
        pages[1].Watermark.ShouldBe(Mark.Replace("10-01T12", "10-09T00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_with_more_lines_than_a_page_holds_is_fetched_to_its_end()
    {
        _shop.Data(Page("customers", null))
            .Data(Page("orders", null, Order(9, "2026-10-04T00:00:00Z", FirstLine)))
            .Data("{\"order\":{\"lineItems\":" + Connection("l2", Line("b")) + "}}")
            .Data("{\"order\":{\"lineItems\":" + Connection(null, Line("c")) + "}}");

        var pages = await PullAsync(Mark);

        pages[1].Orders.Single().Order.Lines.Select(line => line.Vendor).ShouldBe(["a", "b", "c"]);
        ((string?)_shop.Requests[3].Variables["after"]).ShouldBe("l2");
    }

    [Fact]
    public async Task An_order_deleted_while_its_lines_are_fetched_is_left_out()
    {
        _shop.Data(Page("customers", null))
            .Data(Page("orders", null, Order(9, "2026-10-04T00:00:00Z", FirstLine)))
            .Data("{\"order\":null}");

        (await PullAsync(Mark))[1].Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refunds_are_asked_for_only_where_money_went_back_and_with_all_their_lines()
    {
        const string line = """
            {"lineItem":{"isGiftCard":false},"subtotalSet":{"shopMoney":{"amount":"20.0"}},
            "totalTaxSet":{"shopMoney":{"amount":"3.0"}}}
            """;
        _shop.Data(Page("customers", null))
            .Data(Page("orders", null, Order(8, "2026-10-04T00:00:00Z"),
                Order(9, "2026-10-04T00:00:00Z", refunded: "40.0")))
            .Data("""{"nodes":[{"id":"gid://shopify/Order/9","refunds":[{"id":"gid://shopify/Refund/3","createdAt":"""
                + """ "2026-10-03T00:00:00Z","processedAt":"2026-10-03T00:00:00Z","totalRefundedSet":{"shopMoney":"""
                + """{"amount":"40.0"}},"refundLineItems":""" + Connection("r1", line)
                + ""","refundShippingLines":{"nodes":[]}}]}]}""")
            .Data("{\"node\":{\"refundLineItems\":" + Connection(null, line) + "}}");

        var orders = (await PullAsync(Mark))[1].Orders;

        orders[0].Order.Refunds.ShouldBeEmpty();
        var refund = orders[1].Order.Refunds.Single();
        (refund.Id, refund.Total, refund.Goods, refund.GoodsTax).ShouldBe(("3", 40m, 34m, 6m));
        _shop.Requests[2].Variables["ids"]!.ToJsonString().ShouldBe("""["gid://shopify/Order/9"]""");
    }

    [Fact]
    public async Task Refunds_of_several_pages_are_asked_for_at_once()
    {
        _shop.Data(Page("customers", null))
            .Data(Page("orders", "o1", Order(8, "2026-10-04T00:00:00Z", refunded: "40.0")))
            .Data(Page("orders", null, Order(9, "2026-10-05T00:00:00Z", refunded: "40.0")))
            .Data("""{"nodes":[null,null]}""");

        var pages = await PullAsync(Mark);

        _shop.Requests[3].Variables["ids"]!.ToJsonString()
            .ShouldBe("""["gid://shopify/Order/8","gid://shopify/Order/9"]""");
        pages.Select(page => string.Join("", page.Orders.Select(o => o.Order.Key.Id))).ShouldBe(["", "8", "9"]);
        pages[1].Watermark.ShouldBe(Mark.Replace("10-02T12", "10-04T00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_watermark_that_cannot_be_read_pulls_everything_again()
    {
        _shop.Data(PullFacts).Data(Size(0, 0)).Data(Page("customers", null)).Data(Page("orders", null));

        (await PullAsync("not ours")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Calls_are_counted_with_their_cost_and_the_least_that_could_do()
    {
        _shop.Status(HttpStatusCode.BadGateway).Data(Page("customers", null)).Data(Page("orders", null));
        using var shop = _shop.Connect();

        await PullAsync(shop, Mark);

        shop.Calls.ShouldBe(new CallCount(Requests: 4, Cost: 30, LowerBound: 3));
    }

    private async Task<List<PullPage>> PullAsync(string? watermark)
    {
        using var shop = _shop.Connect();
        return await PullAsync(shop, watermark);
    }

    private static async Task<List<PullPage>> PullAsync(ShopifyShop shop, string? watermark)
    {
        var pages = new List<PullPage>();
        await foreach (var page in shop.PullAsync(watermark, CancellationToken.None))
            pages.Add(page);
        return pages;
    }
}
