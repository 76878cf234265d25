using System.Net;
using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class AdminPageTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Names_are_encoded_and_scripts_forbidden()
    {
        using var answer = await Http.GetAsync(new Uri(_shop.Shop.Url, "/?zoek=%3Cscript%3E"));
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; Tag");
        html.ShouldContain("value=\"&lt;script&gt;\"");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        _shop.Shop.Records.Requests.ShouldBe(0, "the admin page is not the API");
    }

    [Fact]
    public async Task A_name_with_braces_is_not_a_template()
    {
        var id = _shop.Shop.Staff.CustomerIds[0];
        _shop.Shop.Staff.AddTag(id, "{{shop}}");
        (await Http.GetStringAsync(new Uri(_shop.Shop.Url, $"/klant/{id}")))
            .ShouldContain("<span class=\"tag\">{{shop}}</span>");
    }

    [Fact]
    public async Task Staff_find_customers_by_label_and_see_metadata_and_orders()
    {
        var id = _shop.Shop.Staff.CustomerIds[0];
        _shop.Shop.Staff.AddTag(id, "Unieke vriend");
        var order = _shop.Shop.Staff.PlaceOrder(id, null, 93.05m);
        var list = await Http.GetStringAsync(new Uri(_shop.Shop.Url, "/?zoek=unieke"));
        list.ShouldContain("1 gevonden");
        list.ShouldContain($"/klant/{id}");
        var page = WebUtility.HtmlDecode(await Http.GetStringAsync(new Uri(_shop.Shop.Url, $"/klant/{id}")));
        page.ShouldContain("klant_labels: ");
        page.ShouldContain($"<td>{order}</td>");
        page.ShouldContain("100,00");
    }

    [Fact]
    public async Task An_unknown_customer_is_404()
    {
        using var answer = await Http.GetAsync(new Uri(_shop.Shop.Url, "/klant/123456"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
