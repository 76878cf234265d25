using System.Net;
using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class CustomerTests : IAsyncLifetime
{
    private WooShop _shop = null!;
    private long _customer;

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync();
        _customer = _shop.Shop.Staff.CustomerIds[0];
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task No_filter_by_modification_exists()
    {
        var all = await _shop.Client.ListAsync("customers", "per_page=100&_fields=id");
        (await _shop.Client.ListAsync("customers",
            "per_page=100&_fields=id&modified_after=2099-01-01T00:00:00&dates_are_gmt=true"))
            .Count.ShouldBe(all.Count);
    }

    [Fact]
    public async Task All_roles_list_staff_too_and_the_default_does_not()
    {
        var all = await _shop.Client.ListAsync("customers", "per_page=100&role=all&_fields=role");
        all.Select(row => row!["role"]!.GetValue<string>()).Distinct()
            .ShouldBe(["customer", "administrator", "shop_manager"], ignoreOrder: true);
        var buyers = await _shop.Client.ListAsync("customers", "per_page=100&_fields=role");
        buyers.Select(row => row!["role"]!.GetValue<string>()).Distinct().ShouldBe(["customer"]);
    }

    [Fact]
    public async Task Every_put_moves_the_stamp_also_without_a_change()
    {
        _shop.Clock.Advance(Duration.FromMinutes(5));
        var (_, customer) = await _shop.Client.JsonAsync("PUT", $"customers/{_customer}", body: new JsonObject());
        customer["date_modified_gmt"]!.GetValue<string>().ShouldBe("2026-11-20T11:05:00");
    }

    [Fact]
    public async Task The_role_stays_and_the_username_is_refused()
    {
        var (_, customer) = await _shop.Client.JsonAsync(
            "PUT", $"customers/{_customer}", body: new JsonObject { ["role"] = "administrator" });
        customer["role"]!.GetValue<string>().ShouldBe("customer");
        (await _shop.Client.JsonAsync("PUT", $"customers/{_customer}", body: new JsonObject { ["username"] = "baas" }))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Search_finds_addresses_and_misses_names()
    {
        var customer = (await _shop.Client.JsonAsync("GET", $"customers/{_customer}")).Body;
        var email = customer["email"]!.GetValue<string>().Trim();
        (await _shop.Client.ListAsync("customers", $"search={Uri.EscapeDataString(email)}")).Count.ShouldBe(1);
        (await _shop.Client.ListAsync("customers", "search=Sinéad")).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Names_come_html_encoded()
    {
        var rows = await _shop.Client.ListAsync("customers", "per_page=100&_fields=first_name,last_name");
        var names = rows.Select(row => $"{row!["first_name"]} {row["last_name"]}").ToList();
        names.ShouldContain("Sinéad O&#039;Brien");
        names.ShouldContain("Robert &quot;Bob&quot; Verstraete");
        names.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; Tag");
        names.ShouldContain("Tom &amp; Jerry B.V.");
    }

    [Fact]
    public async Task An_unknown_id_is_404_to_a_reader_and_400_to_a_writer()
    {
        (await _shop.Client.JsonAsync("GET", "customers/99999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _shop.Client.JsonAsync("PUT", "customers/99999", body: new JsonObject()))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_force_deletes_an_account()
    {
        (await _shop.Client.JsonAsync("DELETE", $"customers/{_customer}"))
            .Status.ShouldBe(HttpStatusCode.NotImplemented);
        (await _shop.Client.JsonAsync("DELETE", $"customers/{_customer}", "force=true"))
            .Status.ShouldBe(HttpStatusCode.OK);
        (await _shop.Client.JsonAsync("GET", $"customers/{_customer}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
