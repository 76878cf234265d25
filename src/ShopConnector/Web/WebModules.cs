using ShopConnector.Composition;

namespace ShopConnector.Web;

/// <summary>Everything that answers on the listener: one line each.</summary>
internal static class WebModules
{
    public static IReadOnlyList<IWebModule> Of(Connector connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return [];
    }
}
