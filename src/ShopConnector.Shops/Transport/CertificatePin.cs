using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// The one certificate a shop is trusted by, for shops whose own nobody vouches for: its SHA-256 fingerprint, as
/// openssl and browsers show it, with or without colons.
/// </summary>
public static class CertificatePin
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>64 digits in upper case; null when the text is no such fingerprint.</summary>
    public static string? Normalise(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? digits.ToUpperInvariant() : null;
    }

    /// <param name="pin">Normalised; null: whoever the machine trusts.</param>
    /// <exception cref="CertificateRefusedException">It is not; says which one was shown.</exception>
    internal static bool Admit(X509Certificate? shown, SslPolicyErrors errors, string? pin)
    {
        var seen = shown?.GetCertHashString(HashAlgorithmName.SHA256);
        if (seen is not null && (pin is null ? errors == SslPolicyErrors.None : seen == pin))
            return true;

        throw new CertificateRefusedException(seen, isPinned: pin is not null);
    }
}

/// <param name="seen">Of the certificate that was shown; null: none was.</param>
internal sealed class CertificateRefusedException(string? seen, bool isPinned)
    : Exception("The certificate is not trusted.")
{
    /// <summary>With colons, as people compare it.</summary>
    public string? Seen { get; } =
        seen is null ? null : string.Join(':', seen.Chunk(2).Select(pair => new string(pair)));

    public bool IsPinned { get; } = isPinned;
}
