using System.Security.Cryptography;
using System.Text;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// Codes follow from the entitlement and a secret of the installation: a retry finds its own code and never makes a
/// second one, and nobody without the secret can guess one.
/// </summary>
public static class DiscountCode
{
    /// <summary>
    /// Digits and consonants that no one confuses (no I, L, O, 0, 1) and that spell no word (no vowels).
    /// </summary>
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private const int GroupLength = 4;

    /// <summary>28^12 codes, about 57 bits: guessing one of a million live codes takes 10^11 tries.</summary>
    private const int Length = 12;

    /// <summary>Such as <c>KOM-7Q2M-X4TR-9BDF</c>.</summary>
    /// <param name="prefix">Goes before, as given, in upper case; may be empty.</param>
    public static string For(string entitlementKey, ReadOnlySpan<byte> secret, string prefix)
    {
        if (secret.IsEmpty)
            throw new ArgumentException("A code needs the installation's secret; without one everybody could make it.");

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(entitlementKey), hash);

        var code = new StringBuilder(prefix.ToUpperInvariant());
        for (var i = 0; i < Length; i++)
        {
            if (i % GroupLength == 0 && code.Length > 0)
                code.Append('-');

            code.Append(Alphabet[LetterAt(hash, i)]);
        }

        return code.ToString();
    }

    // Two bytes for each letter: 65,536 is so much more than 28 that no letter is noticeably likelier.
    private static int LetterAt(ReadOnlySpan<byte> hash, int position) =>
        ((hash[2 * position] << 8) | hash[(2 * position) + 1]) % Alphabet.Length;
}
