namespace ShopConnector.Storage.Journal;

/// <summary>
/// What a posting follows when it moves to another member: an order, a registered customer, or nothing. Read from its
/// key, as the contract spells it: <c>earn:{shop}:{order}</c>, <c>refund:{shop}:{order}:{refund}</c>,
/// <c>bonus:{name}:{shop}:{customer}</c>, <c>expire:{key}</c> …
/// </summary>
internal readonly record struct PostingOrigin(string? Shop, string? Order, string? Customer)
{
    private const string Expire = "expire:";

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
            "bonus:" => OfRegistration(source, shops),
            _ => default,
        };
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
