using System.Collections.Frozen;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Decimals of a currency's smallest unit (ISO 4217); a yen has none, a Kuwaiti dinar three.</summary>
internal static class MinorUnits
{
    private static readonly FrozenSet<string> None = new[]
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Three =
        new[] { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" }.ToFrozenSet(StringComparer.Ordinal);

    public static int Of(string currency) => None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;
}
