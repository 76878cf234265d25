using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce;

/// <summary>What the site says about itself.</summary>
internal sealed class Site(ShopState shop, CompanionPlugin plugin)
{
    public const string WooVersion = "10.5.0";
    public const string WordPressVersion = "6.9";
    public const string PhpVersion = "8.3.14";
    private const double SecondsPerHour = 3600;

    public static JsonObject Links(WooRequest request, string resource, long id) => new()
    {
        ["self"] = Link(request.Link(string.Create(CultureInfo.InvariantCulture, $"{resource}/{id}"))),
        ["collection"] = Link(request.Link(resource)),
    };

    /// <summary><c>/wp-json</c>, open to everybody.</summary>
    public JsonObject Index(Uri root) => new()
    {
        ["name"] = shop.Name,
        ["description"] = "",
        ["url"] = root.ToString().TrimEnd('/'),
        ["home"] = root.ToString().TrimEnd('/'),
        ["gmt_offset"] = shop.Zone.GetUtcOffset(shop.Now).Seconds / SecondsPerHour,
        ["timezone_string"] = shop.Zone.Id,
        ["namespaces"] = Namespaces(),
        ["authentication"] = new JsonObject(),
    };

    private JsonArray Namespaces()
    {
        var names = new JsonArray("oembed/1.0", "wc/v1", "wc/v2", "wc/v3", "wc-analytics", "wp/v2");
        if (plugin != CompanionPlugin.Missing)
            names.Add(PluginResource.Namespace);
        return names;
    }

    public WooAnswer Status(WooRequest request) => WooAnswer.Ok(new JsonObject
    {
        ["environment"] = new JsonObject
        {
            ["home_url"] = request.Root.ToString().TrimEnd('/'),
            ["site_url"] = request.Root.ToString().TrimEnd('/'),
            ["version"] = WooVersion,
            ["wp_version"] = WordPressVersion,
            ["php_version"] = PhpVersion,
            ["default_timezone"] = "UTC",
        },
        ["settings"] = new JsonObject
        {
            ["api_enabled"] = false,
            ["force_ssl"] = false,
            ["currency"] = ShopState.Currency,
            ["currency_symbol"] = "€",
            ["HPOS_enabled"] = !shop.ClassicOrders,
        },
    });

    public static WooAnswer CouponSetting(WooRequest request) => WooAnswer.Ok(new JsonObject
    {
        ["id"] = "woocommerce_enable_coupons",
        ["label"] = "Waardebonnen gebruiken",
        ["type"] = "checkbox",
        ["default"] = "yes",
        ["value"] = "yes",
        ["group_id"] = "general",
    });

    public static WooAnswer CurrencySetting(WooRequest request) => WooAnswer.Ok(new JsonObject
    {
        ["id"] = "woocommerce_currency",
        ["label"] = "Valuta",
        ["type"] = "select",
        ["default"] = "USD",
        ["value"] = ShopState.Currency,
        ["group_id"] = "general",
    });

    private static JsonArray Link(string address) => new(new JsonObject { ["href"] = address });
}
