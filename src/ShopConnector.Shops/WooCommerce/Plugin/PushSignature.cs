using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>
/// Signs a push with the secret of the key in use: OAuth over http leaves the body unsigned, and no second secret needs
/// to be made or kept.
/// </summary>
internal static class PushSignature
{
    public static void Add(HttpRequestHeaders headers, string body, Instant shopTime, WooKeys keys)
    {
        var seconds = shopTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers.Add("X-ShopConnector-Timestamp", seconds);
        headers.Add("X-ShopConnector-Signature", Of($"{seconds}\n{body}", keys));
    }

    private static string Of(string text, WooKeys keys) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.ConsumerSecret), Encoding.UTF8.GetBytes(text)));
}
