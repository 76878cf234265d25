using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Webhooks;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.Shopify.Webhooks;

/// <summary>
/// The shop's subscriptions, kept as they should be. Shopify takes one away by itself after eight failures in a row, so
/// somebody has to look every now and then.
/// </summary>
internal sealed class ShopifySubscriptions(GraphQlClient client)
{
    private const string Format = "JSON";

    // A shop has a dozen of ours; beyond this something makes them without end, and the first tell enough.
    private const int PagesMost = 10;

    private static readonly GraphQlDocument s_list = GraphQlDocument.Load("Webhooks.Subscriptions");
    private static readonly GraphQlDocument s_create = GraphQlDocument.Load("Webhooks.SubscriptionCreate");
    private static readonly GraphQlDocument s_update = GraphQlDocument.Load("Webhooks.SubscriptionUpdate");
    private static readonly GraphQlDocument s_delete = GraphQlDocument.Load("Webhooks.SubscriptionDelete");

    public async Task<WebhookAudit> MendAsync(WebhookAddress address, CancellationToken ct)
    {
        var plan = await PlanAsync(address, ct);
        var refused = new List<string>();
        var made = await SendAsync("making webhooks", plan.Make.Select(topic => new Step(
            topic, new GraphQlCall(s_create, new JsonObject
            {
                ["topic"] = topic,
                ["webhook"] = Input(topic, address),
            }))), refused, ct);
        var mended = await SendAsync("mending webhooks", plan.Mend.Select(one => new Step(
            one.Topic, new GraphQlCall(s_update, new JsonObject
            {
                ["id"] = one.Id,
                ["webhook"] = Input(one.Topic, address),
            }))), refused, ct);
        var removed = await SendAsync("removing webhooks", plan.Remove.Select(one => new Step(
            one.Topic, new GraphQlCall(s_delete, new JsonObject { ["id"] = one.Id }))), refused, ct);
        return new WebhookAudit(plan.Kept, made, mended, removed, refused);
    }

    public async Task<CheckLine> CheckAsync(WebhookAddress address, CancellationToken ct)
    {
        try
        {
            return SubscriptionWords.Of(
                await PlanAsync(address, ct), address.Url is not null, WantedTopic.All.Count);
        }
        catch (ShopException fault)
        {
            return SubscriptionWords.Unknown(fault);
        }
    }

    private async Task<SubscriptionPlan> PlanAsync(WebhookAddress address, CancellationToken ct)
    {
        var topics = address.Url is null ? [] : WantedTopic.All.Select(one => one.Topic).ToList();
        var held = (await ReadAsync(ct)).Select(node => new HeldSubscription(
            node.Id, node.Topic, node.Uri, node.Name ?? "", IsRight(node, address)));
        return SubscriptionPlan.Between(held, topics, one =>
            one.Url == address.Url?.AbsoluteUri || WantedTopic.IsNameOfOurs(one.Name, address.Tag));
    }

    private async Task<IReadOnlyList<SubscriptionNode>> ReadAsync(CancellationToken ct)
    {
        var found = new List<SubscriptionNode>();
        string? after = null;
        for (var page = 1; page <= PagesMost; page++)
        {
            var answer = await client.QueryAsync(
                s_list, new JsonObject { ["after"] = after },
                WebhookJson.Default.GraphQlResponseSubscriptionsAnswer, ct);
            found.AddRange(answer.WebhookSubscriptions.Nodes);
            if (!answer.WebhookSubscriptions.PageInfo.HasNextPage)
                break;

            after = answer.WebhookSubscriptions.PageInfo.EndCursor;
        }

        return found;
    }

    /// <summary>How many were done; one that is refused keeps none of the others back.</summary>
    private async Task<int> SendAsync(
        string operation, IEnumerable<Step> steps, List<string> refused, CancellationToken ct)
    {
        var all = steps.ToList();
        if (all.Count == 0)
            return 0;

        var results = await client.MutateAsync(operation, [.. all.Select(step => step.Call)], ct);
        var troubles = all.Zip(results).Where(one => one.Second.UserErrors.Length > 0)
            .Select(one => $"{one.First.Topic}: {one.Second.UserErrors[0].Message}").ToList();
        refused.AddRange(troubles);
        return all.Count - troubles.Count;
    }

    private static bool IsRight(SubscriptionNode node, WebhookAddress address) =>
        node.Uri == address.Url?.AbsoluteUri && node.Format == Format && string.IsNullOrEmpty(node.Filter)
        && node.Name == WantedTopic.NameOf(node.Topic, address.Tag) && node.MetafieldNamespaces.Length == 0
        && node.IncludeFields.Order(StringComparer.Ordinal).SequenceEqual(
            FieldsOf(node.Topic).Order(StringComparer.Ordinal));

    private static string[] FieldsOf(string topic) =>
        WantedTopic.All.FirstOrDefault(one => one.Topic == topic)?.Fields ?? [];

    private static JsonNode? Input(string topic, WebhookAddress address) => JsonSerializer.SerializeToNode(
        new SubscriptionInput(
            address.Url!.AbsoluteUri, WantedTopic.NameOf(topic, address.Tag), Format, FieldsOf(topic)),
        WebhookJson.Default.SubscriptionInput);

    private sealed record Step(string Topic, GraphQlCall Call);
}
