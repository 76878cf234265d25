using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Webhooks;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.WooCommerce.Webhooks;

/// <summary>
/// The shop's webhooks, kept as they should be. WooCommerce switches one off after five failures in a row, and never
/// tries a delivery again: whoever was away for a minute may have to switch it on.
/// </summary>
internal sealed class WooSubscriptions(WooClient client)
{
    private const string Reading = "reading webhooks";
    private const string Active = "active";

    // A shop has seven of ours; beyond this some plugin makes them without end, and the first tell enough.
    private const int PagesMost = 10;
    private const int PageSize = 100;

    public async Task<WebhookAudit> MendAsync(WebhookAddress address, CancellationToken ct)
    {
        var plan = await PlanAsync(address, ct);
        var refused = new List<string>();
        var made = await SendAsync(
            "create", plan.Make.Select(topic => (topic, (JsonNode)Wanted(topic, address))), refused, ct);
        var mended = await SendAsync(
            "update", plan.Mend.Select(one => (one.Topic, (JsonNode)Changed(one, address))), refused, ct);
        var removed = await SendAsync(
            "delete", plan.Remove.Select(one => (one.Topic, (JsonNode)JsonValue.Create(Number(one)))), refused, ct);
        return new WebhookAudit(plan.Kept, made, mended, removed, refused);
    }

    public async Task<CheckLine> CheckAsync(WebhookAddress address, CancellationToken ct)
    {
        try
        {
            return SubscriptionWords.Of(await PlanAsync(address, ct), address.Url is not null, WooTopics.All.Count);
        }
        catch (ShopException fault)
        {
            return SubscriptionWords.Unknown(fault);
        }
    }

    private async Task<SubscriptionPlan> PlanAsync(WebhookAddress address, CancellationToken ct)
    {
        var held = (await ReadAsync(ct)).Select(record => Held(record, address));
        return SubscriptionPlan.Between(held, address.Url is null ? [] : WooTopics.All, one =>
            one.Url == address.Url?.AbsoluteUri || WooTopics.IsNameOfOurs(one.Name, address.Tag));
    }

    private async Task<IReadOnlyList<JsonElement>> ReadAsync(CancellationToken ct)
    {
        var found = new List<JsonElement>();
        for (var page = 1; page <= PagesMost; page++)
        {
            var answer = await client.GetAsync(
                Reading,
                new WooQuery("webhooks").With("per_page", PageSize).With("page", page).With("orderby", "id")
                    .With("_fields", "id,name,status,topic,delivery_url"),
                ct);
            found.AddRange(answer.Records);
            if (answer.Records.Length < PageSize)
                break;
        }

        return found;
    }

    private static HeldSubscription Held(JsonElement record, WebhookAddress address)
    {
        var topic = Text(record, "topic");
        var url = Text(record, "delivery_url");
        var name = Plain.Text(Text(record, "name")) ?? "";
        var isRight = Text(record, "status") == Active && url == address.Url?.AbsoluteUri
            && name == WooTopics.NameOf(topic, address.Tag);
        return new HeldSubscription(
            RowReader.IdOf(record).ToString(CultureInfo.InvariantCulture), topic, url, name, isRight);
    }

    /// <summary>How many were done; one that is refused keeps none of the others back.</summary>
    private async Task<int> SendAsync(
        string verb, IEnumerable<(string Topic, JsonNode Item)> items, List<string> refused, CancellationToken ct)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return 0;

        var done = 0;
        foreach (var some in all.Chunk(CallLedger.Most))
        {
            var body = new JsonObject { [verb] = new JsonArray([.. some.Select(one => one.Item)]) };
            var answer = await client.PostAsync("changing webhooks", new WooQuery("webhooks/batch"), body, ct);
            if (answer.Refusal is { } refusal)
            {
                refused.Add($"{verb}: {refusal.Message ?? refusal.Code}");
                continue;
            }

            var troubles = Troubles(answer.Body, verb, some.Select(one => one.Topic).ToList()).ToList();
            refused.AddRange(troubles);
            done += some.Length - troubles.Count;
        }

        return done;
    }

    private static IEnumerable<string> Troubles(JsonElement body, string verb, List<string> topics)
    {
        var results = body.ValueKind == JsonValueKind.Object && body.TryGetProperty(verb, out var list)
            && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().ToImmutableArray() : [];
        for (var at = 0; at < topics.Count; at++)
        {
            if (at >= results.Length || results[at].ValueKind != JsonValueKind.Object)
                yield return $"{topics[at]}: the shop did not say what became of it";
            else if (results[at].TryGetProperty("error", out var error))
                yield return $"{topics[at]}: {Plain.Text(Text(error, "message")) ?? "refused without a word"}";
        }
    }

    private static JsonObject Wanted(string topic, WebhookAddress address) => new()
    {
        ["name"] = WooTopics.NameOf(topic, address.Tag),
        ["topic"] = topic,
        ["delivery_url"] = address.Url!.AbsoluteUri,
        ["secret"] = address.Secret,
        ["status"] = Active,
    };

    private static JsonObject Changed(HeldSubscription held, WebhookAddress address)
    {
        var item = Wanted(held.Topic, address);
        item["id"] = Number(held);
        return item;
    }

    private static long Number(HeldSubscription held) => long.Parse(held.Id, CultureInfo.InvariantCulture);

    private static string Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value)
            ? Plain.Scalar(value) ?? "" : "";
}
