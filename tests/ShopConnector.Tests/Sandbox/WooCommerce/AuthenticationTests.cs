using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_signed_request_is_let_in_by_query_and_by_header()
    {
        (await _shop.Client.JsonAsync("GET", "customers")).Status.ShouldBe(HttpStatusCode.OK);
        _shop.Client.InHeader = true;
        (await _shop.Client.JsonAsync("GET", "customers", "search=a%20b%2Bc&include[]=1&include[]=2")).Status
            .ShouldBe(HttpStatusCode.Unauthorized, "PHP numbers the list before it is signed");
        (await _shop.Client.JsonAsync("GET", "customers", "search=a%20b%2Bc&include=1,2"))
            .Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_plain_http_Basic_and_keys_in_the_query_get_401()
    {
        var keys = _shop.Shop.Credentials;
        using var http = new HttpClient();
        using var basic = new HttpRequestMessage(HttpMethod.Get, new Uri(_shop.Shop.Url, "wp-json/wc/v3/orders"));
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{keys.ConsumerKey}:{keys.ConsumerSecret}")));
        using var byBasic = await http.SendAsync(basic);
        byBasic.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var byQuery = await http.GetAsync(new Uri(
            _shop.Shop.Url,
            $"wp-json/wc/v3/orders?consumer_key={keys.ConsumerKey}&consumer_secret={keys.ConsumerSecret}"));
        byQuery.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var body = JsonNode.Parse(await byQuery.Content.ReadAsStringAsync())!;
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_cannot_view");
        body["message"]!.GetValue<string>().ShouldBe("Sorry, you cannot list resources.");
        body["data"]!.ToJsonString().ShouldBe("""{"status":401}""");
    }

    [Fact]
    public async Task An_unknown_key_cannot_view_and_a_wrong_secret_does_not_match()
    {
        using var unknown = _shop.ClientOf("ck_0", "cs_0");
        (await unknown.JsonAsync("GET", "orders")).Body["code"]!.GetValue<string>()
            .ShouldBe("woocommerce_rest_cannot_view");
        using var wrong = _shop.ClientOf(_shop.Shop.Credentials.ConsumerKey!, "cs_0");
        var (status, body) = await wrong.JsonAsync("GET", "orders");
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body["code"]!.GetValue<string>().ShouldBe("woocommerce_rest_authentication_error");
    }

    [Fact]
    public async Task A_read_only_key_may_not_write()
    {
        using var reader = _shop.ClientOf(_shop.Shop.Credentials.ReadOnlyKey!, _shop.Shop.Credentials.ReadOnlySecret!);
        (await reader.JsonAsync("GET", "orders")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, body) = await reader.JsonAsync("POST", "coupons", body: new JsonObject { ["code"] = "x" });
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body["message"]!.GetValue<string>().ShouldBe("The API key provided does not have write permissions.");
    }

    [Theory, InlineData(14, true), InlineData(-14, true), InlineData(16, false), InlineData(-16, false)]
    public async Task A_clock_may_be_fifteen_minutes_off(int minutes, bool letIn)
    {
        _shop.Client.ClockError = Duration.FromMinutes(minutes);
        var (status, body) = await _shop.Client.JsonAsync("GET", "orders", "_fields=id");
        status.ShouldBe(letIn ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        if (!letIn)
            body["message"]!.GetValue<string>().ShouldBe("Invalid timestamp.");
    }

    [Fact]
    public async Task A_nonce_works_once()
    {
        _shop.Client.Nonce = "only-once";
        (await _shop.Client.JsonAsync("GET", "orders")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, body) = await _shop.Client.JsonAsync("GET", "orders");
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body["message"]!.GetValue<string>().ShouldBe("Invalid nonce - nonce has already been used.");
    }

    [Fact]
    public async Task The_index_is_open_and_names_the_zone()
    {
        using var http = new HttpClient();
        var index = JsonNode.Parse(await http.GetStringAsync(new Uri(_shop.Shop.Url, "wp-json")))!;
        index["timezone_string"]!.GetValue<string>().ShouldBe("Europe/Amsterdam");
        index["gmt_offset"]!.GetValue<double>().ShouldBe(1);
        JsonNode.Parse(await http.GetStringAsync(new Uri(_shop.Shop.Url, "wp-json/?_fields=name")))!.ToJsonString()
            .ShouldBe("""{"name":"kaashuis"}""");
        index["namespaces"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("wc/v3");
        (await _shop.Client.JsonAsync("GET", "system_status")).Body["environment"]!["version"]!.GetValue<string>()
            .ShouldBe("10.5.0");
    }

    [Fact]
    public async Task An_unknown_route_is_named_as_such()
    {
        var (status, body) = await _shop.Client.JsonAsync("GET", "loyalty");
        status.ShouldBe(HttpStatusCode.NotFound);
        body["code"]!.GetValue<string>().ShouldBe("rest_no_route");
    }
}
