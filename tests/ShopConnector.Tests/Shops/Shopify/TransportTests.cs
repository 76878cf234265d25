using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class TransportTests : IDisposable
{
    private static readonly PlatformWords Words = new(
        "Shopify", "the access token", "Make a new one.", "Add the scope.", "Url looks like https://a.example.");

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_transient_fault_is_repeated_with_doubling_pauses()
    {
        _shop.Status(HttpStatusCode.ServiceUnavailable).Breaks(new HttpRequestException("reset"))
            .Status(HttpStatusCode.TooManyRequests).Status(HttpStatusCode.OK, "{}");

        var answer = await SendAsync();

        answer.IsSuccess.ShouldBeTrue();
        _shop.Time.Waits.ShouldBe([Seconds(0.5), Seconds(1), Seconds(2)]);
    }

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("Sun, 01 Nov 2026 10:00:07 GMT", 7)]
    public async Task The_pause_a_shop_asks_for_is_kept(string retryAfter, double seconds)
    {
        _shop.Then(_ => With(HttpStatusCode.TooManyRequests, "Retry-After", retryAfter))
            .Status(HttpStatusCode.OK, "{}");

        await SendAsync();

        _shop.Time.Waits.ShouldBe([Seconds(seconds)]);
    }

    [Fact]
    public async Task A_shop_that_asks_for_a_very_long_pause_is_left_alone()
    {
        _shop.Then(_ => With(HttpStatusCode.TooManyRequests, "Retry-After", "3600"));

        (await SendAsync()).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        _shop.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attempts_end_and_the_last_answer_comes_back()
    {
        for (var i = 0; i < 6; i++)
            _shop.Status(HttpStatusCode.BadGateway);

        (await SendAsync()).Status.ShouldBe(HttpStatusCode.BadGateway);
        _shop.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_refused_request_is_not_repeated()
    {
        _shop.Status(HttpStatusCode.Forbidden);

        (await SendAsync()).Status.ShouldBe(HttpStatusCode.Forbidden);
        _shop.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_beyond_its_bound_is_cut_off_and_not_asked_for_again()
    {
        _shop.Status(HttpStatusCode.OK, new string('x', 3 * 1024 * 1024));

        var failure = await Should.ThrowAsync<ShopException>(
            () => SendAsync(TransportLimits.Default with { BodyBytes = 2 * 1024 * 1024 }));

        failure.Message.ShouldBe(
            "atelier: orders: a.example sent more than 2 MB in one answer; it was cut off. "
            + "Check that the setting Url names the shop itself and not a download.");
        failure.Transient.ShouldBeFalse();
        _shop.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, SocketError.HostNotFound,
        "the name a.example cannot be found. Check the spelling of the setting Url and this machine's internet "
        + "connection. Url looks like https://a.example.")]
    [InlineData(HttpRequestError.SecureConnectionError, SocketError.SocketError,
        "the certificate of a.example is not trusted. "
        + "Renew the shop's certificate, or check that the setting Url has the name it was made for.")]
    [InlineData(HttpRequestError.ConnectionError, SocketError.ConnectionRefused,
        "a.example refuses connections. Check the port in the setting Url and that the shop is running.")]
    [InlineData(HttpRequestError.ResponseEnded, SocketError.ConnectionReset,
        "the connection to a.example broke. Nothing is lost; the next run tries again.")]
    public async Task A_failed_connection_is_told_in_plain_words(
        HttpRequestError error, SocketError socket, string message)
    {
        for (var i = 0; i < 6; i++)
            _shop.Breaks(new HttpRequestException(error, "x", new SocketException((int)socket)));

        var failure = await Should.ThrowAsync<ShopException>(() => SendAsync());

        failure.Message.ShouldBe("atelier: orders: " + message);
    }

    [Theory]
    [InlineData(401, "", "Shopify does not accept the access token. Make a new one.")]
    [InlineData(403, "", "Shopify does not permit this. Add the scope.")]
    [InlineData(403, "<html>", "a firewall in front of the shop blocks us (HTTP 403 with a web page). "
        + "Allow this machine's address in the firewall or security plugin.")]
    [InlineData(404, "", "there is no such shop or interface at this address (HTTP 404). "
        + "Url looks like https://a.example.")]
    [InlineData(500, "", "the shop is in trouble (HTTP 500). Nothing is lost; the next run tries again. "
        + "If this goes on, look at the shop's own error log.")]
    [InlineData(302, "", "the address redirects to http://169.254.169.254, and redirects are not followed. "
        + "Put the address the shop itself uses into the setting Url.")]
    public void A_refusal_is_told_in_plain_words(int status, string body, string message)
    {
        using var response = With((HttpStatusCode)status, "Location", "http://169.254.169.254/secret?x=1");
        var answer = new ShopResponse(response.StatusCode, response.Headers, null, Encoding.UTF8.GetBytes(body));

        Failures().Refused("orders", answer).Message.ShouldBe("atelier: orders: " + message);
    }

    [Fact]
    public void A_web_page_instead_of_data_is_recognised_without_its_media_type()
    {
        using var response = new HttpResponseMessage();
        var answer = new ShopResponse(
            HttpStatusCode.OK, response.Headers, "application/json", "\n <!DOCTYPE html><html>"u8.ToArray());

        Failures().Unreadable("orders", answer).Problem.ShouldBe("a web page came instead of data.");
    }

    [Theory]
    [InlineData("https://a.example", "https://a.example/")]
    [InlineData("https://a.example/winkel/?x=1#y", "https://a.example/winkel/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:5000/", "http://localhost:5000/")]
    public void An_address_is_brought_into_one_shape(string url, string expected) =>
        ShopAddress.Parse("atelier", url).AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("atelier", "atelier: address: the setting Url is not an address. Write it like https://shop.example.")]
    [InlineData("http://a.example", "atelier: address: http://a.example is not encrypted. "
        + "Use https; plain http is accepted only for a loopback address.")]
    [InlineData("https://me:geheim@a.example", "atelier: address: the setting Url holds a user name or password. "
        + "Take it out; credentials have settings of their own.")]
    public void An_unsafe_address_is_refused(string url, string message) =>
        Should.Throw<ShopException>(() => ShopAddress.Parse("atelier", url)).Message.ShouldBe(message);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ShopFailures Failures() => new("atelier", new Uri("https://a.example/"), Words);

    private static HttpResponseMessage With(HttpStatusCode status, string header, string value)
    {
        var answer = StubShop.Json("", status);
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }

    private async Task<ShopResponse> SendAsync(TransportLimits? limits = null)
    {
        using var transport = new ShopTransport(
            Failures(), _shop, limits ?? TransportLimits.Default, _shop.Time, () => 0.5, NullLogger.Instance);
        return await transport.SendAsync(
            "orders", () => new HttpRequestMessage(HttpMethod.Get, "https://a.example/x"), CancellationToken.None);
    }
}
