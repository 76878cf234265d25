using System.Net;
using ShopConnector.Sync.Check;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

public sealed class PlainPermalinkTests
{
    [Fact]
    public async Task Resources_are_then_named_by_a_parameter_and_WooCommerce_is_made_to_look_at_the_keys()
    {
        var stub = Plain();
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines[0].ShouldBe(new CheckLine(
            "address", CheckResult.Ok, "REST interface found at https://kaashuis.example/index.php?rest_route=/"));
        lines.ShouldContain(new CheckLine("read orders", CheckResult.Ok, "3 visible"));
        lines.ShouldContain(new CheckLine("write coupons", CheckResult.Ok, "allowed"));
        var asked = stub.Requests.First(one => one["rest_route"] == "/wc/v3/orders");
        asked.Uri.Query.ShouldStartWith("?rest_route=/wc/v3/orders&per_page=1&_fields=id&");
        // Encoded, WooCommerce would not see it, and would take the connector for a visitor.
        asked.Uri.Query.ShouldEndWith("&shopconnector=wp-json/wc/");
        asked.Authorization.ShouldBe("Basic Y2tfMTpjc18x");
    }

    [Fact]
    public async Task Over_plain_http_the_route_is_signed_with_the_rest()
    {
        var stub = Plain("http://localhost:81");
        await stub.Shop("http://localhost:81").CheckAsync(CancellationToken.None);

        var asked = stub.Requests.First(one => one["rest_route"] == "/wc/v3/orders");
        asked["oauth_signature"].ShouldBe(Signatures.Expected(asked, "http://localhost:81/index.php"));
    }

    [Fact]
    public async Task A_link_to_such_an_interface_on_another_host_is_not_followed()
    {
        var stub = Plain("https://elsewhere.example");
        await stub.Shop().CheckAsync(CancellationToken.None);

        stub.Requests.ShouldAllBe(asked => asked.Uri.Host == "kaashuis.example");
    }

    private static StubWoo Plain(string home = StubWoo.Address)
    {
        var stub = new StubWoo { Index = $$"""{"home":"{{home}}","namespaces":["wc/v3"]}""" };
        stub.On("POST /", "[]");
        return stub.On("GET /", asked => asked["rest_route"] switch
        {
            "/" => StubWoo.Json(stub.Index),
            null when asked.Uri.AbsolutePath == "/" => Home(home),
            null => new HttpResponseMessage(HttpStatusCode.NotFound),
            _ => StubWoo.Json("[]", total: 3),
        });
    }

    private static HttpResponseMessage Home(string home)
    {
        var answer = StubWoo.Json("<html></html>", type: "text/html");
        answer.Headers.TryAddWithoutValidation(
            "Link", $"<{home}/index.php?rest_route=/>; rel=\"https://api.w.org/\"");
        return answer;
    }
}
