using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Faults;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class OrderTests : IAsyncLifetime
{
    private WooShop _shop = null!;
    private long _customer;
    private long _order;

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync();
        _customer = _shop.Shop.Staff.CustomerIds[0];
        _order = _shop.Shop.Staff.PlaceOrder(_customer, null, 121m);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Amounts_are_texts_without_tax_beside_their_tax_and_price_is_a_number()
    {
        var order = (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Body;
        order["total"]!.GetValue<string>().ShouldBe("127.95");
        order["shipping_total"]!.GetValue<string>().ShouldBe("5.74");
        order["shipping_tax"]!.GetValue<string>().ShouldBe("1.21");
        order["line_items"]![0]!["total"]!.GetValue<string>().ShouldBe("100.00");
        order["line_items"]![0]!["total_tax"]!.GetValue<string>().ShouldBe("21.00");
        order["line_items"]![0]!["price"]!.GetValue<decimal>().ShouldBe(100m);
        order["status"]!.GetValue<string>().ShouldBe("processing");
    }

    [Theory]
    // The order was modified at 11:00:00 GMT, which is 12:00:00 in the shop.
    [InlineData("2026-11-20T11:59:59", "", true)]
    [InlineData("2026-11-20T12:00:00", "", false)]
    [InlineData("2026-11-20T10:59:59", "&dates_are_gmt=true", true)]
    [InlineData("2026-11-20T11:00:00", "&dates_are_gmt=true", false)]
    [InlineData("2026-11-20T10:59:59Z", "", true)]
    [InlineData("2026-11-20T11:00:00Z", "", false)]
    [InlineData("2026-11-20T10:59:59Z", "&dates_are_gmt=true", false)]
    [InlineData("2026-11-20T09:59:59Z", "&dates_are_gmt=true", true)]
    [InlineData("2026-11-20T11:59:59%2B01:00", "&dates_are_gmt=true", false)]
    [InlineData("2026-11-20T11:59:59.5Z", "&dates_are_gmt=true", true)]
    [InlineData("2026-11-20T12:00:00.5Z", "&dates_are_gmt=true", false)]
    public async Task Modified_after_is_exclusive_and_reads_zones_its_own_way(string after, string gmt, bool found)
    {
        var rows = await _shop.Client.ListAsync("orders", $"modified_after={after}{gmt}&include={_order}&_fields=id");
        rows.Count.ShouldBe(found ? 1 : 0);
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused()
    {
        var (status, body) = await _shop.Client.JsonAsync("GET", "orders", "modified_after=yesterday");
        status.ShouldBe(HttpStatusCode.BadRequest);
        body["data"]!["params"]!["modified_after"]!.GetValue<string>().ShouldBe("Invalid date.");
    }

    [Fact]
    public async Task Any_has_drafts_and_no_trash_and_trash_must_be_asked_for_alone()
    {
        _shop.Shop.Staff.Trash(_order);
        (await Found("status=any")).ShouldBe(0);
        (await Found("status=any,trash")).ShouldBe(0);
        (await Found("status=trash")).ShouldBe(1);
        await using var whole = await WooShop.OpenAsync(customers: 820);
        (await whole.Client.ListAsync("orders", "status=checkout-draft&_fields=id,status"))
            .Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Trashing_moves_the_stamp_and_deleting_leaves_404()
    {
        _shop.Clock.Advance(Duration.FromHours(1));
        var (_, trashed) = await _shop.Client.JsonAsync("DELETE", $"orders/{_order}");
        trashed["status"]!.GetValue<string>().ShouldBe("trash");
        trashed["date_modified_gmt"]!.GetValue<string>().ShouldBe("2026-11-20T12:00:00");
        await _shop.Client.JsonAsync("DELETE", $"orders/{_order}", "force=true");
        (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_edited_line_leaves_the_stamp_and_changes_the_total()
    {
        _shop.Clock.Advance(Duration.FromHours(1));
        _shop.Shop.Staff.EditFirstLine(_order, 2);
        var order = (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Body;
        order["date_modified_gmt"]!.GetValue<string>().ShouldBe("2026-11-20T11:00:00");
        order["total"]!.GetValue<string>().ShouldBe("248.95");
    }

    [Fact]
    public async Task A_refund_is_negative_in_the_order_and_the_total_stays_gross()
    {
        _shop.Shop.Staff.RefundAmount(_order, 43.34m).ShouldBeTrue();
        var order = (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Body;
        order["total"]!.GetValue<string>().ShouldBe("127.95");
        order["refunds"]![0]!["total"]!.GetValue<string>().ShouldBe("-43.34");
        var refund = (await _shop.Client.ListAsync($"orders/{_order}/refunds"))[0]!;
        refund["amount"]!.GetValue<string>().ShouldBe("43.34");
        refund["line_items"]!.AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Refunded_lines_are_negative_and_a_full_refund_changes_the_status()
    {
        _shop.Shop.Staff.RefundRest(_order).ShouldBeTrue();
        var refund = (await _shop.Client.ListAsync($"orders/{_order}/refunds"))[0]!;
        refund["line_items"]![0]!["quantity"]!.GetValue<int>().ShouldBe(-1);
        refund["line_items"]![0]!["total"]!.GetValue<string>().ShouldBe("-100.00");
        refund["line_items"]![0]!["total_tax"]!.GetValue<string>().ShouldBe("-21.00");
        refund["shipping_lines"]![0]!["total"]!.GetValue<string>().ShouldBe("-5.74");
        (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Body["status"]!.GetValue<string>()
            .ShouldBe("refunded");
    }

    [Fact]
    public async Task A_refund_beyond_the_total_is_a_500_with_a_bare_number()
    {
        var (status, body) = await _shop.Client.JsonAsync("POST", $"orders/{_order}/refunds",
            body: new JsonObject { ["amount"] = "500.00" });
        status.ShouldBe(HttpStatusCode.InternalServerError);
        body["data"]!.GetValue<int>().ShouldBe(500);
    }

    [Fact]
    public async Task Some_versions_list_no_refunds()
    {
        await using var old = await WooShop.OpenAsync(new SandboxFaults { RefundsMissingInLists = true });
        var order = old.Shop.Staff.PlaceOrder(null, "gast@example.com", 50m);
        old.Shop.Staff.RefundAmount(order, 5m).ShouldBeTrue();
        (await old.Client.ListAsync("orders", $"include={order}"))[0]!["refunds"]!.AsArray().Count.ShouldBe(0);
        (await old.Client.JsonAsync("GET", $"orders/{order}")).Body["refunds"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_filter_is_ignored()
    {
        var all = await _shop.Client.ListAsync("orders", "per_page=100&_fields=id");
        (await _shop.Client.ListAsync("orders", "per_page=100&_fields=id&billing_email=nobody@example.com"))
            .Count.ShouldBe(all.Count);
    }

    [Fact]
    public async Task Writing_an_unknown_id_is_400_and_reading_it_404()
    {
        (await _shop.Client.JsonAsync("PUT", "orders/9", body: new JsonObject()))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
        var (status, body) = await _shop.Client.JsonAsync("GET", "orders/9");
        status.ShouldBe(HttpStatusCode.NotFound);
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_shop_order_invalid_id");
    }

    [Fact]
    public async Task A_guest_has_customer_zero_and_can_be_linked_later()
    {
        var guest = _shop.Shop.Staff.PlaceOrder(null, "gast@example.com", 10m);
        var order = (await _shop.Client.JsonAsync("GET", $"orders/{guest}")).Body;
        order["customer_id"]!.GetValue<long>().ShouldBe(0);
        order["billing"]!["email"]!.GetValue<string>().ShouldBe("gast@example.com");
        _shop.Shop.Staff.MoveOrder(guest, _customer);
        (await _shop.Client.JsonAsync("GET", $"orders/{guest}")).Body["customer_id"]!.GetValue<long>()
            .ShouldBe(_customer);
    }

    [Fact]
    public async Task A_note_can_be_left()
    {
        (await _shop.Client.JsonAsync("POST", $"orders/{_order}/notes", body: new JsonObject { ["note"] = "Bel even" }))
            .Status.ShouldBe(HttpStatusCode.Created);
        (await _shop.Client.ListAsync($"orders/{_order}/notes"))[0]!["note"]!.GetValue<string>().ShouldBe("Bel even");
    }

    [Fact]
    public async Task Products_carry_brand_category_and_tags()
    {
        var line = (await _shop.Client.JsonAsync("GET", $"orders/{_order}")).Body["line_items"]![0]!;
        var product = (await _shop.Client.ListAsync("products", $"include={line["product_id"]}"))[0]!;
        product["brands"]![0]!["name"]!.GetValue<string>().ShouldNotBeEmpty();
        product["categories"]![0]!["name"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    private async Task<int> Found(string query) =>
        (await _shop.Client.ListAsync("orders", $"{query}&include={_order}&_fields=id")).Count;
}
