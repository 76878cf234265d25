using System.Net;
using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("https://kaashuis.example", "https://kaashuis.example/wp-json/wc/v3/orders")]
    [InlineData("https://kaashuis.example/winkel/", "https://kaashuis.example/winkel/wp-json/wc/v3/orders")]
    [InlineData("https://kaashuis.example/winkel/wp-json/", "https://kaashuis.example/winkel/wp-json/wc/v3/orders")]
    public async Task The_interface_is_found_below_the_address(string url, string orders)
    {
        var stub = new StubWoo();
        await stub.Shop(url).CheckAsync(CancellationToken.None);

        stub.Requests.ShouldContain(asked => asked.Uri.GetLeftPart(UriPartial.Path) == orders);
    }

    [Fact]
    public async Task Over_https_the_keys_go_in_the_header_and_never_in_the_address()
    {
        var stub = new StubWoo();
        await stub.Shop().CheckAsync(CancellationToken.None);

        var asked = stub.Requests.First(one => one.Route == "GET orders");
        asked.Authorization.ShouldBe("Basic Y2tfMTpjc18x");
        stub.Requests.ShouldAllBe(one => !one.Uri.Query.Contains("cs_1") && !one.Uri.Query.Contains("ck_1"));
        stub.Requests[0].Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Over_http_on_this_machine_requests_are_signed_and_the_secret_stays_here()
    {
        var stub = new StubWoo { Index = """{"home":"http://localhost:81","namespaces":["wc/v3"]}""" };
        await stub.Shop("http://127.0.0.1:81").CheckAsync(CancellationToken.None);

        var asked = stub.Requests.Where(one => one.Route == "GET orders").ShouldHaveSingleItem();
        asked.Authorization.ShouldBeNull();
        asked["oauth_signature_method"].ShouldBe("HMAC-SHA256");
        asked["oauth_timestamp"].ShouldBe("1793527200");
        asked.Uri.Query.ShouldNotContain("cs_1");
        stub.Requests.Select(one => one["oauth_nonce"]).OfType<string>().ShouldBeUnique();
    }

    [Fact]
    public void Plain_http_elsewhere_is_refused() =>
        Should.Throw<ShopException>(() => new StubWoo().Shop("http://kaashuis.example"))
            .Message.ShouldBe("kaashuis: address: http://kaashuis.example is not encrypted. "
                + "Use https; plain http is accepted only for a loopback address.");

    [Fact]
    public void Plain_http_elsewhere_is_taken_when_it_was_allowed_in_so_many_words() =>
        Should.NotThrow(() => ((IDisposable)new StubWoo().Shop("http://kaashuis.example", allowPlainHttp: true))
            .Dispose());

    [Fact]
    public async Task Where_all_is_as_usual_nothing_is_asked_first()
    {
        var stub = new StubWoo();
        await stub.PullAsync(null);

        stub.Requests.ShouldNotContain(asked => asked.Route == "GET /");
    }

    [Fact]
    public async Task A_link_in_the_home_page_leads_to_an_interface_elsewhere_on_the_host()
    {
        var stub = new StubWoo();
        stub.On("GET /", asked => asked.Uri.AbsolutePath switch
        {
            "/" => Linked("""<https://kaashuis.example/api/>; rel="https://api.w.org/" """),
            "/api/" => StubWoo.Json(stub.Index),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        });
        await stub.Shop().CheckAsync(CancellationToken.None);

        stub.Requests.ShouldContain(asked => asked.Uri.AbsolutePath == "/api/wc/v3/orders");
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed()
    {
        var stub = new StubWoo();
        stub.On("GET /", asked => asked.Uri.AbsolutePath == "/"
            ? Linked("""<https://elsewhere.example/wp-json/>; rel="https://api.w.org/" """)
            : new HttpResponseMessage(HttpStatusCode.NotFound));
        await stub.Shop().CheckAsync(CancellationToken.None);

        stub.Requests.ShouldAllBe(asked => asked.Uri.Host == "kaashuis.example");
    }

    [Fact]
    public async Task A_shop_without_WooCommerce_is_named()
    {
        var stub = new StubWoo { Index = """{"timezone_string":"Europe/Amsterdam","namespaces":["wp/v2"]}""" };
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines[^1].Found.ShouldBe("WordPress answers, but WooCommerce is not there.");
    }

    [Fact]
    public async Task Everything_in_order_says_so()
    {
        var stub = new StubWoo();
        stub.On("GET system_status", """
            {"environment":{"version":"10.5.0","wp_version":"6.9","php_version":"8.3.14"},
             "settings":{"HPOS_enabled":true},
             "pages":[{"page_name":"Afrekenen","block":"woocommerce/checkout","block_present":false}],
             "dropins_mu_plugins":{"dropins":[{"plugin":"advanced-cache.php"}],"mu_plugins":[]}}
            """);
        foreach (var resource in (string[])["orders", "customers", "coupons"])
            stub.On($"POST {resource}/batch", "[]");
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.ShouldAllBe(line => line.Result == CheckResult.Ok);
        lines.Select(line => $"{line.Subject}: {line.Found}").ShouldBe(
        [
            "address: REST interface found at https://kaashuis.example/wp-json/", "encryption: https",
            "clock: 0 s apart from this machine", "time zone: Europe/Amsterdam",
            "WooCommerce: 10.5.0, on WordPress 6.9 and PHP 8.3.14", "order storage: tables of its own (HPOS)",
            "checkout: classic",
            "page cache: in use: it must leave /wp-json/, cart, checkout and My account alone, as WooCommerce asks "
                + "of it",
            "read orders: 0 visible", "read customers: 0 visible", "read coupons: 0 visible",
            "read products: 0 visible",
            "write orders: allowed", "write customers: allowed", "write coupons: allowed",
            "companion plugin: not there: rules at the checkout, loyalty in the lists of users and orders, and My "
                + "account → Loyalty are missing; all else works without",
            "birthdays: not read: no setting BirthdayKey names the metadata that holds them",
        ]);
        stub.Requests.Where(asked => asked.Method != "GET").ShouldAllBe(asked => asked.Body == "{}");
    }

    [Fact]
    public async Task A_clock_that_makes_every_request_be_refused_is_told_once()
    {
        var stub = new StubWoo { Date = StubWoo.Now + Duration.FromMinutes(20) };
        var lines = await stub.Shop("http://localhost").CheckAsync(CancellationToken.None);

        lines.Where(line => line.Result == CheckResult.Problem).ShouldBe(
        [
            new CheckLine(
                "clock", CheckResult.Problem, "1200 s apart from this machine",
                "Let both clocks follow a time server (NTP), then run check again: until then the shop refuses every "
                + "request, so nothing else was tried."),
        ]);
        lines.ShouldNotContain(line => line.Subject.StartsWith("read ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_named()
    {
        var stub = new StubWoo();
        stub.On("POST customers/batch", _ =>
            StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_authentication_error"));
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.ShouldContain(new CheckLine(
            "write customers", CheckResult.Problem,
            "WooCommerce does not let this key write (woocommerce_rest_authentication_error).",
            "Give the key Read/Write permission, and its user the role Shop manager or Administrator."));
    }

    [Fact]
    public async Task An_unknown_key_is_named()
    {
        var stub = new StubWoo();
        stub.On("GET orders", _ => StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_cannot_view"));
        var lines = await stub.Shop().CheckAsync(CancellationToken.None);

        lines.Single(line => line.Subject == "read orders").Found
            .ShouldBe("WooCommerce does not know this key, or its user may not see the shop.");
    }

    [Fact]
    public async Task A_clock_that_breaks_signatures_is_a_problem_only_where_requests_are_signed()
    {
        var stub = new StubWoo { Clock = StubWoo.Now + Duration.FromMinutes(16) };

        (await stub.Shop().CheckAsync(CancellationToken.None))
            .Single(line => line.Subject == "clock").Result.ShouldBe(CheckResult.Warning);
        (await stub.Shop("http://localhost").CheckAsync(CancellationToken.None))
            .Single(line => line.Subject == "clock").Result.ShouldBe(CheckResult.Problem);
    }

    [Fact]
    public async Task A_fixed_offset_is_worth_a_warning()
    {
        var stub = new StubWoo { Index = """{"gmt_offset":5.5,"timezone_string":"","namespaces":["wc/v3"]}""" };
        var line = (await stub.Shop().CheckAsync(CancellationToken.None)).Single(one => one.Subject == "time zone");

        line.Result.ShouldBe(CheckResult.Warning);
        line.Found.ShouldBe("the fixed offset UTC+05:30, without summer time");
    }

    private static HttpResponseMessage Linked(string link)
    {
        var answer = StubWoo.Json("<html></html>", type: "text/html");
        answer.Headers.TryAddWithoutValidation("Link", link);
        return answer;
    }
}
