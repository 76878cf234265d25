using System.Net;
using System.Text;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

/// <summary>What hosts, caches and plugins put where data should be.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("\uFEFF[]")]
    [InlineData("[]\n<!-- Cached by SpeedyCache in 0.1 s -->")]
    public async Task A_byte_order_mark_and_a_comment_at_the_end_do_no_harm(string body)
    {
        var stub = new StubWoo().On("GET customers", _ => StubWoo.Json(body, total: 0));

        (await stub.PullAsync(null)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("<br />\n<b>Fatal error</b>:  Allowed memory size exhausted in p.php on line 3<br />\n", "text/html",
        "PHP wrote a message (Fatal error) in front of the data.")]
    [InlineData("Deprecated: Function strftime() is deprecated in x.php\n[{\"id\":1},{\"id", "application/json",
        "PHP wrote a message (Deprecated) in front of the data.")]
    [InlineData("Warning: Undefined array key [1] in x.php on line 3", "application/json",
        "PHP wrote a message (Warning) in front of the data.")]
    [InlineData("<!DOCTYPE html><html><body>Onderhoud</body></html>", "text/html", "a web page came instead of data.")]
    [InlineData("<!DOCTYPE html><html></html>", "application/json", "a web page came instead of data.")]
    [InlineData("[]", "text/plain", "the answer is marked as text/plain instead of application/json.")]
    [InlineData("[{\"id\":1,", "application/json", "the answer cannot be read as data.")]
    [InlineData("  ", "application/json", "an empty answer came.")]
    [InlineData("{\"a\":1}", "application/json", "an object came where a list was asked for.")]
    public async Task What_is_no_data_is_named(string body, string type, string problem)
    {
        var stub = new StubWoo().On("GET customers", _ => StubWoo.Json(body, type: type));

        (await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null))).Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("<br />\n<b>Warning</b>:  Undefined key [0] in /var/www/p.php on line <b>3</b><br />\n", "text/html")]
    [InlineData("Deprecated: Function strftime() is deprecated in x.php on line 7\n", "application/json")]
    [InlineData("PHP Notice: A {} and a\n[] in x.php\n<br />\n", "application/json")]
    public async Task Behind_what_PHP_says_the_data_is_read_when_it_is_whole(string said, string type)
    {
        var stub = new StubWoo().On("GET customers", _ => StubWoo.Json(
            said + """[{"id":7,"email":"an@example.com"}]""", total: 1, type: type));

        (await stub.PullAsync(null)).SelectMany(page => page.Customers).ShouldHaveSingleItem()
            .Customer.Key.Id.ShouldBe("7");
    }

    [Fact]
    public async Task A_key_the_shop_does_not_know_is_told_of_what_is_being_read()
    {
        var stub = new StubWoo().On("GET orders",
            _ => StubWoo.Error(HttpStatusCode.Unauthorized, "woocommerce_rest_cannot_view"));

        var failure = await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null));

        failure.Message.ShouldStartWith(
            "kaashuis: reading orders: WooCommerce does not know this key, or its user may not see the shop. ");
        // Once in the header, once for each other way that a host may leave open; never again.
        stub.Requests.Count(asked => asked.Route == "GET orders").ShouldBe(3);
    }

    [Fact]
    public async Task A_firewall_is_named()
    {
        var stub = new StubWoo().On("GET customers",
            _ => StubWoo.Json("<html>Blocked</html>", HttpStatusCode.Forbidden, type: "text/html"));

        (await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null))).Message.ShouldBe(
            "kaashuis: reading customers: a firewall in front of the shop blocks us (HTTP 403 with a web page). "
            + "Allow this machine's address in the firewall or security plugin.");
    }

    [Fact]
    public async Task Every_read_carries_a_parameter_no_cache_has_seen()
    {
        var stub = new StubWoo();
        await stub.PullAsync(null);

        stub.Requests.Skip(1).Select(asked => asked["_nonce"]).ShouldBeUnique();
        stub.Requests.Skip(1).ShouldAllBe(asked => asked["_nonce"] != null && asked["_fields"] != null);
    }

    [Fact]
    public async Task A_shop_in_trouble_is_asked_again()
    {
        var times = 0;
        var stub = new StubWoo();
        stub.On("GET customers", _ => ++times < 3
            ? new HttpResponseMessage(HttpStatusCode.BadGateway) : StubWoo.Json("[]", total: 0));

        (await stub.PullAsync(null)).Count.ShouldBe(3);
        times.ShouldBe(3);
    }

    [Fact]
    public void Options_never_show_the_keys()
    {
        var text = new ShopConnector.Shops.WooCommerce.WooCommerceOptions
        {
            Name = "kaashuis",
            Url = StubWoo.Address,
            ConsumerKey = "ck_1",
            ConsumerSecret = "cs_1",
        }.ToString();

        text.ShouldBe("WooCommerceOptions { Name = kaashuis, Url = https://kaashuis.example }");
    }
}
