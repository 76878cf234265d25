using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>OAuth 1.0a without tokens, as WooCommerce signs requests over plain http.</summary>
internal static class OAuth
{
    private const string HeaderScheme = "OAuth ";

    /// <summary>The <c>oauth_</c> parameters, from the query or else from the Authorization header.</summary>
    public static IReadOnlyDictionary<string, string> Parameters(HttpRequest request)
    {
        var found = request.Query
            .Where(row => row.Key.StartsWith("oauth_", StringComparison.Ordinal))
            .ToDictionary(row => row.Key, row => row.Value.LastOrDefault() ?? "", StringComparer.Ordinal);
        var header = request.Headers.Authorization.ToString();
        if (found.Count > 0 || !header.StartsWith(HeaderScheme, StringComparison.OrdinalIgnoreCase))
            return found;
        foreach (var part in header[HeaderScheme.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is [var name, var value] && name.StartsWith("oauth_", StringComparison.Ordinal))
                found[name] = Uri.UnescapeDataString(value.Trim('"'));
        }

        return found;
    }

    /// <summary>The signature this request must carry; null for a method WooCommerce does not know.</summary>
    public static string? Signature(HttpRequest request, IReadOnlyDictionary<string, string> oauth, string secret)
    {
        var signed = request.Query.Where(row => !row.Key.StartsWith("oauth_", StringComparison.Ordinal))
            .SelectMany(Flattened)
            .Concat(oauth.Where(row => row.Key != "oauth_signature"))
            .Select(row => (Key: Uri.EscapeDataString(row.Key), Value: Uri.EscapeDataString(row.Value)))
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => $"{row.Key}={row.Value}");
        var address = $"{request.Scheme}://{request.Host.Value}{request.PathBase}{request.Path}";
        var text = Encoding.UTF8.GetBytes(
            $"{request.Method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', signed))}");
        var key = Encoding.UTF8.GetBytes(secret + "&");
        return oauth.GetValueOrDefault("oauth_signature_method") switch
        {
            "HMAC-SHA256" => Convert.ToBase64String(HMACSHA256.HashData(key, text)),
            _ => null,
        };
    }

    /// <summary>PHP numbers the items of <c>name[]</c> before WooCommerce signs them.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flattened(KeyValuePair<string, StringValues> row) =>
        row.Key.EndsWith("[]", StringComparison.Ordinal)
            ? row.Value.Select((value, index) => KeyValuePair.Create($"{row.Key[..^2]}[{index}]", value ?? ""))
            : [KeyValuePair.Create(row.Key, row.Value.LastOrDefault() ?? "")];
}
