using System.Net;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Faults;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class PagingTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("per_page=101")]
    [InlineData("per_page=0")]
    [InlineData("per_page=x")]
    [InlineData("orderby=total")]
    [InlineData("order=up")]
    public async Task A_parameter_out_of_bounds_is_refused(string query)
    {
        var (status, body) = await _shop.Client.JsonAsync("GET", "orders", query);
        status.ShouldBe(HttpStatusCode.BadRequest);
        body["code"]!.GetValue<string>().ShouldBe("rest_invalid_param");
        body["message"]!.GetValue<string>().ShouldBe($"Invalid parameter(s): {query.Split('=')[0]}");
    }

    [Fact]
    public async Task Headers_tell_total_pages_and_links()
    {
        using var answer = await _shop.Client.SendAsync("GET", "wp-json/wc/v3/orders", "per_page=10&page=2&_fields=id");
        var total = int.Parse(answer.Headers.GetValues("X-WP-Total").Single());
        total.ShouldBeGreaterThan(20);
        answer.Headers.GetValues("X-WP-TotalPages").Single().ShouldBe($"{(total + 9) / 10}");
        var link = answer.Headers.GetValues("Link").Single();
        link.ShouldContain("page=1>; rel=\"prev\"");
        link.ShouldContain("page=3>; rel=\"next\"");
        link.ShouldNotContain("oauth_");
    }

    [Fact]
    public async Task Beyond_the_last_page_the_list_is_empty_and_the_total_zero()
    {
        using var answer = await _shop.Client.SendAsync("GET", "wp-json/wc/v3/orders", "per_page=100&page=900");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("[]");
        answer.Headers.GetValues("X-WP-Total").Single().ShouldBe("0");
    }

    [Fact]
    public async Task A_damaged_row_is_counted_but_left_out_so_a_short_page_is_not_the_end()
    {
        using var answer = await _shop.Client.SendAsync("GET", "wp-json/wc/v3/orders",
            "orderby=id&order=desc&per_page=5&_fields=id");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBe(3);
        int.Parse(answer.Headers.GetValues("X-WP-Total").Single()).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Orders_sort_by_id_and_by_modification_and_ids_break_ties()
    {
        var byId = await _shop.Client.ListAsync("orders", "orderby=id&order=asc&per_page=100&_fields=id");
        Ids(byId).ShouldBeInOrder();
        var byStamp = await _shop.Client.ListAsync("orders",
            "orderby=modified&order=asc&per_page=100&_fields=id,date_modified_gmt");
        byStamp.Select(row => (row!["date_modified_gmt"]!.GetValue<string>(), row["id"]!.GetValue<long>()))
            .ShouldBeInOrder();
    }

    [Fact]
    public async Task Include_and_exclude_choose_ids()
    {
        var ids = Ids(await _shop.Client.ListAsync("orders", "orderby=id&order=asc&per_page=3&_fields=id"));
        Ids(await _shop.Client.ListAsync("orders", $"orderby=include&include={ids[2]},{ids[0]}&_fields=id"))
            .ShouldBe([ids[2], ids[0]]);
        Ids(await _shop.Client.ListAsync("orders", $"include={ids[0]},{ids[1]}&exclude={ids[0]}&_fields=id"))
            .ShouldBe([ids[1]]);
    }

    [Fact]
    public async Task Fields_keep_what_they_name_also_inside_an_object()
    {
        var row = (await _shop.Client.ListAsync("orders", "per_page=1&_fields=id,billing.email"))[0]!.AsObject();
        row.Select(field => field.Key).ShouldBe(["id", "billing"], ignoreOrder: true);
        row["billing"]!.AsObject().Select(field => field.Key).ShouldBe(["email"]);
    }

    [Fact]
    public async Task Customers_sort_by_display_name_unless_asked_for_id()
    {
        var byDefault = Ids(await _shop.Client.ListAsync("customers", "per_page=100&_fields=id"));
        var byId = Ids(await _shop.Client.ListAsync("customers", "per_page=100&orderby=id&_fields=id"));
        byId.ShouldBeInOrder();
        byDefault.ShouldNotBe(byId);
        byDefault.ShouldBe(byId, ignoreOrder: true);
    }

    [Fact]
    public async Task Gzip_comes_when_asked_for()
    {
        _shop.Client.AcceptEncoding = "gzip";
        using var answer = await _shop.Client.SendAsync("GET", "wp-json/wc/v3/orders", "per_page=20");
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes[..2].ShouldBe([(byte)0x1f, (byte)0x8b]);
    }

    [Fact]
    public async Task With_page_drift_an_edited_order_hides_another_from_who_pages_by_modification()
    {
        await using var drifting = await WooShop.OpenAsync(new SandboxFaults { PageDrift = 1 });
        var seen = new HashSet<long>();
        for (var page = 1; page <= 60; page++)
            seen.UnionWith(await PageOf(drifting, "modified", page));
        var byId = new HashSet<long>();
        for (var page = 1; page <= 60; page++)
            byId.UnionWith(await PageOf(drifting, "id", page));
        byId.Except(seen).ShouldNotBeEmpty();
    }

    private static async Task<List<long>> PageOf(WooShop shop, string orderBy, int page) =>
        Ids(await shop.Client.ListAsync("orders", $"orderby={orderBy}&order=asc&per_page=5&page={page}&_fields=id"));

    private static List<long> Ids(JsonArray rows) => [.. rows.Select(row => row!["id"]!.GetValue<long>())];
}
