using System.Net;
using ShopConnector.AppProxy;
using ShopConnector.Composition;
using ShopConnector.Sandbox;
using ShopConnector.Web;
using ShopConnector.Webhooks;

namespace ShopConnector.Demo;

/// <summary>
/// What shoppers and staff can look at while the demo goes on: the connector listens, and the simulated Shopify shops
/// have its address filled in as their owner would.
/// </summary>
internal sealed class DemoPages : IAsyncDisposable
{
    private readonly HintTray _tray;
    private readonly WebListener _listener;

    private DemoPages(HintTray tray, WebListener listener) => (_tray, _listener) = (tray, listener);

    public static async Task<DemoPages> OpenAsync(
        Connector connector, IEnumerable<SandboxShop> shops, CancellationToken ct)
    {
        var tray = new HintTray(
            connector.Storage, static _ => { }, connector.Time, connector.Logs.CreateLogger("ShopConnector.Web"));
        try
        {
            var modules = await WebModules.OfAsync(connector, tray, static _ => { }, ct);
            var options = new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) };
            var listener = await WebListener.StartAsync(options, modules, connector.Logs, ct);
            foreach (var shop in shops.Where(shop => shop.Platform == SandboxPlatforms.Shopify))
            {
                shop.AppProxyUrl = new Uri(listener.Url, ProxyShop.PathOf(shop.Name));
            }

            return new DemoPages(tray, listener);
        }
        catch
        {
            await tray.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _tray.DisposeAsync();
    }
}
