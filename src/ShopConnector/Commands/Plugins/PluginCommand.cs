using System.CommandLine;

namespace ShopConnector.Commands.Plugins;

/// <summary><c>plugin pack</c>: the WooCommerce companion.</summary>
internal static class PluginCommand
{
    public static Command Create() => new("plugin", "The WooCommerce plugin that shows loyalty to staff and shoppers.")
    {
        PluginPackCommand.Create(),
    };
}
