using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class RepeatTests : IDisposable
{
    private readonly StubShop _shop = new();
    private readonly Lines _log = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, SocketError.HostNotFound)]
    [InlineData(HttpRequestError.NameResolutionError, SocketError.NoData)]
    [InlineData(HttpRequestError.ConnectionError, SocketError.HostNotFound)]
    public async Task A_name_that_does_not_exist_is_not_looked_up_again(HttpRequestError error, SocketError socket)
    {
        _shop.Breaks(new HttpRequestException(error, "x", new SocketException((int)socket)));

        var failure = await Should.ThrowAsync<ShopException>(SendAsync);

        failure.Problem.ShouldBe("the name a.example cannot be found.");
        failure.Transient.ShouldBeFalse();
        _shop.Requests.Count.ShouldBe(1);
        _log.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_server_that_cannot_tell_just_now_is_asked_again()
    {
        _shop.Breaks(new HttpRequestException(
                HttpRequestError.NameResolutionError, "x", new SocketException((int)SocketError.TryAgain)))
            .Status(HttpStatusCode.OK, "{}");

        await SendAsync();

        _shop.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_repeat_is_logged_for_the_curious_with_its_wait_in_seconds()
    {
        _shop.Status(HttpStatusCode.BadGateway).Breaks(new HttpRequestException("reset"))
            .Status(HttpStatusCode.OK, "{}");

        await SendAsync();

        _log.Written.ShouldBe(
        [
            (LogLevel.Debug, "atelier: orders met HTTP 502; again in 0.6 s."),
            (LogLevel.Debug, "atelier: orders met connection lost; again in 1.1 s."),
        ]);
    }

    private async Task SendAsync()
    {
        var words = new PlatformWords("Shopify", "the access token", "Make a new one.", "Add the scope.", "Look.");
        using var transport = new ShopTransport(
            new ShopFailures("atelier", new Uri("https://a.example/"), words), _shop, TransportLimits.Default,
            _shop.Time, () => 0.6, _log);
        await transport.SendAsync(
            "orders", () => new HttpRequestMessage(HttpMethod.Get, "https://a.example/x"), CancellationToken.None);
    }

    private sealed class Lines : ILogger
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Written.Add((logLevel, formatter(state, exception)));
    }
}
