using System.Collections.Frozen;
using System.Text.Json;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Webhooks;

/// <summary>Which field of which topic's body names what changed.</summary>
internal static class HintTopics
{
    private const string MergeKept = "admin_graphql_api_customer_kept_id";

    /// <param name="KeptField">Names the account that the other one was merged into.</param>
    private sealed record Named(HintSubject Subject, string Field, bool IsGone = false, string? KeptField = null);

    private static readonly FrozenDictionary<string, Named[]> s_shopify = new Dictionary<string, Named[]>
    {
        ["customers/create"] = [new(HintSubject.Customer, "id")],
        ["customers/update"] = [new(HintSubject.Customer, "id")],
        ["customers/delete"] = [new(HintSubject.Customer, "id", IsGone: true)],
        ["customers/merge"] =
        [
            new(HintSubject.Customer, MergeKept),
            new(HintSubject.Customer, "admin_graphql_api_customer_deleted_id", IsGone: true, MergeKept),
        ],
        ["orders/create"] = [new(HintSubject.Order, "id")],
        ["orders/updated"] = [new(HintSubject.Order, "id")],
        ["orders/paid"] = [new(HintSubject.Order, "id")],
        ["orders/cancelled"] = [new(HintSubject.Order, "id")],
        ["orders/delete"] = [new(HintSubject.Order, "id", IsGone: true)],
        ["refunds/create"] = [new(HintSubject.Order, "order_id")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Named[]> s_wooCommerce = new Dictionary<string, Named[]>
    {
        ["customer.created"] = [new(HintSubject.Customer, "id")],
        ["customer.updated"] = [new(HintSubject.Customer, "id")],
        ["customer.deleted"] = [new(HintSubject.Customer, "id", IsGone: true)],
        ["order.created"] = [new(HintSubject.Order, "id")],
        ["order.updated"] = [new(HintSubject.Order, "id")],
        ["order.deleted"] = [new(HintSubject.Order, "id", IsGone: true)],
        ["order.restored"] = [new(HintSubject.Order, "id")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Null: a topic nobody needs. A body without the id is still a change of the shop: WooCommerce builds bodies late,
    /// and of a deleted customer comes an error instead of a customer.
    /// </summary>
    public static IReadOnlyList<Hint>? Read(WebhookShop shop, Delivery delivery)
    {
        var topics = shop.Platform == Platform.Shopify ? s_shopify : s_wooCommerce;
        if (delivery.Topic is not { } topic || !topics.TryGetValue(topic, out var named))
        {
            return null;
        }

        var hints = new List<Hint>(named.Length);
        if (BodyText.TryParse(delivery.Body) is { } body)
        {
            using (body)
            {
                hints.AddRange(named.SelectMany(one => HintOf(shop, delivery, topic, one, body.RootElement)));
            }
        }

        return hints.Count > 0
            ? hints
            : [Hint.OfShop(shop.Name, topic, delivery.Number, delivery.ReceivedAt)];
    }

    private static IEnumerable<Hint> HintOf(
        WebhookShop shop, Delivery delivery, string topic, Named named, JsonElement body) =>
        BodyText.Id(body, named.Field) is { } id
            ? [
                new Hint(shop.Name, named.Subject, id, named.IsGone, topic, delivery.Number, delivery.ReceivedAt)
                {
                    Kept = named.KeptField is { } kept && IsDone(body) ? BodyText.Id(body, kept) : null,
                },
            ]
            : [];

    /// <summary>
    /// Shopify tells of merges that failed too. Both accounts stand then, and one that is deleted later was no merge:
    /// what it had is not the other's.
    /// </summary>
    private static bool IsDone(JsonElement body) =>
        BodyText.Text(body, "status") is not { } status
        || status.Equals("completed", StringComparison.OrdinalIgnoreCase);
}
