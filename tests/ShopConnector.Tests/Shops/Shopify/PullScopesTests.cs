using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class PullScopesTests : IDisposable
{
    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("not ours")]
    public async Task A_first_pull_that_would_see_60_days_only_does_not_begin(string? watermark)
    {
        _shop.Data(Facts("read_customers", "read_orders", "read_products"));

        var failure = await Should.ThrowAsync<ShopException>(() => PullAsync(watermark));

        failure.Message.ShouldBe(
            "atelier: first pull: the app lacks read_all_orders (for orders older than 60 days; without it, history "
            + "is unknown). Add read_all_orders to the app's scopes, install the app again, then run check.");
        failure.Transient.ShouldBeFalse();
        _shop.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_scope_the_pull_needs_is_named_at_once_and_no_other()
    {
        _shop.Data(Facts());

        var failure = await Should.ThrowAsync<ShopException>(() => PullAsync(null));

        failure.Problem.ShouldBe(
            "the app lacks read_customers (for customers and their tags), read_orders (for orders and refunds), "
            + "read_all_orders (for orders older than 60 days; without it, history is unknown), "
            + "read_products (for vendors, types and tags of what was bought).");
        failure.Remedy.ShouldBe(
            "Add read_customers, read_orders, read_all_orders, read_products to the app's scopes, "
            + "install the app again, then run check.");
    }

    [Theory]
    [InlineData("{}", "Size", "Customers", "Orders")] // Begun, with nothing found yet.
    [InlineData(
        """{"customers":"2026-10-01T12:00:00Z","orders":"2026-10-02T12:00:00Z"}""", "Customers", "Orders", "Deletions")]
    public async Task A_later_pull_does_not_ask_for_scopes(string watermark, params string[] asked)
    {
        if (asked[0] == "Size")
            _shop.Data(Size(0, 0));
        _shop.Data(Page("customers", null)).Data(Page("orders", null));

        await PullAsync(watermark);

        _shop.Documents.Select(query => query[..query.IndexOfAny(['(', '{'])].TrimEnd().Split(' ')[^1])
            .ShouldBe(asked);
        _shop.Documents.ShouldNotContain(query => query.Contains("accessScopes", StringComparison.Ordinal));
    }

    private async Task PullAsync(string? watermark)
    {
        using var shop = _shop.Connect();
        await foreach (var page in shop.PullAsync(watermark, CancellationToken.None))
            page.Watermark.ShouldNotBeNull();
    }
}
