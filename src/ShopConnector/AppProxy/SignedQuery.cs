using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace ShopConnector.AppProxy;

/// <summary>
/// The query of a request that a storefront passes on. Shopify signs <c>name=value</c> of every parameter, decoded,
/// sorted by bytes and joined by nothing; values of one name are joined by commas.
/// </summary>
internal sealed class SignedQuery
{
    public const string Customer = "logged_in_customer_id";
    public const string PathPrefix = "path_prefix";
    public const string Shop = "shop";
    public const string Timestamp = "timestamp";
    public const string Locale = "locale";

    /// <summary>Shopify adds five; what is more than this comes from the shopper's address bar.</summary>
    public const int ParametersMost = 50;

    private const string Signature = "signature";

    // What is joined by nothing can be taken apart in more ways than one: a shopper who adds m=1logged_in_customer_id=2
    // to the address gets that signed too. So each of these may be in the text once, wherever a name or a value ends.
    private static readonly string[] s_believed = [Customer, PathPrefix, Shop, Timestamp];

    private readonly Dictionary<string, string> _values;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private SignedQuery(Dictionary<string, string> values, byte[] signed, byte[] signature)
    {
        _values = values;
        _signed = signed;
        _signature = signature;
    }

    /// <summary>Decoded; of a name that came more than once, all values joined. Believe it only once signed.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <param name="query">As it stands in the request, with or without its question mark.</param>
    /// <returns>Null: not what Shopify sends, or it could be read in two ways.</returns>
    public static SignedQuery? Read(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (pairs.Length > ParametersMost)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (Decode(at < 0 ? pair : pair[..at]) is not { } name
                || Decode(at < 0 ? "" : pair[(at + 1)..]) is not { } value)
            {
                return null;
            }

            values[name] = values.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        }

        if (!values.Remove(Signature, out var claimed) || Hash(claimed) is not { } signature)
        {
            return null;
        }

        var signed = Signed(values);
        return ReadsInOneWay(signed) ? new SignedQuery(values, signed, signature) : null;
    }

    /// <summary>
    /// True when one of the secrets made the signature. All are tried, each compared in constant time: neither the time
    /// nor the answer tells which one, or how much of the signature was right.
    /// </summary>
    public bool IsSignedBy(ImmutableArray<byte[]> secrets)
    {
        Span<byte> made = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var isOurs = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, _signed, made);
            isOurs |= CryptographicOperations.FixedTimeEquals(made, _signature);
        }

        return isOurs;
    }

    private static byte[] Signed(Dictionary<string, string> values)
    {
        var lines = values.Select(pair => Encoding.UTF8.GetBytes($"{pair.Key}={pair.Value}")).ToList();
        lines.Sort(static (one, other) => one.AsSpan().SequenceCompareTo(other));
        return [.. lines.SelectMany(line => line)];
    }

    private static bool ReadsInOneWay(ReadOnlySpan<byte> signed)
    {
        foreach (var name in s_believed)
        {
            if (signed.Count(Encoding.UTF8.GetBytes($"{name}=")) != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Null: not UTF-8, so nothing that anybody signed as text.</summary>
    private static string? Decode(string text)
    {
        var escaped = Encoding.UTF8.GetBytes(text);
        var bytes = WebUtility.UrlDecodeToBytes(escaped, 0, escaped.Length);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static byte[]? Hash(string hex) =>
        hex.Length == 2 * HMACSHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hex)
            : null;
}
