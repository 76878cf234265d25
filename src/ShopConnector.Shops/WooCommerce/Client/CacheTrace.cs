using System.Globalization;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// Signs that an answer was made for an earlier request: each request is unlike all before, so a cache that finds it
/// has left the parameters out of account and serves what was true some time ago.
/// </summary>
internal static class CacheTrace
{
    public const string NonceParameter = "_nonce";

    private static readonly string[] _headers =
    [
        "X-Cache", "X-Cache-Status", "X-Proxy-Cache", "X-LiteSpeed-Cache", "CF-Cache-Status", "X-Nginx-Cache",
        "X-FastCGI-Cache", "X-Kinsta-Cache", "X-SRCache-Fetch-Status",
    ];

    /// <summary>What gives it away, in a few words; null: nothing does.</summary>
    public static string? Of(ShopResponse answer, string nonce)
    {
        // The links to other pages repeat the parameters of the request they were made for.
        if (answer.Header("Link") is { } link && link.Contains($"{NonceParameter}=", StringComparison.Ordinal)
            && !link.Contains($"{NonceParameter}={nonce}", StringComparison.Ordinal))
            return "its links are those of another request";

        var hit = Array.Find(_headers, name =>
            answer.Header(name)?.StartsWith("hit", StringComparison.OrdinalIgnoreCase) == true);
        if (hit is not null)
            return $"{hit} says {answer.Header(hit)}";

        return int.TryParse(answer.Header("Age"), CultureInfo.InvariantCulture, out var age) && age > 0
            ? string.Create(CultureInfo.InvariantCulture, $"it is {age} s old") : null;
    }
}
