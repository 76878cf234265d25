using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ShopConnector.Webhooks;

/// <summary>Base64 of HMAC-SHA256 over the raw body: Shopify and WooCommerce sign alike.</summary>
internal static class Signature
{
    private static readonly int s_characters = Base64.GetMaxEncodedToUtf8Length(HMACSHA256.HashSizeInBytes);

    /// <summary>
    /// True when one of the secrets made it. All are tried, each compared in constant time: neither the time nor the
    /// answer tells which one, or how much of the signature was right.
    /// </summary>
    public static bool IsBy(ImmutableArray<byte[]> secrets, ReadOnlySpan<byte> body, string? given)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (given is null || given.Length != s_characters
            || !Convert.TryFromBase64String(given, claimed, out var length) || length != claimed.Length)
        {
            return false;
        }

        Span<byte> made = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var isOurs = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, body, made);
            isOurs |= CryptographicOperations.FixedTimeEquals(made, claimed);
        }

        return isOurs;
    }
}
