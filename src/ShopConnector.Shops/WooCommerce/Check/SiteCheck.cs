using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Plugin;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>Versions, order storage, checkout and cache of the site, as the plugin or WooCommerce tells.</summary>
internal sealed class SiteCheck(WooClient client)
{
    private const string Subject = "WooCommerce";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(PluginState plugin, CancellationToken ct)
    {
        if (plugin is PluginState.Ready ready)
            return [.. Lines(SiteFacts.Of(ready.Health))];

        try
        {
            var query = new WooQuery("system_status").With("_fields", SiteFacts.StatusFields);
            var status = await client.GetAsync("reading the version", query, ct);
            return [.. Lines(SiteFacts.Of(status.Body))];
        }
        catch (ShopException fault)
        {
            // Some hosts take this interface away; the shop works without.
            return [new CheckLine(
                Subject, CheckResult.Warning, $"version unknown: {fault.Problem}", fault.Remedy)];
        }
    }

    private static IEnumerable<CheckLine> Lines(SiteFacts facts)
    {
        yield return Ok(Subject, Versions(facts));
        if (facts.Hpos is { } hpos)
            yield return Ok("order storage", hpos ? "tables of its own (HPOS)" : "classic, among the posts");
        if (facts.BlockCheckout is { } block)
            yield return Ok("checkout", block ? "made of blocks" : "classic");
        if (facts.PageCache is { } cache)
        {
            yield return Ok("page cache", cache
                ? "in use: it must leave /wp-json/, cart, checkout and My account alone, as WooCommerce asks of it"
                : "none seen");
        }
    }

    private static string Versions(SiteFacts facts)
    {
        var text = facts.WooCommerce ?? "version unknown";
        return facts is { WordPress: { } wordPress, Php: { } php }
            ? $"{text}, on WordPress {wordPress} and PHP {php}" : text;
    }

    private static CheckLine Ok(string subject, string found) => new(subject, CheckResult.Ok, found);
}
