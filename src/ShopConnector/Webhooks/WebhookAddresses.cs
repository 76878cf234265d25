using ShopConnector.Composition;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Webhooks;

/// <summary>Where a shop is to send its webhooks, and how it signs them.</summary>
internal static class WebhookAddresses
{
    public static async Task<WebhookAddress> OfAsync(Connector connector, string shop, CancellationToken ct) => new(
        connector.Settings.Web.Public(WebhookShop.PathOf(shop)),
        WebhookShop.WooSecret(shop, await connector.Storage.SecretAsync(ct)));
}
