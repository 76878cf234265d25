using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NSubstitute;
using ShopConnector.Configuration;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Tests.Sync;
using ShopConnector.Web;
using ShopConnector.Webhooks;

namespace ShopConnector.Tests.Webhooks;

/// <summary>What a shop sends, over real HTTP, and what becomes of it.</summary>
public sealed partial class WebhookEndpointTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "hush";
    private const string OldSecret = "hush before";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);
    private static readonly byte[] Installation = [1, 2, 3];

    private readonly HttpClient _client = new();
    private readonly KeptHints _inbox = new();
    private readonly IDemands _demands = Substitute.For<IDemands>();
    private HintTray _tray = null!;
    private WebListener _listener = null!;

    public async Task InitializeAsync()
    {
        _tray = new HintTray(_inbox, static _ => { }, TimeProvider.System, NullLogger.Instance);
        _listener = await WebListener.StartAsync(
            new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) },
            [
                new WebhookModule(
                    [WebhookShop.Of(Atelier, Installation), WebhookShop.Of(Kaashuis, Installation)],
                    _tray, _demands, static _ => { }, new StillClock(Now), NullLogger.Instance),
            ],
            NullLoggerFactory.Instance, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _tray.DisposeAsync();
    }

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("orders/create", """{ "id": 820982911946154508 }""", HintSubject.Order, "820982911946154508", false)]
    [InlineData("orders/delete", """{ "id": 12 }""", HintSubject.Order, "12", true)]
    [InlineData("refunds/create", """{ "id": 1, "order_id": 12 }""", HintSubject.Order, "12", false)]
    [InlineData("customers/update", """{ "id": 7, "email": "an@example.com" }""", HintSubject.Customer, "7", false)]
    [InlineData("customers/delete", """{ "id": 7 }""", HintSubject.Customer, "7", true)]
    [InlineData("orders/updated", """{ "id": "zeven" }""", HintSubject.Shop, "", false)]
    [InlineData("orders/updated", "not JSON", HintSubject.Shop, "", false)]
    public async Task A_signed_shopify_delivery_becomes_a_hint(
        string topic, string body, HintSubject subject, string id, bool gone)
    {
        (await SendAsync("atelier", Shopify(topic, body, Secret))).ShouldBe(HttpStatusCode.OK);

        (await _inbox.NextAsync()).ShouldBe([new Hint("atelier", subject, id, gone, topic, "delivery 1", Now)]);
    }

    [Theory]
    [InlineData("", "1"), InlineData(""","status":"completed","errors":[]""", "1")]
    [InlineData(""","status":"failed","errors":[{"field":"merge_in_progress"}]""", null)]
    [InlineData(""","status":"in_progress" """, null)]
    public async Task A_merge_names_who_is_gone_and_who_is_kept_once_it_is_done(string state, string? kept)
    {
        var body = $$"""
            { "admin_graphql_api_customer_kept_id": "gid://shopify/Customer/1",
              "admin_graphql_api_customer_deleted_id": "gid://shopify/Customer/2" {{state}} }
            """;
        await SendAsync("atelier", Shopify("customers/merge", body, Secret));

        (await _inbox.NextAsync()).Select(hint => (hint.Id, hint.IsGone, hint.Kept))
            .ShouldBe([("1", false, null), ("2", true, kept)]);
    }

    [Theory]
    [InlineData("order.updated", """{ "id": 12, "status": "trash" }""", HintSubject.Order, "12", false)]
    [InlineData("order.deleted", """{ "id": 12 }""", HintSubject.Order, "12", true)]
    [InlineData("customer.deleted", """{ "code": "woocommerce_rest_invalid_id" }""", HintSubject.Shop, "", false)]
    public async Task A_signed_woocommerce_delivery_becomes_a_hint(
        string topic, string body, HintSubject subject, string id, bool gone)
    {
        (await SendAsync("kaashuis", Woo(topic, body))).ShouldBe(HttpStatusCode.OK);

        (await _inbox.NextAsync()).ShouldBe([new Hint("kaashuis", subject, id, gone, topic, "delivery 1", Now)]);
    }

    [Fact]
    public async Task The_secret_before_a_rotation_still_signs()
    {
        (await SendAsync("atelier", Shopify("orders/create", """{ "id": 1 }""", OldSecret)))
            .ShouldBe(HttpStatusCode.OK);

        (await _inbox.NextAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("an unknown secret")]
    [InlineData("")]
    public async Task What_another_secret_signed_is_refused(string secret) =>
        await ShouldBeRefusedAsync("atelier", Shopify("orders/create", """{ "id": 1 }""", secret));

    [Fact]
    public async Task What_was_signed_for_another_shop_is_refused() =>
        await ShouldBeRefusedAsync("kaashuis", Shopify("orders/create", """{ "id": 1 }""", Secret));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task What_is_not_signed_is_refused(string? signature)
    {
        var request = Shopify("orders/create", """{ "id": 1 }""", Secret);
        request.Headers.Remove("X-Shopify-Hmac-Sha256");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Shopify-Hmac-Sha256", signature);
        }

        await ShouldBeRefusedAsync("atelier", request);
    }

    [Fact]
    public async Task One_byte_changed_after_the_signing_is_refused()
    {
        var request = Shopify("orders/create", """{ "id": 1 }""", Secret);
        request.Content = new StringContent("""{ "id": 2 }""");

        await ShouldBeRefusedAsync("atelier", request);
    }

    [Fact]
    public async Task The_ping_at_activation_is_answered_and_does_nothing()
    {
        using var ping = new HttpRequestMessage { Content = new StringContent("webhook_id=17") };
        (await SendAsync("kaashuis", ping)).ShouldBe(HttpStatusCode.OK);

        await ShouldHaveKeptNothingAsync();
    }

    [Theory]
    [InlineData("kaashuis", "webhook_id=17&order=12")]
    [InlineData("kaashuis", "webhook_id=17\n")]
    [InlineData("atelier", "webhook_id=17")]
    public async Task What_only_looks_like_a_ping_is_refused(string shop, string body) =>
        await ShouldBeRefusedAsync(shop, new HttpRequestMessage { Content = new StringContent(body) });

    [Fact]
    public async Task An_address_of_no_shop_is_not_found()
    {
        (await SendAsync("bakkerij", Shopify("orders/create", """{ "id": 1 }""", Secret)))
            .ShouldBe(HttpStatusCode.NotFound);

        await ShouldHaveKeptNothingAsync();
    }

    [Fact]
    public async Task A_topic_nobody_needs_is_answered_with_200_or_the_shop_would_give_up_on_the_others()
    {
        (await SendAsync("atelier", Shopify("carts/update", """{ "id": 1 }""", Secret))).ShouldBe(HttpStatusCode.OK);

        await ShouldHaveKeptNothingAsync();
    }

    [Theory]
    [InlineData(Delivery.BodyMax, HttpStatusCode.OK)]
    [InlineData(Delivery.BodyMax + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_be_a_mebibyte(int length, HttpStatusCode expected)
    {
        var body = """{ "id": 1 }""".PadRight(length);

        (await SendAsync("atelier", Shopify("orders/create", body, Secret))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_delivery_that_is_replayed_is_the_same_hint()
    {
        for (var time = 0; time < 3; time++)
        {
            await SendAsync("atelier", Shopify("orders/create", """{ "id": 1 }""", Secret));
        }

        await _tray.DisposeAsync();
        _inbox.All.Select(hint => hint.Key).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Only_posting_is_understood()
    {
        var answer = await _client.GetAsync(new Uri(_listener.Url, "/webhooks/atelier"));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private async Task ShouldBeRefusedAsync(string shop, HttpRequestMessage request)
    {
        (await SendAsync(shop, request)).ShouldBe(HttpStatusCode.Unauthorized);
        await ShouldHaveKeptNothingAsync();
    }

    private async Task ShouldHaveKeptNothingAsync()
    {
        await _tray.DisposeAsync(); // What is in it is kept now, if anything is.
        _inbox.All.ShouldBeEmpty();
    }

    private async Task<HttpStatusCode> SendAsync(string shop, HttpRequestMessage request)
    {
        using (request)
        {
            request.Method = HttpMethod.Post;
            request.RequestUri = new Uri(_listener.Url, WebhookShop.PathOf(shop));
            using var answer = await _client.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
            return answer.StatusCode;
        }
    }

    private static HttpRequestMessage Shopify(string topic, string body, string secret) => new()
    {
        Content = new StringContent(body),
        Headers =
        {
            { "X-Shopify-Topic", topic },
            { "X-Shopify-Hmac-Sha256", Sign(body, secret) },
            { "X-Shopify-Webhook-Id", "delivery 1" },
        },
    };

    private static HttpRequestMessage Woo(string topic, string body) => new()
    {
        Content = new StringContent(body),
        Headers =
        {
            { "X-WC-Webhook-Topic", topic },
            { "X-WC-Webhook-Signature", Sign(body, WebhookShop.WooSecret("kaashuis", Installation)) },
            { "X-WC-Webhook-Delivery-ID", "delivery 1" },
        },
    };

    private static string Sign(string body, string secret) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private static ShopSettings Atelier => new()
    {
        Name = "atelier",
        Platform = Platform.Shopify,
        Url = "https://Atelier.myshopify.com/",
        ClientSecret = Secret,
        PreviousClientSecret = OldSecret,
    };

    private static ShopSettings Kaashuis => new()
    {
        Name = "kaashuis",
        Platform = Platform.WooCommerce,
        Url = "https://kaashuis.example",
    };
}
