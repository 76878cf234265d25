using System.Globalization;
using System.Net;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>What the client says and believes while bulk operations run, word for word.</summary>
public sealed class BulkPullTests : IDisposable
{
    private const string File = "\"https://files.example/x\"";
    private const string First = "2026-10-30T00:00:00Z";
    private const string Second = "2026-10-30T00:00:05Z";

    private static readonly string An = Customer(1, "2026-01-01T00:00:00Z");
    private static readonly string Bo = Customer(2, "2026-01-02T00:00:00Z");

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Customers_and_orders_run_side_by_side_and_then_what_changed_meanwhile_is_read()
    {
        var order = Order(8, "2026-01-01T00:00:00Z", lines: "");
        LargeShop().Data("""{"m0":{"count":800,"precision":"EXACT"}}""")
            .Data(Started(First)).Data(Started(Second))
            .Data(Looked(Seen("COMPLETED", 2, 2, File, First), Seen("COMPLETED", 3, 1, File, Second)))
            .Status(HttpStatusCode.OK, $"{An}\n{Bo}\n")
            .Status(HttpStatusCode.OK, $"{order}\n{Child(8, "a")}\n{Child(8, "b")}\n")
            .Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync();

        pages[^1].Watermark.ShouldBe($$"""{"customers":"{{First}}","orders":"{{Second}}"}""");
        pages.SelectMany(page => page.Customers).Select(c => c.Customer.Key.Id).ShouldBe(["1", "2"]);
        pages.SelectMany(page => page.Orders).Select(o => string.Join("", o.Order.Lines.Select(l => l.Vendor)))
            .ShouldBe(["ab"]);
        ((string)_shop.Requests[3].Variables["query"]!).ShouldContain("  customers {");
        ((string)_shop.Requests[4].Variables["query"]!).ShouldContain("  orders {"); // Started before either is read.
        _shop.Requests[6].Token.ShouldBeNull(); // The file lies elsewhere; the token is none of its business.
        ((string?)_shop.Requests[8].Variables["filter"]).ShouldBe("updated_at:>='2026-10-28T23:50:00Z'");
        ((string?)_shop.Requests[9].Variables["filter"]).ShouldBe("updated_at:>='2026-10-29T23:50:05Z'");
    }

    [Fact]
    public async Task The_plan_is_told_before_anything_runs_and_the_operations_as_soon_as_they_do()
    {
        LargeShop(orders: 1).Data(Started(First)).Data(Looked(Seen("COMPLETED", 0, 0, "null")))
            .Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync();

        pages[0].Watermark.ShouldBe(
            """{"bulk":{"customers":{"first":"2021-11-02T10:00:00Z","last":"2026-11-01T10:00:00Z","slices":[{}]}}}""");
        pages[1].Watermark!.ShouldContain("""{"operation":"gid://shopify/BulkOperation/1"}""");
        pages[1].Watermark!.ShouldContain($"\"upTo\":\"{First}\"");
    }

    /// <summary>Killed in between, the next process would cut anew and ask for everything once more.</summary>
    [Fact]
    public async Task The_cut_of_the_orders_is_told_before_any_of_them_runs()
    {
        LargeShop(customers: 1).Data(Page("customers", null)).Data("""{"m0":{"count":800,"precision":"EXACT"}}""")
            .Data(Started(First)).Data(Looked(Seen("COMPLETED", 0, 0, "null")))
            .Data(Page("customers", null)).Data(Page("orders", null));

        var marks = (await PullAsync()).Select(page => page.Watermark!)
            .Where(mark => mark.Contains("\"bulk\"", StringComparison.Ordinal)).ToList();

        marks[0].ShouldNotContain("slices");
        marks[1].ShouldContain("\"slices\":[{}]");
        marks[2].ShouldContain("\"slices\":[{\"operation\":");
    }

    [Fact]
    public async Task The_lines_of_an_order_come_anywhere_behind_it()
    {
        var lines = string.Join('\n',
            Order(8, First, lines: ""), Order(9, First, lines: ""), Child(9, "c"), Child(8, "a"), Child(9, "d"),
            Child(8, "b"));
        LargeShop(customers: 1).Data(Page("customers", null)).Data("""{"m0":{"count":800,"precision":"EXACT"}}""")
            .Data(Started(First)).Data(Looked(Seen("COMPLETED", 6, 2, File))).Status(HttpStatusCode.OK, lines)
            .Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync();

        pages.SelectMany(page => page.Orders).Select(o => string.Join("", o.Order.Lines.Select(l => l.Vendor)))
            .ShouldBe(["ab", "cd"]);
    }

