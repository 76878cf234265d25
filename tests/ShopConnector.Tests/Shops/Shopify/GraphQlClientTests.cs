using System.Globalization;
using System.Net;
using ShopConnector.Shops.Shopify;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class GraphQlClientTests : IDisposable
{
    private const string NoCustomers =
        """{"customers":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}""";

    private const string NoOrders = """{"orders":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}""";
    private const string Mark = """{"customers":"2026-10-01T00:00:00Z","orders":"2026-10-01T00:00:00Z"}""";

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Throttled_inside_a_200_waits_for_the_points_and_asks_again()
    {
        _shop.Raw(Throttled(requested: 500, available: 100)).Data(NoCustomers).Data(NoOrders);

        await PullAsync();

        _shop.Requests.Count.ShouldBe(4); // One more than customers, orders, deletions.
        _shop.Time.Waits[0].ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Throttled_without_figures_waits_a_second_longer_each_time()
    {
        const string bare = """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}""";
        _shop.Raw(bare).Raw(bare).Data(NoCustomers).Data(NoOrders);

        await PullAsync();

        _shop.Time.Waits.Take(2).ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task An_internal_error_inside_a_200_is_asked_again()
    {
        const string broken =
            """{"errors":[{"message":"Internal error.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}""";
        _shop.Raw(broken).Data(NoCustomers).Data(NoOrders);

        await PullAsync();

        _shop.Requests.Count.ShouldBe(4); // One more than customers, orders, deletions.
    }

    [Fact]
    public async Task What_is_too_dear_for_one_document_is_asked_for_in_halves()
    {
        const string dear = """
            {"errors":[{"message":"Query cost is 1081, which exceeds the single query max cost limit (1000).",
            "extensions":{"code":"MAX_COST_EXCEEDED"}}]}
            """;
        const string when = "2026-10-02T00:00:00Z";
        _shop.Raw(dear).Data(Nodes(ShopJson.Customer(1, when))).Data(Nodes(ShopJson.Customer(2, when), "null"));
        using var shop = _shop.Connect();

        var read = await shop.ReadAsync(
            [.. new[] { "1", "2", "3" }.Select(id => new HintedKey(HintSubject.Customer, id, IsGone: id == "3"))],
            CancellationToken.None);

        read.Customers.Select(one => one.Customer.Key.Id).ShouldBe(["1", "2"]);
        read.DeletedCustomers.ShouldBe(["3"]);
        _shop.Requests.Select(sent => sent.Variables["ids"]!.AsArray().Count).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public async Task What_only_takes_too_long_is_not_asked_for_in_halves()
    {
        const int moreThanIsTried = 40;
        for (var i = 0; i < moreThanIsTried; i++)
            _shop.Status(HttpStatusCode.GatewayTimeout);
        using var shop = _shop.Connect();

        await Should.ThrowAsync<ShopException>(() => shop.ReadAsync(
            [.. new[] { "1", "2" }.Select(id => new HintedKey(HintSubject.Customer, id, IsGone: false))],
            CancellationToken.None));

        _shop.Requests.ShouldAllBe(sent => sent.Variables["ids"]!.AsArray().Count == 2);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        _shop.Raw("""
            {"errors":[{"message":"Access denied for customers field.","path":["customers"],"extensions":{"code":
            "ACCESS_DENIED","requiredAccess":"`read_customers` access scope."}}],"data":{"customers":null}}
            """);

        (await FailAsync()).Message.ShouldBe(
            "atelier: Customers: the app may not do this; required: `read_customers` access scope. "
            + "Add the scope to the app, install it again, then run check.");
    }

    [Fact]
    public async Task Work_goes_on_without_personal_data()
    {
        _shop.Raw("""
            {"errors":[{"message":"This app is not approved to use the email field. See
            https://shopify.dev/docs/apps/launch/protected-customer-data","path":["customers","nodes",0,"email"],
            "extensions":{"code":"ACCESS_DENIED"}}],"data":
            """.ReplaceLineEndings(" ") + NoCustomers + "}").Data(NoOrders);

        (await PullAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_document_the_shop_does_not_understand_is_an_error_with_its_words()
    {
        _shop.Raw("""
            {"errors":[{"message":"Field 'x' doesn't exist on type 'Order'","extensions":{"code":"undefinedField"}}]}
            """);

        (await FailAsync()).Message.ShouldBe(
            "atelier: Customers: Shopify refused the request: Field 'x' doesn't exist on type 'Order' "
            + "Update ShopConnector, or report this message.");
    }

    [Theory]
    [InlineData("""{"data":{"customers":{"nodes":[{"id":1}]}}}""", "the answer cannot be read as data.")]
    [InlineData("""{"data":{"customers":""", "the answer cannot be read as data.")]
    [InlineData("<!doctype html><title>Maintenance</title>", "a web page came instead of data.")]
    [InlineData("""{"data":null}""", "Shopify sent an answer without data.")]
    public async Task An_answer_of_another_shape_stops_the_pull(string body, string problem)
    {
        _shop.Raw(body).Raw(body).Raw(body);

        (await FailAsync()).Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("""{"data":{"customers":""")]
    [InlineData("<!doctype html><title>Back soon</title>")]
    public async Task An_answer_that_was_spoilt_on_its_way_is_asked_for_again(string body)
    {
        _shop.Raw(body).Data(NoCustomers).Data(NoOrders);

        await PullAsync();

        _shop.Requests.Count.ShouldBe(4); // One more than customers, orders, deletions.
    }

    [Fact]
    public async Task A_revoked_token_says_where_to_get_another()
    {
        _shop.Status(HttpStatusCode.Unauthorized, """{"errors":"[API] Invalid API key or access token"}""");

        (await FailAsync()).Message.ShouldBe(
            "atelier: Customers: Shopify does not accept the access token. "
            + "Copy the token (shpat_…) again from the app's API credentials into AccessToken; "
            + "it may have been revoked.");
    }

    [Fact]
    public async Task Client_credentials_are_fetched_once_and_renewed_before_they_end()
    {
        _shop.Raw(Token("t1")).Data(NoCustomers).Data(NoOrders).Raw(Token("t2")).Data(NoCustomers).Data(NoOrders);
        using var shop = _shop.Connect(Credentials);

        await DrainAsync(shop);
        _shop.Time.Advance(TimeSpan.FromSeconds(86_399 - 600));
        await DrainAsync(shop);

        _shop.Requests.Select(sent => sent.Token).ShouldBe([null, "t1", "t1", "t1", null, "t2", "t2", "t2"]);
        _shop.Requests[0].Body.ShouldBe("grant_type=client_credentials&client_id=id&client_secret=geheim");
        _shop.Requests[0].Address.AbsoluteUri.ShouldBe("https://atelier.myshopify.com/admin/oauth/access_token");
    }

    [Fact]
    public async Task Client_credentials_are_renewed_after_a_401()
    {
        _shop.Raw(Token("t1")).Status(HttpStatusCode.Unauthorized).Raw(Token("t2")).Data(NoCustomers).Data(NoOrders);
        using var shop = _shop.Connect(Credentials);

        await DrainAsync(shop);

        _shop.Requests.Select(sent => sent.Token).ShouldBe([null, "t1", null, "t2", "t2", "t2"]);
    }

    [Theory]
    [InlineData("""{"error":"shop_not_permitted"}""",
        "atelier: getting an access token: the app belongs to another organization than the shop. "
        + "Make the app in the organization that owns the shop, install it, and use its client id and secret.")]
    [InlineData("""{"error":"invalid_client"}""",
        "atelier: getting an access token: Shopify does not accept the client id and secret. "
        + "Copy both again from the app's settings into ClientId and ClientSecret, and check it is installed.")]
    public async Task Refused_client_credentials_say_why(string body, string message)
    {
        _shop.Status(HttpStatusCode.BadRequest, body);
        using var shop = _shop.Connect(Credentials);

        (await Should.ThrowAsync<ShopException>(() => DrainAsync(shop))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Points_flow_at_the_rate_of_the_bucket_and_almost_nothing_is_throttled()
    {
        const decimal cost = 400;
        const int requests = 60;
        var (available, throttled, asOf) = (2000m, 0, _shop.Time.GetTimestamp());
        for (var i = 0; i < requests; i++)
        {
            _shop.Then(_ =>
            {
                var now = _shop.Time.GetTimestamp();
                available = Math.Min(2000, available + (100m * (now - asOf) / TimeSpan.TicksPerSecond));
                asOf = now;
                throttled += available < cost ? 1 : 0;
                available -= cost;
                return StubShop.Json(string.Create(CultureInfo.InvariantCulture, $$$"""
                    {"data":{{{Answer(_shop.Requests.Count, requests)}}},
                    "extensions":{"cost":{"requestedQueryCost":{{{cost}}},"actualQueryCost":{{{cost}}},"throttleStatus":
                    {"maximumAvailable":2000,"currentlyAvailable":{{{available}}},"restoreRate":100} } } }
                    """));
            });
        }

        var began = _shop.Time.GetTimestamp();
        await PullAsync();

        var seconds = (_shop.Time.GetTimestamp() - began) / (double)TimeSpan.TicksPerSecond;
        var least = (double)((requests * cost) - 2000) / 100;
        throttled.ShouldBe(0);
        seconds.ShouldBeLessThan(1.15 * least);
        seconds.ShouldBeGreaterThanOrEqualTo(least - 0.001);
    }

    private static string Answer(int number, int of) => number == of
        ? NoOrders : NoCustomers.Replace("false", number < of - 1 ? "true" : "false", StringComparison.Ordinal);

    private static ShopifyOptions Credentials(ShopifyOptions options) =>
        options with { AccessToken = null, ClientId = "id", ClientSecret = "geheim" };

    private static string Token(string token) =>
        $$"""{"access_token":"{{token}}","scope":"read_orders","expires_in":86399}""";

    private static string Throttled(int requested, int available) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":
        {"requestedQueryCost":{{{requested}}},"actualQueryCost":null,"throttleStatus":{"maximumAvailable":2000,
        "currentlyAvailable":{{{available}}},"restoreRate":100} } } }
        """);

    private static async Task<List<PullPage>> DrainAsync(ShopifyShop shop)
    {
        var pages = new List<PullPage>();
        await foreach (var page in shop.PullAsync(Mark, CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    private async Task<List<PullPage>> PullAsync()
    {
        using var shop = _shop.Connect();
        return await DrainAsync(shop);
    }

    private static string Nodes(params string[] nodes) => $$"""{"nodes":[{{string.Join(",", nodes)}}]}""";

    private async Task<ShopException> FailAsync()
    {
        var failure = await Should.ThrowAsync<ShopException>(PullAsync);
        failure.ToString().ShouldNotContain("shpat_secret");
        return failure;
    }
}
