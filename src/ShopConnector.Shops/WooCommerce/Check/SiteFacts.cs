using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Plugin;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>What a site is made of; null where nobody told.</summary>
internal sealed record SiteFacts
{
    /// <summary>The parts of <c>system_status</c> that <see cref="Of(JsonElement)"/> reads.</summary>
    public const string StatusFields = "environment,settings,pages,dropins_mu_plugins";

    // The file by which every plugin that caches pages starts before WordPress does.
    private const string PageCacheFile = "advanced-cache.php";

    public string? WooCommerce { get; private init; }

    public string? WordPress { get; private init; }

    public string? Php { get; private init; }

    /// <summary>Orders have tables of their own; false: they are posts.</summary>
    public bool? Hpos { get; private init; }

    public bool? BlockCheckout { get; private init; }

    public bool? PageCache { get; private init; }

    public static SiteFacts Of(PluginHealth health) => new()
    {
        WooCommerce = health.Woocommerce,
        WordPress = health.Wordpress,
        Php = health.Php,
        Hpos = health.Hpos,
        BlockCheckout = health.BlockCheckout,
        PageCache = health.PageCache,
    };

    public static SiteFacts Of(JsonElement status)
    {
        var environment = Part(status, "environment");
        return new SiteFacts
        {
            WooCommerce = Text(environment, "version"),
            WordPress = Text(environment, "wp_version"),
            Php = Text(environment, "php_version"),
            Hpos = Flag(Part(status, "settings"), "HPOS_enabled"),
            BlockCheckout = Items(Part(status, "pages"))
                .Where(page => Text(page, "block") == "woocommerce/checkout")
                .Select(page => Flag(page, "block_present")).FirstOrDefault(),
            PageCache = Part(Part(status, "dropins_mu_plugins"), "dropins") is { ValueKind: JsonValueKind.Array } files
                ? Items(files).Any(file => Text(file, "plugin") == PageCacheFile) : null,
        };
    }

    private static JsonElement Part(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var part) ? part : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement from, string name) => Plain.Scalar(Part(from, name));

    private static bool? Flag(JsonElement from, string name) => Part(from, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
