using NodaTime;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>What a site says of itself before any key is shown to it.</summary>
/// <param name="Root">Of its REST interface: <c>https://shop.example/wp-json/</c>, with the last slash.</param>
/// <param name="SigningRoot">The same as the site spells its own host: OAuth signatures are made over that.</param>
/// <param name="Zone">Naive times written into the shop are of this zone.</param>
/// <param name="ZoneHasRules">False: a fixed offset, which is an hour off for half of the year in most places.</param>
/// <param name="HasPlugin">The companion plugin is active.</param>
internal sealed record WooSite(
    Uri Root, Uri SigningRoot, DateTimeZone Zone, bool ZoneHasRules, bool HasWooCommerce, Duration? ClockAhead,
    bool HasPlugin)
{
    /// <summary>Only the address is of use: nothing has been asked.</summary>
    public static WooSite Usual(Uri root) => new(
        root, root, DateTimeZone.Utc, ZoneHasRules: false, HasWooCommerce: false, ClockAhead: null, HasPlugin: false);
}
