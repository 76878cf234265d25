using ShopConnector.Storage.Acts;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// Whose a posting is: the buyer's of an order, a registered customer's, or that of an earlier posting's owner. Read
/// from its key, as the contract spells it: <c>earn:{shop}:{order}</c>, <c>refund:{shop}:{order}:{refund}</c>,
/// <c>bonus:{name}:{shop}:{customer}</c>, <c>expire:{key}</c>, <c>return:{id}:{refund}</c> …
/// </summary>
internal readonly record struct PostingOrigin(string? Shop, string? Order, string? Customer)
{
    private const string Expire = "expire:";
    private const string Bonus = "bonus:";
    private const string Return = "return:";
    private const string Referral = "referral:";
    private const string ReferralAdjust = "referral-adjust:";

    public static PostingOrigin Of(string key, IReadOnlyCollection<string> shops)
    {
        while (key.StartsWith(Expire, StringComparison.Ordinal))
        {
            key = key[Expire.Length..];
        }

        var kind = key[..(key.IndexOf(':', StringComparison.Ordinal) + 1)];
        var source = key[kind.Length..];
        return kind switch
        {
            "earn:" or "cancel:" => OfOrder(source, shops),
            "refund:" or "adjust:" => OfOrder(source[..Math.Max(0, source.LastIndexOf(':'))], shops),
            Bonus => OfRegistration(source, shops),
            _ => default,
        };
    }

    /// <summary>
    /// The act it may follow from: what staff did, a reward redeemed, or <c>bonus:{name}:{event}</c>. The name may hold
    /// anything, so an event is looked for wherever a shop's name follows a colon.
    /// </summary>
    public static IEnumerable<string> ActsOf(string key, IReadOnlyCollection<string> shops)
    {
        if (key.StartsWith("manual:", StringComparison.Ordinal) || key.StartsWith("redeem:", StringComparison.Ordinal))
        {
            yield return key;
        }
        else if (key.StartsWith(Bonus, StringComparison.Ordinal))
        {
            for (var colon = key.IndexOf(':', Bonus.Length); colon >= 0; colon = key.IndexOf(':', colon + 1))
            {
                var source = key[(colon + 1)..];
                if (shops.Any(shop => source.StartsWith(shop + ":", StringComparison.Ordinal)))
                {
                    yield return $"{ActRow.Event}:{source}";
                }
            }
        }
    }

    /// <summary>The posting without which this one would not be: a lot that expires, points that come back, a friend's
    /// order given back.</summary>
    public static string? ParentOf(string key)
    {
        if (key.StartsWith(Expire, StringComparison.Ordinal))
        {
            return key[Expire.Length..];
        }

        var end = key.LastIndexOf(':');
        if (key.StartsWith(ReferralAdjust, StringComparison.Ordinal))
        {
            return Referral + key[ReferralAdjust.Length..end];
        }

        return key.StartsWith(Return, StringComparison.Ordinal) && end > Return.Length
            ? $"redeem:{key[Return.Length..end]}"
            : null;
    }

    private static PostingOrigin OfOrder(string source, IReadOnlyCollection<string> shops)
    {
        var shop = shops.FirstOrDefault(name => source.StartsWith(name + ":", StringComparison.Ordinal));
        return shop is null ? default : new PostingOrigin(shop, source[(shop.Length + 1)..], Customer: null);
    }

    /// <summary>The name comes first and may be anything; the source of other bonuses names no shop.</summary>
    private static PostingOrigin OfRegistration(string source, IReadOnlyCollection<string> shops)
    {
        foreach (var shop in shops)
        {
            var at = source.LastIndexOf($":{shop}:", StringComparison.Ordinal);
            if (at >= 0)
            {
                return new PostingOrigin(shop, Order: null, source[(at + shop.Length + 2)..]);
            }
        }

        return default;
    }
}
