using NodaTime;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>Whether the companion plugin can be used.</summary>
internal abstract record PluginState
{
    private PluginState()
    {
    }

    public sealed record Missing : PluginState;

    /// <param name="Version">Of the plugin; this connector speaks with other versions.</param>
    /// <param name="IsOlder">False: the connector is the older of the two.</param>
    public sealed record Unfit(string Version, bool IsOlder) : PluginState
    {
        public string Remedy => IsOlder
            ? "Make the newest one with shopconnector plugin pack and upload it under Plugins."
            : "Update ShopConnector.";
    }

    /// <summary>It is there and answers otherwise than it should.</summary>
    public sealed record Unwell(string Problem, string Remedy) : PluginState;

    /// <param name="Time">The shop's own time when it answered.</param>
    public sealed record Ready(PluginHealth Health, Instant Time) : PluginState;
}
