using System.Net;
using System.Text.Json.Nodes;
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

    [Theory]
    [InlineData("""{"code":"c","discount_type":"percent","amount":"12.5"}""", "12,5 %")]
    [InlineData("""{"code":"c","amount":"7.5","minimum_amount":"30"}""", "€ 7,50 · vanaf € 30,00")]
    [InlineData("""{"code":"c","free_shipping":true}""", "gratis verzending")]
    public async Task Staff_see_what_a_customers_code_takes_off(string coupon, string text)
    {
        var id = _shop.Shop.Staff.CustomerIds[0];
        _shop.Shop.Staff.ChangeEmail(id, "an@example.com");
        var body = JsonNode.Parse(coupon)!.AsObject();
        body["email_restrictions"] = new JsonArray("an@example.com");
        await _shop.CouponAsync(body);

        var page = await Http.GetStringAsync(new Uri(_shop.Shop.Url, $"/klant/{id}"));
        WebUtility.HtmlDecode(page).Replace('\u00a0', ' ')
            .ShouldContain($"<code class=\"code\">c</code><span class=\"meta\">{text}</span>");
    }

    [Fact]
    public async Task An_unknown_customer_is_404()
    {
        using var answer = await Http.GetAsync(new Uri(_shop.Shop.Url, "/klant/123456"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
