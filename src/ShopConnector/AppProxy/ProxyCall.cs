using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Explaining;

namespace ShopConnector.AppProxy;

/// <summary>What a proven request asks for.</summary>
/// <param name="CustomerId">Number in the shop; null: nobody is logged in.</param>
/// <param name="LocalePath">Such as <c>/nl</c>, before every path of the shop in that language; else empty.</param>
/// <param name="Language">Asked for by the address; null: not, or one that is not spoken here.</param>
internal sealed record ProxyCall(string? CustomerId, string LocalePath, Language? Language)
{
    /// <summary>Shopify signs while it asks. What is older was kept by somebody, and is not answered again.</summary>
    public static readonly Duration OldestFor = Duration.FromMinutes(5);

    /// <summary>As far as two clocks that are kept may differ.</summary>
    public static readonly Duration AheadFor = Duration.FromMinutes(2);

    private const int CustomerDigitsMost = 20;
    private const int TimestampDigitsMost = 12;

    /// <param name="query">Signed, and of this shop.</param>
    /// <param name="refusal">Why there is none, without anything the caller wrote.</param>
    public static ProxyCall? Of(SignedQuery query, Instant now, out string refusal)
    {
        if (SignedAt(query[SignedQuery.Timestamp]) is not { } at || at < now - OldestFor || at > now + AheadFor)
        {
            refusal = "it was signed too long ago, or in the future; see the clock of this machine";
            return null;
        }

        var customer = query[SignedQuery.Customer] ?? "";
        if (!IsNumber(customer, CustomerDigitsMost) && customer.Length > 0)
        {
            refusal = "it does not name one customer";
            return null;
        }

        refusal = "";
        var first = (query[SignedQuery.PathPrefix] ?? "").Split('/').ElementAtOrDefault(1) ?? "";
        var language = LanguageOf(first);
        return new ProxyCall(
            customer.Length == 0 ? null : customer,
            language is null ? "" : $"/{first}",
            LanguageOf(query[SignedQuery.Locale]) ?? language);
    }

    /// <summary>Of <c>nl</c>, <c>nl-BE</c> or <c>EN</c>; null of anything else.</summary>
    public static Language? LanguageOf(string? tag) => tag is { Length: 2 } || tag is { Length: 5 } && tag[2] == '-'
        ? tag[..2].ToLowerInvariant() switch
        {
            "nl" when IsLetters(tag) => Loyalty.Explaining.Language.Nl,
            "en" when IsLetters(tag) => Loyalty.Explaining.Language.En,
            _ => null,
        }
        : null;

    private static bool IsLetters(string tag) => tag.Replace("-", "", StringComparison.Ordinal).All(char.IsAsciiLetter);

    private static Instant? SignedAt(string? seconds) =>
        IsNumber(seconds, TimestampDigitsMost)
            ? NodaConstants.UnixEpoch.Plus(Duration.FromSeconds(long.Parse(seconds!, CultureInfo.InvariantCulture)))
            : null;

    private static bool IsNumber(string? text, int digitsMost) =>
        text is { Length: > 0 } && text.Length <= digitsMost && text.All(char.IsAsciiDigit);
}
