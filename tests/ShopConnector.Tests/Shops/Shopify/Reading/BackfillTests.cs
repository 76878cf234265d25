using System.Text;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Bulk;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

public sealed class BackfillTests
{
    // Only orders are cut by counts, and a cut of many ends where the next begins.
    private const string OrdersAreCut = "\"to\":";

    [Fact]
    public async Task A_large_shop_is_read_in_slices_of_which_five_run_at_once()
    {
        await using var shop = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);

        await shop.PullAsync();

        var orders = OperationsOf(shop).Where(one => one.Query.Contains("orders(", StringComparison.Ordinal)).ToList();
        orders.Count.ShouldBeGreaterThan(5);
        orders.ShouldAllBe(one => one.Run!.Roots <= 25);
        (await shop.OrdersAsync()).ShouldBe(shop.Shop.Records.Orders);
        MostAtOnce(OperationsOf(shop)).ShouldBe(5);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(7), InlineData(12), InlineData(20)]
    public async Task Whoever_is_killed_after_any_page_goes_on_where_it_was(int pages)
    {
        await using var whole = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);
        await whole.PullAsync();
        await using var shop = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);

        await shop.PullAsync(pagesMost: pages);
        await shop.PullAsync();

        (await shop.StoredAsync()).Except(await whole.StoredAsync(), StringComparer.Ordinal).ShouldBeEmpty();
        OperationsOf(shop).Count.ShouldBe(OperationsOf(whole).Count); // None was run twice.
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_operation_that_was_started_and_not_noted_any_more_is_found_again(bool areDone)
    {
        await using var shop = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);

        // The plan is stored, operations run, and their numbers were not written down.
        do
            await shop.PullAsync(pagesMost: 1);
        while (!(await shop.WatermarkAsync())!.Contains(OrdersAreCut, StringComparison.Ordinal));
        var noted = OperationsOf(shop).Count;
        using var adapter = shop.Connect();
        await using (var pages = adapter.PullAsync(await shop.WatermarkAsync(), default).GetAsyncEnumerator())
            await pages.MoveNextAsync();
        OperationsOf(shop).Count.ShouldBeGreaterThan(noted);
        if (areDone)
        {
            shop.Clock.Advance(Duration.FromMinutes(1));
        }

        await shop.PullAsync();

        OperationsOf(shop).Select(one => one.Query).ShouldBeUnique();
        (await shop.OrdersAsync()).ShouldBe(shop.Shop.Records.Orders);
    }

    [Fact]
    public async Task An_operation_of_the_same_app_that_takes_a_place_is_waited_for()
    {
        await using var shop = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);
        await using var other = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);
        await other.PullAsync();
        await StartForeignAsync(shop, count: 5);

        await shop.PullAsync();

        (await shop.StoredAsync()).Except(await other.StoredAsync(), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_that_never_end_are_one_clear_error()
    {
        await using var shop = await ReadShop.OpenAsync(shopify: new ShopifyOptions
        {
            BulkTakes = Duration.FromHours(9),
        });
        await StartForeignAsync(shop, count: 5);

        var failure = await Should.ThrowAsync<ShopException>(() => shop.PullAsync());

        failure.Message.ShouldBe(
            "atelier: bulk operation: others of the same app have run all the while, and Shopify starts no more. "
            + "Give ShopConnector an app of its own, or wait until they are done. "
            + "What was read is kept; the next run goes on from there.");
        failure.Transient.ShouldBeTrue();
    }

    [Fact]
    public async Task What_always_fails_is_one_clear_error_after_so_many_attempts()
    {
        await using var shop = await ReadShop.OpenAsync(faults: new SandboxFaults { BulkExpires = 1 });

        var failure = await Should.ThrowAsync<ShopException>(() => shop.PullAsync());

        failure.Message.ShouldBe(
            "atelier: bulk operation for customers: the whole could not be read in 6 attempts; of the last one "
            + "it ended as EXPIRED. What was read is kept; the next run goes on from there. "
            + "If this goes on, look at Shopify's status page.");
        failure.Transient.ShouldBeTrue();
    }

    [Fact]
    public async Task A_slice_that_was_too_much_is_run_again_in_halves()
    {
        await using var shop = await ReadShop.OpenAsync(
            seed: 3, faults: new SandboxFaults { BulkFails = 0.4 }, ordersPerSlice: 5_000);

        await shop.PullUntilReadAsync();

        (await shop.OrdersAsync()).ShouldBe(shop.Shop.Records.Orders);
        OperationsOf(shop).ShouldContain(one => one.ErrorCode != null);
        OperationsOf(shop).ShouldContain(one =>
            one.Query.Contains("created_at:<'", StringComparison.Ordinal)
            || one.Query.Contains("customer_date:<'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changes_while_it_is_read_is_read_right_after()
    {
        await using var shop = await ReadShop.OpenAsync(customers: 60, ordersPerSlice: 25);
        var staff = shop.Shop.Staff;
        await shop.PullAsync(pagesMost: 10);
        var orders = staff.CustomerIds.SelectMany(staff.OrderIdsOf).ToList();
        foreach (var order in orders.Where((_, i) => i % 7 == 0))
            staff.Cancel(order);

        await shop.PullAsync();

        var stored = await shop.StoredAsync();
        orders.Where((_, i) => i % 7 == 0).ShouldAllBe(order => CancelledIn(stored, order));
    }

    private static bool CancelledIn(string[] stored, long order) => stored
        .Single(line => line.StartsWith($"{order}|", StringComparison.Ordinal))
        .Split('|')[3].Length > 0;

    private static async Task StartForeignAsync(ReadShop shop, int count)
    {
        using var http = new HttpClient { BaseAddress = shop.Shop.Url };
        for (var i = 0; i < count; i++)
        {
            const string body = """
                {"query":"mutation { bulkOperationRunQuery(query: \"{ products { edges { node { id } } } }\")
                { bulkOperation { id } userErrors { message } } }"}
                """;
            using var request = new HttpRequestMessage(HttpMethod.Post, "admin/api/2026-10/graphql.json")
            {
                Content = new StringContent(body.ReplaceLineEndings(" "), Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("X-Shopify-Access-Token", shop.Shop.Credentials.AccessToken);
            using var answer = await http.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("gid://shopify/BulkOperation/");
        }
    }

    private static IReadOnlyList<BulkOperation> OperationsOf(ReadShop shop) =>
        ((ShopifyFace)shop.Shop.Face).State.Bulk.All;

    private static int MostAtOnce(IReadOnlyList<BulkOperation> all) => all.Max(one =>
        all.Count(other => other.CreatedAt <= one.CreatedAt && other.EndedAt > one.CreatedAt));
}
