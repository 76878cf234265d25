using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class SearchTests : IAsyncLifetime
{
    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 20);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var seen = new List<string>();
        string? after = null;
        do
        {
            var data = await _shop.DataAsync(
                    "query Q($after: String) { orders(first: 7, after: $after, sortKey: UPDATED_AT) { "
                    + "nodes { id } pageInfo { hasNextPage endCursor } } }",
                new JsonObject { ["after"] = after });
            seen.AddRange(data["orders"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>()));
            var page = data["orders"]!["pageInfo"]!;
            after = page["hasNextPage"]!.GetValue<bool>() ? page["endCursor"]!.GetValue<string>() : null;
        }
        while (after is not null);
        seen.Count.ShouldBe(_shop.Shop.State.Orders.Values.Count(order => !order.Unreadable));
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Fact]
    public async Task A_quoted_timestamp_cuts_at_its_second()
    {
        var order = _shop.Shop.State.Orders.Values.OrderBy(one => one.UpdatedAt).ElementAt(10);
        var data = await _shop.DataAsync(
            "query Q($query: String!) { orders(first: 250, query: $query) { nodes { updatedAt } } }",
            new JsonObject { ["query"] = $"updated_at:>='{order.UpdatedAt}'" });
        data["orders"]!["nodes"]!.AsArray().Count.ShouldBe(
            _shop.Shop.State.Orders.Values.Count(one => one.UpdatedAt >= order.UpdatedAt && !one.Unreadable));
    }

    [Fact]
    public async Task An_unquoted_timestamp_is_cut_at_its_colon_and_read_in_the_shops_time()
    {
        var answer = await _shop.AskAsync(
            "query Q { orders(first: 250, query: \"updated_at:>=2026-11-01T10:30:00Z\") { nodes { "
            + "updatedAt } } }");
        var from = new LocalDateTime(2026, 11, 1, 10, 0).InZoneStrictly(_shop.Shop.State.Zone).ToInstant();
        answer["data"]!["orders"]!["nodes"]!.AsArray().Count.ShouldBe(
            _shop.Shop.State.Orders.Values.Count(one => one.UpdatedAt >= from && !one.Unreadable));
        var note = answer["extensions"]!["search"]![0]!;
        note["path"]!.ToJsonString().ShouldBe("""["orders"]""");
        note["warnings"]!.ToJsonString().ShouldBe(
            """[{"field":"30","message":"Invalid search field for this query.","code":"invalid_field"}]""");
    }

    [Fact]
    public async Task An_unknown_field_is_ignored_and_only_told()
    {
        var answer = await _shop.AskAsync(
            "query Q { customers(first: 250, query: \"banana:x tag:'no such tag'\") { nodes { id } } }");
        answer["data"]!["customers"]!["nodes"]!.AsArray().ShouldBeEmpty();
        answer["extensions"]!["search"]![0]!["parsed"]!.ToJsonString().ShouldBe(
            """{"and":[{"field":"banana","match_all":"x"},{"field":"tag","match_phrase":"no such tag"}]}""");
    }

    [Fact]
    public async Task Counting_customers_ignores_every_filter()
    {
        var answer = await _shop.AskAsync(
            "query Q { matching: customersCount(query: \"email:grace@example.com\") { count precision } }");
        answer["data"]!["matching"]!["count"]!.GetValue<int>().ShouldBe(_shop.Shop.State.Customers.Count);
        answer["extensions"]!["search"]!.ToJsonString().ShouldBe(
            """[{"path":["matching"],"query":"email:grace@example.com","parsed":{"field":"email","match_al"""
            + """l":"grace@example.com"},"warnings":[{"field":"email","message":"Invalid search field for """
            + """this query.","code":"invalid_field"}]}]""");
    }

    [Fact]
    public async Task Customers_changed_are_found_by_whole_days()
    {
        _shop.Shop.State.Touch(_shop.Buyer(3));
        var data = await _shop.DataAsync(
            "query Q { customers(first: 250, query: \"updated_at:>='2026-11-20T23:59:00+01:00'\") { "
            + "nodes { id } } }");
        data["customers"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())
            .ShouldContain(ShopConnector.Sandbox.Shopify.Gid.Of("Customer", _shop.Buyer(3).Id));
    }

    [Fact]
    public async Task A_list_without_a_size_is_refused()
    {
        var answer = await _shop.AskAsync("query Q { orders { nodes { id } } }");
        answer["data"].ShouldBeNull();
        answer["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("you must provide one of first or last");
    }
}
