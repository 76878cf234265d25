using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ShopConnector.Configuration;

namespace ShopConnector.Web;

/// <summary>
/// The web server of <c>run</c>: plain HTTP/1.1 behind a proxy, small bounds, strict headers. What a module does not
/// allow explicitly is refused.
/// </summary>
internal sealed class WebListener : IAsyncDisposable
{
    /// <summary>Bytes of a body where the module does not say otherwise.</summary>
    public const long BodyMax = 16 * 1024;

    private const int HeadersMax = 16 * 1024;
    private const int HeaderCountMax = 64;
    private const int RequestLineMax = 8 * 1024;

    /// <summary>With the largest body a module allows, 1 MiB, all of them together stay below 128 MiB.</summary>
    private const int ConnectionsMax = 128;

    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleAtMost = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RehearseWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    /// <summary>After a grace. A body that trickles is dropped instead of holding a connection.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    private readonly WebApplication _app;

    private WebListener(WebApplication app) => _app = app;

    /// <summary>Where it listens, with the port that was taken.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <exception cref="SettingsException">The address cannot be had.</exception>
    public static async Task<WebListener> StartAsync(
        WebOptions options, IReadOnlyList<IWebModule> modules, ILoggerFactory logs, CancellationToken ct)
    {
        var listen = options.Listen ?? throw new ArgumentException("Nothing is to listen.", nameof(options));
        var app = Build(options.PathBase, listen, modules, logs);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException error)
        {
            await app.DisposeAsync();
            throw new SettingsException(
                $"Web:Listen: {listen} cannot be listened on: {error.Message} "
                + "Stop what uses it, or name another port.");
        }

        var listener = new WebListener(app);
        var log = logs.CreateLogger<WebListener>();
        await listener.RehearseAsync(modules, log, ct);
        Log.Listening(log, listener.Url);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopWithin);
        await _app.StopAsync(patience.Token); // Requests under way are answered first.
        await _app.DisposeAsync();
    }

    /// <summary>Answers itself once: its first answer takes more than half a second on a busy machine.</summary>
    private async Task RehearseAsync(IReadOnlyList<IWebModule> modules, ILogger log, CancellationToken ct)
    {
        foreach (var module in modules)
        {
            await module.RehearseAsync();
        }

        using var client = new HttpClient { Timeout = RehearseWithin };
        try
        {
            using var nobody = await client.PostAsync(Url, content: null, ct);
        }
        catch (Exception error) when (error is HttpRequestException
            || error is OperationCanceledException && !ct.IsCancellationRequested)
        {
            Log.NotRehearsed(log, error.Message); // Only slower for whoever calls first.
        }
    }

    private static WebApplication Build(
        string pathBase, IPEndPoint listen, IReadOnlyList<IWebModule> modules, ILoggerFactory logs)
    {
        // Empty: the full builder reads addresses of its own, and would listen where nobody asked for it.
        var named = new WebApplicationOptions { ApplicationName = "shopconnector" };
        var builder = WebApplication.CreateEmptyBuilder(named);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Bound(kestrel, listen));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Use(new StrictAnswers(logs.CreateLogger<WebListener>()).InvokeAsync);
        app.UsePathBase(pathBase);
        app.UseRouting();
        foreach (var module in modules)
        {
            module.Map(app);
        }

        return app;
    }

    private static void Bound(KestrelServerOptions kestrel, IPEndPoint listen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(listen, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = ConnectionsMax;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestBodySize = BodyMax;
        limits.MaxRequestHeadersTotalSize = HeadersMax;
        limits.MaxRequestHeaderCount = HeaderCountMax;
        limits.MaxRequestLineSize = RequestLineMax;
        limits.RequestHeadersTimeout = HeadersWithin;
        limits.KeepAliveTimeout = IdleAtMost;
        limits.MinRequestBodyDataRate = Slowest;
    }

    /// <summary>The worker decides when it ends; signals are not the web server's to answer.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
