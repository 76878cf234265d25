using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// Who gets nothing of an offer, so that its effect can be measured. It follows from offer, member and a secret alone:
/// the same after a restart, on another machine and after every purchase, and nobody can work out how to get in.
/// </summary>
internal static class ControlGroup
{
    private const decimal AllHashes = 18_446_744_073_709_551_616m;

    /// <param name="share">0–1.</param>
    public static bool Holds(string offer, string member, ReadOnlySpan<byte> key, decimal share)
    {
        // Names of offers ignore case everywhere, so a change of case must not deal the groups anew.
        var subject = Encoding.UTF8.GetBytes($"{offer.ToUpperInvariant()}\n{member}");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, subject, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) < share * AllHashes;
    }
}
