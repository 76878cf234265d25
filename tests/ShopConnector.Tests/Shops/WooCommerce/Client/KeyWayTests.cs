using System.Net;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

public sealed class KeyWayTests
{
    private const string Orders = "https://kaashuis.example/wp-json/wc/v3/orders";

    [Fact]
    public async Task A_host_that_keeps_the_header_from_PHP_is_recognised_and_served_with_signatures()
    {
        var stub = Accepting(Orders);
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.ShouldContain(new CheckLine("read orders", CheckResult.Ok, "0 visible"));
        lines.ShouldContain(new CheckLine(
            "keys", CheckResult.Warning,
            "the host keeps the header Authorization from WordPress, so requests are signed instead (OAuth 1.0a), for "
                + "which both clocks must be right",
            "Nothing must be done. To mend it all the same, put SetEnvIf Authorization \"(.*)\" "
                + "HTTP_AUTHORIZATION=$1 at the top of .htaccess, or ask the host for it."));
        stub.Requests.ShouldAllBe(asked => !asked.Uri.Query.Contains("cs_1"));
    }

    [Fact]
    public async Task A_WordPress_that_takes_https_for_http_is_recognised_and_served_with_signatures_over_http()
    {
        var stub = Accepting(Orders.Replace("https", "http", StringComparison.Ordinal));
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.ShouldContain(new CheckLine("read orders", CheckResult.Ok, "0 visible"));
        lines.ShouldContain(new CheckLine(
            "keys", CheckResult.Warning,
            "WordPress does not know that it is reached over https, so requests are signed instead (OAuth 1.0a), for "
                + "which both clocks must be right",
            "Let the proxy in front send X-Forwarded-Proto, and set $_SERVER['HTTPS'] = 'on' in wp-config.php where "
                + "it says https."));
    }

    [Fact]
    public async Task What_was_found_out_once_is_not_tried_again()
    {
        var stub = Accepting(Orders);
        await stub.PullAsync(null);

        stub.Requests.Count(asked => asked.Authorization is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_arrived_and_was_refused_is_not_tried_in_other_ways()
    {
        var stub = new StubWoo();
        stub.On("GET orders", _ =>
            StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_authentication_error"));
        await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null));

        stub.Requests.ShouldAllBe(asked => asked["oauth_signature"] == null);
    }

    [Fact]
    public async Task An_unknown_key_is_refused_in_every_way_and_named_as_before()
    {
        var stub = new StubWoo();
        stub.On("GET orders", _ => StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_cannot_view"));
        var fault = await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null));

        fault.Problem.ShouldBe("WooCommerce does not know this key, or its user may not see the shop.");
    }

    [Fact]
    public async Task What_any_visitor_may_see_proves_nothing_of_the_header()
    {
        var stub = Accepting(Orders);
        stub.On("GET system_status", "{}");
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.ShouldContain(new CheckLine("read orders", CheckResult.Ok, "0 visible"));
    }

    /// <summary>Only signatures over this address of the orders are good, and keys in a header never.</summary>
    private static StubWoo Accepting(string orders)
    {
        var stub = new StubWoo();
        foreach (var route in (string[])["GET system_status", "GET refunds", "GET customers", "GET coupons", "GET products"])
            stub.On(route, asked => Answer(asked, orders));
        return stub.On("GET orders", asked => Answer(asked, orders));
    }

    private static HttpResponseMessage Answer(StubWoo.Asked asked, string orders)
    {
        var resource = asked.Route["GET ".Length..];
        var address = orders.Replace("orders", resource, StringComparison.Ordinal);
        return asked["oauth_signature"] == Signatures.Expected(asked, address)
            ? StubWoo.Json("[]", total: 0)
            : StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_cannot_view");
    }
}
