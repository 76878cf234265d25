using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class DeterminismTests
{
    private static readonly string[] Pages =
    [
        "orders?per_page=100&orderby=id&order=asc&page=2", "orders?per_page=50&orderby=modified&order=desc",
        "customers?per_page=100&orderby=id&role=all", "coupons?per_page=100", "products?per_page=100",
    ];

    [Fact]
    public async Task The_same_seed_and_clock_give_the_same_bytes_also_after_a_week()
    {
        var first = await BytesAsync(seed: 7);
        (await BytesAsync(seed: 7)).ShouldBe(first);
        (await BytesAsync(seed: 8)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Keys_belong_to_the_seed()
    {
        await using var one = await WooShop.OpenAsync(customers: 2);
        await using var same = await WooShop.OpenAsync(customers: 2);
        await using var other = await WooShop.OpenAsync(customers: 2, seed: 2);
        same.Shop.Credentials.ShouldBe(one.Shop.Credentials);
        other.Shop.Credentials.ShouldNotBe(one.Shop.Credentials);
    }

    private static async Task<string> BytesAsync(int seed)
    {
        await using var shop = await WooShop.OpenAsync(seed: seed);
        var before = await AllPagesAsync(shop);
        await shop.PassWeekAsync();
        return before + await AllPagesAsync(shop);
    }

    private static async Task<string> AllPagesAsync(WooShop shop)
    {
        var text = "";
        foreach (var page in Pages.Select(page => page.Split('?')))
        {
            using var answer = await shop.Client.SendAsync("GET", "wp-json/wc/v3/" + page[0], page[1]);
            text += await answer.Content.ReadAsStringAsync();
        }

        // Only the port differs from start to start.
        return text.Replace($":{shop.Shop.Url.Port}", "", StringComparison.Ordinal);
    }
}
