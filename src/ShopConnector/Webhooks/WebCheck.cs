using ShopConnector.Composition;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Web;

namespace ShopConnector.Webhooks;

/// <summary>The lines of <c>check</c> about what listens and what the shops tell.</summary>
internal static class WebCheck
{
    private const string Listening = "listening";

    public static CheckLine OfMachine(WebOptions web) => web switch
    {
        { Listen: null } => new(Listening, CheckResult.Ok, "nothing listens; changes are found by the schedule"),
        { PublicUrl: null } => new(
            Listening, CheckResult.Warning, $"run listens on {web.Listen}, but no shop knows of it",
            "Set Web:PublicUrl to the address at which the shops reach it."),
        { IsOpenToTheNetwork: true } => new(
            Listening, CheckResult.Warning,
            $"run listens on {web.Listen}, unencrypted and open to the network; the shops use {web.PublicUrl}",
            "Make sure that only the proxy with the certificate can reach it, or listen on 127.0.0.1."),
        _ => new(Listening, CheckResult.Ok, $"run listens on {web.Listen}; the shops use {web.PublicUrl}"),
    };

    /// <summary>Empty where nothing listens.</summary>
    public static async Task<IReadOnlyList<CheckLine>> OfShopAsync(
        Connector connector, IShop shop, CancellationToken ct)
    {
        var lines = new List<CheckLine>();
        if (await connector.Storage.UninstalledAtAsync(shop.Name, ct) is { } since)
        {
            lines.Add(new CheckLine(
                "installation", CheckResult.Problem, $"the app was taken out of the shop ({since}); run asks nothing",
                $"Take the shop out of the configuration, or install the app again and run: "
                + $"shopconnector plan --shop {shop.Name}"));
        }

        if (connector.Settings.Web.Listen is null || shop is not ITellsByWebhook telling)
        {
            return lines;
        }

        var address = await WebhookAddresses.OfAsync(connector, shop.Name, ct);
        var settings = connector.Settings.Shops.Single(one => one.Name == shop.Name);
        if (shop.Platform == Platform.Shopify && settings.ClientSecret is null)
        {
            lines.Add(new CheckLine(
                "webhooks", CheckResult.Problem, "nobody can tell whether they are Shopify's: ClientSecret is missing",
                "Copy the app's API secret key into ClientSecret; it may stand beside AccessToken."));
            return lines;
        }

        lines.Add(await telling.CheckWebhooksAsync(address, ct));
        if (shop.Platform == Platform.Shopify && address.Url is { } url)
        {
            lines.Add(new CheckLine(
                "compliance webhooks", CheckResult.Ok,
                "cannot be seen from here: customers/data_request, customers/redact and shop/redact must point to "
                + $"{url} in the app's configuration"));
        }

        return lines;
    }
}
