using System.Globalization;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>Amounts and names in WordPress' spelling.</summary>
internal static class WooText
{
    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Names come HTML-encoded, as WordPress keeps them.</summary>
    public static string Encoded(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#039;", StringComparison.Ordinal);
}
