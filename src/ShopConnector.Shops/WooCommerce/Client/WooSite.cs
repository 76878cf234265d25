using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>What a site says of itself before any key is shown to it.</summary>
/// <param name="Root">
/// Of its REST interface: <c>https://shop.example/wp-json/</c>, with the last slash; under plain permalinks
/// <c>https://shop.example/index.php?rest_route=/</c>.
/// </param>
/// <param name="SigningRoot">The same as the site spells its own host: OAuth signatures are made over that.</param>
/// <param name="Zone">Naive times written into the shop are of this zone.</param>
/// <param name="ZoneHasRules">False: a fixed offset, which is an hour off for half of the year in most places.</param>
/// <param name="HasPlugin">The companion plugin is active.</param>
internal sealed record WooSite(
    Uri Root, Uri SigningRoot, DateTimeZone Zone, bool ZoneHasRules, bool HasWooCommerce, Duration? ClockAhead,
    bool HasPlugin)
{
    private const string RouteParameter = "rest_route";

    // WooCommerce looks at keys only where this stands somewhere in the address; WordPress leaves it alone.
    private static readonly KeyValuePair<string, string> _mark = new("shopconnector", "wp-json/wc/");

    /// <summary>Only the address is of use: nothing has been asked.</summary>
    public static WooSite Usual(Uri root) => new(
        root, root, DateTimeZone.Utc, ZoneHasRules: false, HasWooCommerce: false, ClockAhead: null, HasPlugin: false);

    /// <summary>Whether a root names its resources by a parameter, for want of pretty permalinks.</summary>
    public static bool HasPlainLinks(Uri root) => root.Query.Contains(RouteParameter, StringComparison.Ordinal);

    /// <summary>Below <see cref="Root"/> or <see cref="SigningRoot"/>, without parameters.</summary>
    public static Uri Address(Uri root, string resource) =>
        HasPlainLinks(root) ? new Uri(root.GetLeftPart(UriPartial.Path)) : new Uri(root, resource);

    /// <summary>With those that name the resource, where they do.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Parameters(
        Uri root, string resource, ImmutableArray<KeyValuePair<string, string>> parameters) =>
        HasPlainLinks(root) ? [new(RouteParameter, $"/{resource}"), .. parameters, _mark] : parameters;
}
