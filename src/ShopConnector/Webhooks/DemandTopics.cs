using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Webhooks;

/// <summary>
/// Topics that ask for something irrevocable. The topic is an unsigned header, so the signed body must be of the same
/// mind: else whoever holds one old delivery could have a customer's data erased with it.
/// </summary>
internal static class DemandTopics
{
    private static readonly FrozenDictionary<string, DemandKind> s_kinds = new Dictionary<string, DemandKind>
    {
        ["customers/data_request"] = DemandKind.DataRequest,
        ["customers/redact"] = DemandKind.CustomerRedact,
        ["shop/redact"] = DemandKind.ShopRedact,
        ["app/uninstalled"] = DemandKind.Uninstalled,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static DemandKind? KindOf(string? topic) =>
        topic is not null && s_kinds.TryGetValue(topic, out var kind) ? kind : null;

    /// <summary>Host of the shop it is about: one app has one address for the demands of all its shops.</summary>
    public static string? ShopOf(JsonElement body) =>
        (BodyText.Text(body, "shop_domain") ?? BodyText.Text(body, "myshopify_domain"))?.ToLowerInvariant();

    /// <summary>Null: the body is not what the topic says.</summary>
    public static Demand? Read(DemandKind kind, string shop, Delivery delivery, JsonElement body)
    {
        var person = PersonOf(body, kind == DemandKind.DataRequest ? "orders_requested" : "orders_to_redact");
        var isOfKind = kind switch
        {
            DemandKind.DataRequest => person is not null && BodyText.Field(body, "data_request") is not null,
            DemandKind.CustomerRedact => person is not null && BodyText.Field(body, "orders_to_redact") is not null,
            DemandKind.ShopRedact => person is null && BodyText.Field(body, "shop_id") is not null,
            DemandKind.Uninstalled => BodyText.Text(body, "myshopify_domain") is not null,
            _ => false,
        };
        return isOfKind ? new Demand(IdOf(kind, shop, delivery), shop, kind, person, delivery.ReceivedAt) : null;
    }

    private static NamedPerson? PersonOf(JsonElement body, string orders) =>
        BodyText.Field(body, "customer") is { } customer
        && (BodyText.Id(customer, "id"), BodyText.Text(customer, "email")) is var (id, email)
        && (id is not null || !string.IsNullOrWhiteSpace(email))
            ? new NamedPerson(id, email, Ids(body, orders))
            : null;

    private static ImmutableArray<string> Ids(JsonElement body, string field) =>
        BodyText.Field(body, field) is { ValueKind: JsonValueKind.Array } list
            ? [
                .. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Number)
                    .Select(one => one.GetRawText()),
            ]
            : [];

    private static string IdOf(DemandKind kind, string shop, Delivery delivery)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{kind} {shop}\n"));
        hash.AppendData(delivery.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
