using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ShopConnector.Sandbox.Admin;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox;

/// <summary>The web server of one shop: the platform's API, the admin page and the checkout on one address.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private const long RequestBodyMax = 120L * 1024 * 1024;

    private readonly WebApplication _app;

    private ShopServer(WebApplication app, SandboxShop shop)
    {
        _app = app;
        Shop = shop;
    }

    public SandboxShop Shop { get; }

    public static async Task<ShopServer> StartAsync(
        (ShopState State, IShopFace Face) shop, SandboxOptions options, int port, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "sandbox" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBodyMax;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        // The host that started the sandbox decides when it ends; Ctrl-C is not the sandbox's to answer.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Use(new FaultyWire(shop.State, shop.Face, options).InvokeAsync);
        shop.Face.Map(app);
        new AdminPages(shop.State, shop.Face).Map(app);
        new CheckoutDesk(shop.State, shop.Face).Map(app);
        await app.StartAsync(ct);
        return new ShopServer(app, new SandboxShop(shop.State, shop.Face, new Uri(app.Urls.First()), options.Faults));
    }

    public async ValueTask DisposeAsync()
    {
        Shop.Post.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
