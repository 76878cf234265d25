using System.Collections.Frozen;

namespace ShopConnector.Shops.Money;

/// <summary>The decimals of a currency's smallest unit (ISO 4217); two unless listed.</summary>
internal static class CurrencyUnit
{
    private const int Usual = 2;

    private static readonly FrozenDictionary<string, int> _others = Listed(0,
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF")
        .Concat(Listed(3, "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Halves go up; amounts here are never negative.</summary>
    public static decimal Round(decimal amount, string currency) =>
        decimal.Round(amount, Decimals(currency), MidpointRounding.AwayFromZero);

    public static decimal RoundDown(decimal amount, string currency) =>
        decimal.Round(amount, Decimals(currency), MidpointRounding.ToZero);

    private static int Decimals(string currency) => _others.GetValueOrDefault(currency, Usual);

    private static IEnumerable<KeyValuePair<string, int>> Listed(int decimals, params string[] currencies) =>
        currencies.Select(currency => KeyValuePair.Create(currency, decimals));
}
