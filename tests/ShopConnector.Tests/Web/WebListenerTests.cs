using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Configuration;
using ShopConnector.Web;

namespace ShopConnector.Tests.Web;

/// <summary>A real web server on a free port; what it lets through, and what it says.</summary>
public sealed class WebListenerTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new();
    private WebListener _listener = null!;

    public async Task InitializeAsync() => _listener = await StartAsync(new Probe());

    public Task DisposeAsync() => _listener.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Every_answer_forbids_what_no_module_allowed()
    {
        var answer = await _client.GetAsync(new Uri(_listener.Url, "/nothing"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        HeadersOf(answer).ShouldBe(
            [
                "Cache-Control: no-store",
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
                "Referrer-Policy: no-referrer",
                "X-Content-Type-Options: nosniff",
            ]);
    }

    [Theory]
    [InlineData("/echo")]
    [InlineData("/loyalty/echo")]
    public async Task The_proxy_may_take_the_public_path_off_or_leave_it(string path)
    {
        var answer = await _client.PostAsync(new Uri(_listener.Url, path), new StringContent("hallo"));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("hallo");
    }

    [Fact]
    public async Task A_failure_inside_tells_the_caller_nothing()
    {
        var answer = await _client.GetAsync(new Uri(_listener.Url, "/broken"));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        HeadersOf(answer).ShouldContain("X-Content-Type-Options: nosniff");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_above_the_bound_is_refused_whether_or_not_it_tells_its_length(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_listener.Url, "/echo"));
        request.Content = new ByteArrayContent(new byte[WebListener.BodyMax + 1]);
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await _client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Headers_above_the_bound_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_listener.Url, "/nothing"));
        request.Headers.Add("X-Long", new string('a', 32 * 1024));
        var answer = await _client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task What_is_no_http_is_refused()
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(_listener.Url.Host, _listener.Url.Port);
        var stream = caller.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("NONSENSE\r\n\r\n"));
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync()).ShouldStartWith("HTTP/1.1 4");
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        var taken = new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, _listener.Url.Port) };

        var refused = await Should.ThrowAsync<SettingsException>(
            WebListener.StartAsync(taken, [], NullLoggerFactory.Instance, CancellationToken.None));

        refused.Message.ShouldStartWith($"Web:Listen: 127.0.0.1:{_listener.Url.Port} cannot be listened on: ");
        refused.Message.ShouldEndWith(" Stop what uses it, or name another port.");
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_the_listener_ends()
    {
        var probe = new Probe();
        var listener = await StartAsync(probe);
        var answer = _client.GetAsync(new Uri(listener.Url, "/slow"));
        await probe.Asked.Task;

        var ended = listener.DisposeAsync().AsTask();
        probe.MayAnswer.SetResult();

        (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ended;
    }

    private static Task<WebListener> StartAsync(Probe probe) => WebListener.StartAsync(
        new WebOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, port: 0),
            PublicUrl = new Uri("https://shop.example/loyalty"),
        },
        [probe], NullLoggerFactory.Instance, CancellationToken.None);

    private static IEnumerable<string> HeadersOf(HttpResponseMessage answer) => answer.Headers
        .Concat(answer.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Content-Length"))
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
        .Order(StringComparer.Ordinal);

    private sealed class Probe : IWebModule
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Map(IEndpointRouteBuilder routes)
        {
            routes.MapPost("/echo", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                await context.Response.WriteAsync(await reader.ReadToEndAsync());
            });
            routes.MapGet(
                "/broken", (RequestDelegate)(static _ => throw new InvalidOperationException("an@example.com")));
            routes.MapGet("/slow", (RequestDelegate)(async _ =>
            {
                Asked.SetResult();
                await MayAnswer.Task;
            }));
        }
    }
}
