using ShopConnector.AppProxy;
using ShopConnector.AppProxy.Page;
using ShopConnector.Composition;
using ShopConnector.Webhooks;

namespace ShopConnector.Web;

/// <summary>Everything that answers on the listener: one line each.</summary>
internal static class WebModules
{
    /// <param name="runSoon">Asks for a run of the shop of that name.</param>
    public static async Task<IReadOnlyList<IWebModule>> OfAsync(
        Connector connector, HintTray tray, Action<string> runSoon, CancellationToken ct)
    {
        var (settings, log) = (connector.Settings, connector.Logs.CreateLogger("ShopConnector.Web"));
        var installation = await connector.Storage.SecretAsync(ct);
        return
        [
            new WebhookModule(
                [
                    .. settings.Shops.Zip(connector.Shops, (shop, connected) =>
                        WebhookShop.Of(shop, installation, connected)),
                ],
                tray, connector.Storage, runSoon, connector.Clock, log),
            new AppProxyModule(
                [
                    .. settings.Shops.Zip(connector.Shops, (shop, connected) =>
                        ProxyShop.Of(shop, connected, connector.Clock)).OfType<ProxyShop>(),
                ],
                new ShopperPages(connector.Storage, connector.Program, settings.Web.ShopperPage, connector.Clock),
                connector.Clock, log),
        ];
    }
}
