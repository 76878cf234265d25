using System.Security.Cryptography;
using System.Text;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// One-legged OAuth 1.0a (RFC 5849, HMAC-SHA256): the only way WooCommerce accepts a key over plain http, where the
/// secret itself must not travel.
/// </summary>
internal static class OAuthSignature
{
    /// <summary>The parameters with the OAuth ones and the signature added, ready for the query.</summary>
    /// <param name="url">As the shop knows itself, without a query.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        string method, Uri url, IEnumerable<KeyValuePair<string, string>> parameters, WooKeys keys, string nonce,
        long unixSeconds)
    {
        List<KeyValuePair<string, string>> all =
        [
            .. parameters,
            new("oauth_consumer_key", keys.ConsumerKey),
            new("oauth_nonce", nonce),
            new("oauth_signature_method", "HMAC-SHA256"),
            new("oauth_timestamp", unixSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        // The second key of RFC 5849 is empty for want of a token, but its separator stays.
        var secret = Encoding.ASCII.GetBytes(Uri.EscapeDataString(keys.ConsumerSecret) + "&");
        var signature = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(BaseString(method, url, all)));
        all.Add(new("oauth_signature", Convert.ToBase64String(signature)));
        return all;
    }

    /// <summary>What is signed: method, address and sorted parameters, each encoded once more.</summary>
    public static string BaseString(string method, Uri url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        // Sorted by their encoded form, byte by byte, as the RFC asks; a culture's order would break the signature.
        var sorted = parameters
            .Select(one => (Key: Uri.EscapeDataString(one.Key), Value: Uri.EscapeDataString(one.Value)))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .ThenBy(one => one.Value, StringComparer.Ordinal)
            .Select(one => $"{one.Key}={one.Value}");
        var address = url.GetLeftPart(UriPartial.Path);
        return $"{method.ToUpperInvariant()}&{Uri.EscapeDataString(address)}"
            + $"&{Uri.EscapeDataString(string.Join('&', sorted))}";
    }
}