    [Theory]
    [InlineData(2, 2, "")] // Fewer than Shopify counted.
    [InlineData(1, 1, "{\"id\":\"gid")] // Cut off within a line.
    [InlineData(1, 1, "<html><body>Back soon</body></html>")]
    public async Task A_result_that_is_not_whole_is_fetched_again_and_then_run_again(int seen, int roots, string end)
    {
        var broken = seen == 2 ? An : $"{An}\n{end}";
        LargeShop(orders: 1)
            .Data(Started(First)).Data(Looked(Seen("COMPLETED", seen, roots, File))).Status(HttpStatusCode.OK, broken)
            .Data(Looked(Seen("COMPLETED", seen, roots, File))).Status(HttpStatusCode.OK, broken)
            .Data(Started(Second)).Data(Looked(Seen("COMPLETED", 2, 2, File))).Status(HttpStatusCode.OK, $"{An}\n{Bo}")
            .Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync();

        pages.SelectMany(page => page.Customers).Select(c => c.Customer.Key.Id).Last().ShouldBe("2");
        pages[^1].Watermark.ShouldBe($$"""{"customers":"{{First}}"}"""); // The older operation's beginning.
    }

    [Fact]
    public async Task A_file_whose_connection_breaks_is_read_on_from_where_it_broke()
    {
        LargeShop(orders: 1).Data(Started(First)).Data(Looked(Seen("COMPLETED", 2, 2, File)))
            .Then(_ => new HttpResponseMessage { Content = new StreamContent(new BreakingStream($"{An}\n{Bo}", 400)) })
            .Status(HttpStatusCode.OK, $"{An}\n{Bo}").Data(Page("customers", null)).Data(Page("orders", null));

        var pages = await PullAsync();

        pages.SelectMany(page => page.Customers).Select(c => c.Customer.Key.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task An_operation_that_is_denied_is_not_tried_again()
    {
        LargeShop(orders: 1).Data(Started(First)).Data(Looked(Seen("FAILED", 0, 0, "null", code: "ACCESS_DENIED")));

        var failure = await Should.ThrowAsync<ShopException>(PullAsync);

        failure.Message.ShouldBe(
            "atelier: bulk operation for customers: the app may not read all that is needed. "
            + "Run check: it names the scopes that are missing. Then install the app again.");
        failure.Denied.ShouldBeTrue();
    }

    [Fact]
    public async Task A_result_at_an_address_that_is_not_encrypted_is_not_fetched()
    {
        LargeShop(orders: 1).Data(Started(First))
            .Data(Looked(Seen("COMPLETED", 1, 1, "\"http://files.example/x\"")));

        (await Should.ThrowAsync<ShopException>(PullAsync)).Problem
            .ShouldBe("the result lies at an address that is not encrypted.");
    }

    [Fact]
    public async Task A_document_that_shopify_does_not_take_is_an_error()
    {
        LargeShop(orders: 1).Data("""
            {"bulkOperationRunQuery":{"bulkOperation":null,"userErrors":[{"field":["query"],
            "message":"Invalid bulk query: syntax error","code":"INVALID"}]}}
            """);

        (await Should.ThrowAsync<ShopException>(PullAsync)).Problem
            .ShouldBe("Shopify did not start it: Invalid bulk query: syntax error");
    }

    [Fact]
    public async Task A_count_that_stops_somewhere_is_cut_until_it_does_not()
    {
        const string eight = """{"count":10,"precision":"EXACT"}""";
        LargeShop(customers: 1).Data(Page("customers", null)).Data("""{"m0":{"count":10000,"precision":"AT_LEAST"}}""")
            .Data("{" + string.Join(",", Enumerable.Range(0, 8).Select(i => $"\"m{i}\":{eight}")) + "}")
            .Data(Started(First)).Data(Looked(Seen("COMPLETED", 0, 0, "null")))
            .Data(Page("customers", null)).Data(Page("orders", null));

        await PullAsync();

        // Eight parts that fit into one are one.
        ((string)_shop.Requests[5].Variables["query"]!).ShouldContain("\n  orders {");
    }

    private StubShop LargeShop(long customers = 6_000, long orders = 6_000) =>
        _shop.Data(PullFacts).Data(Size(customers, orders));

    private async Task<List<PullPage>> PullAsync()
    {
        using var shop = _shop.Connect();
        var pages = new List<PullPage>();
        await foreach (var page in shop.PullAsync(null, CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    private static string Started(string createdAt) =>
        $$$"""
        {"bulkOperationRunQuery":{"bulkOperation":{"id":"gid://shopify/BulkOperation/1","status":"CREATED",
        "createdAt":"{{{createdAt}}}"},"userErrors":[]}}
        """;

    private static string Looked(params string[] seen) =>
        "{" + string.Join(",", seen.Select((one, i) => $"\"m{i}\":{one}")) + "}";

    private static string Seen(
        string status, int count, int roots, string url, string createdAt = First, string? code = null) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""
            {"id":"gid://shopify/BulkOperation/1","status":"{{{status}}}","createdAt":"{{{createdAt}}}",
            "objectCount":"{{{count}}}","rootObjectCount":"{{{roots}}}","url":{{{url}}},
            "errorCode":{{{(code is null ? "null" : $"\"{code}\"")}}}}
            """);

    private static string Child(long order, string vendor) => string.Create(
        CultureInfo.InvariantCulture, $"{Line(vendor)[..^1]},\"__parentId\":\"gid:\\/\\/shopify\\/Order\\/{order}\"}}");
}
