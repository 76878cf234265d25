using NodaTime;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// A shop said that something of it changed. Nothing it said is believed: the next pull reads what is true. So a hint
/// may come twice, late, in any order or never.
/// </summary>
/// <param name="Id">Of the customer or order, as in every key; empty where the subject is the whole shop.</param>
/// <param name="IsGone">It said that the thing was deleted.</param>
/// <param name="Delivery">Its number in the shop's own log; unsigned, so it decides nothing.</param>
public sealed record Hint(
    string Shop, HintSubject Subject, string Id, bool IsGone, string Topic, string? Delivery, Instant ReceivedAt)
{
    /// <summary>Of an account that is gone: the one it was merged into, where the shop said so; an id.</summary>
    public string? Kept { get; init; }

    /// <summary>Something changed; what, is not known or no longer.</summary>
    public static Hint OfShop(string shop, string topic, string? delivery, Instant at) =>
        new(shop, HintSubject.Shop, "", IsGone: false, topic, delivery, at);

    public HintedKey Key => new(Subject, Id, IsGone);
}

public enum HintSubject { Shop, Customer, Order }

/// <summary>What may have changed, without when and how it was told.</summary>
public readonly record struct HintedKey(HintSubject Subject, string Id, bool IsGone);

/// <param name="Number">Grows whenever the same is told again, so that only what was looked after is dropped.</param>
public sealed record KeptHint(Hint Hint, long Number);
