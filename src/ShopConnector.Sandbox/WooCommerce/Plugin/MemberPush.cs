using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Plugin;

/// <summary>
/// One member of a push: what it names is set, null takes away, and no older version wins. The account or order is not
/// touched by it, so that no time of modification moves.
/// </summary>
internal sealed class MemberPush(ShopState shop)
{
    private const string VersionKey = "_shopconnector_version";
    private const string SharedKey = "_shopconnector_shared";

    private static readonly string[] _texts = ["tier", "next_tier", "offer_code", "offer_until", "referral_code"];
    private static readonly string[] _numbers = ["points", "points_pending"];

    private readonly WooMeta _meta = new(shop);

    public JsonObject Write(JsonNode? sent)
    {
        if (sent is not JsonObject member || member.ContainsKey("customer") == member.ContainsKey("order"))
            return Answer("refused", "A member names either a customer or an order.");
        if (Whole(member["version"]) is not { } version || version < 1)
            return Answer("refused", "version must be a whole number above 0.");
        var carrier = member.ContainsKey("customer") ? "customer" : "order";
        if (Whole(member[carrier]) is not { } id || MetadataOf(carrier, id) is not { } held)
            return Answer("unknown", $"There is no {carrier} {member[carrier]}.");
        var values = Values(member);
        if (values is null)
            return Answer("refused", "A value is not what it should be.");
        var takesAway = values.TrueForAll(row => row.Value is null);
        if (carrier == "order" && !takesAway && shop.Orders[id].CustomerId is { } owner)
            return Answer("refused", $"Order {id} belongs to customer {owner}.");
        return Write(held, values, version);
    }

    private JsonObject Write(List<MetaEntry> held, List<KeyValuePair<string, JsonNode?>> values, long version)
    {
        var digest = JsonSerializer.Serialize(new JsonObject(values.Select(row =>
            KeyValuePair.Create(row.Key, row.Value?.DeepClone()))));
        if (Held(held, VersionKey)?.GetValue<string>().Split(':', 2) is [var mark, var said])
        {
            var earlier = long.Parse(mark, CultureInfo.InvariantCulture);
            if (earlier > version)
                return Answer("stale", "A newer version was written already.");
            if (earlier == version && said != digest)
                return Answer("refused", $"Version {version} was written already, with other values.");
        }

        var changed = values.FindAll(row => !JsonNode.DeepEquals(Held(held, row.Key), row.Value));
        Set(held, changed);
        Set(held, [KeyValuePair.Create<string, JsonNode?>(VersionKey, $"{version}:{digest}")]);
        return Answer(changed.Count > 0 ? "written" : "unchanged");
    }

    private void Set(List<MetaEntry> held, IEnumerable<KeyValuePair<string, JsonNode?>> values) =>
        _meta.Write(held, new JsonArray([.. values.Select(row => (JsonNode)new JsonObject
        {
            ["key"] = row.Key,
            ["value"] = row.Value?.DeepClone(),
        })]));

    private List<MetaEntry>? MetadataOf(string carrier, long id) => carrier == "customer"
        ? shop.Customers.GetValueOrDefault(id)?.Metadata
        : shop.Orders.GetValueOrDefault(id)?.Metadata;

    /// <summary>Null when one of them is of the wrong kind.</summary>
    private static List<KeyValuePair<string, JsonNode?>>? Values(JsonObject member)
    {
        var values = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var (name, value) in member)
        {
            var kind = value?.GetValueKind();
            if (_texts.Contains(name) && kind is null or JsonValueKind.String)
                Add($"shopconnector_{name}", value?.DeepClone());
            else if (_numbers.Contains(name) && (kind is null || Whole(value) is not null))
                Add($"shopconnector_{name}", value?.ToJsonString());
            else if (name == "tags" && kind is null or JsonValueKind.Array)
                Add("shopconnector_tags", value?.DeepClone());
            else if (name == "shared" && kind is null or JsonValueKind.True or JsonValueKind.False)
                Add(SharedKey, kind == JsonValueKind.True ? "yes" : null);
            else if (name is not ("customer" or "order" or "version"))
                return null;
        }

        return values;

        void Add(string key, JsonNode? value) => values.Add(KeyValuePair.Create(key, value));
    }

    private static JsonNode? Held(List<MetaEntry> held, string key) => held.Find(entry => entry.Key == key)?.Value;

    private static long? Whole(JsonNode? value) =>
        value is JsonValue number && number.TryGetValue<long>(out var whole) ? whole : null;

    private static JsonObject Answer(string status, string? message = null)
    {
        var answer = new JsonObject { ["status"] = status };
        if (message is not null)
            answer["message"] = message;
        return answer;
    }
}
