using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// Orders and customers that are gone. An event says so, and Shopify is asked for each by its id before it is believed:
/// an absence alone, of a list or of an answer, never counts as a deletion.
/// </summary>
internal sealed class Deletions(GraphQlClient client, ShopFailures failures, ILogger logger)
{
    private const int EventsPerPage = 250;

    // Shopify ends every list at 25,000; what is left comes with the next pull.
    private const int PagesMost = 100;

    private const string Destroyed = "destroy";

    // An event may become visible late, and the answer's date may come from a proxy with another clock.
    private static readonly Duration Overlap = Duration.FromHours(1);

    /// <summary>Looks so far.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Null: it cannot be said; nothing is gone and the watermark stays.</summary>
    /// <param name="since">Events of before are known.</param>
    public async Task<Deleted?> ReadAsync(Instant since, CancellationToken ct)
    {
        try
        {
            var (events, upTo) = await EventsAsync(since - Overlap, ct);
            var ids = events.Where(one => one.Action == Destroyed).Select(one => one.SubjectId).OfType<string>()
                .Where(id => Gid.IsOrder(id) || Gid.IsCustomer(id)).Distinct(StringComparer.Ordinal);
            var gone = await GoneAsync(ids, ct);
            return new Deleted(
                [.. gone.Where(Gid.IsOrder).Select(Gid.Number)], [.. gone.Where(Gid.IsCustomer).Select(Gid.Number)],
                upTo);
        }
        catch (ShopException refused) when (!refused.Transient)
        {
            // What was pulled stands without it: a shop that keeps its events to itself is still worth connecting.
            Log.DeletionsHidden(logger, failures.Shop, refused.Problem);
            return null;
        }
    }

    private async Task<(List<EventNode> Events, Instant? UpTo)> EventsAsync(Instant from, CancellationToken ct)
    {
        var found = new List<EventNode>();
        Instant? shopTime = null;
        string? after = null;
        for (var page = 1; page <= PagesMost; page++)
        {
            var variables = JsonSerializer.SerializeToNode(
                new PageVariables(EventsPerPage, after, Filter(from)), ShopifyJson.Default.PageVariables)!;
            var answer = await client.QueryAsync(
                Documents.Deletions, variables.AsObject(), ShopifyJson.Default.GraphQlResponseDeletionsAnswer, ct);
            shopTime ??= client.LastAnswer?.Date;
            LowerBound++;
            found.AddRange(answer.Events.Nodes);
            if (!answer.Events.PageInfo.HasNextPage)
                return (found, shopTime ?? Newest(found));

            after = answer.Events.PageInfo.EndCursor;
        }

        return (found, Newest(found));
    }

    private async Task<List<string>> GoneAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var gone = new List<string>();
        foreach (var some in ids.Chunk(PullSource<OrderNode>.PageSize))
        {
            var variables = JsonSerializer.SerializeToNode(new IdVariables(some), ShopifyJson.Default.IdVariables)!;
            var answer = await client.QueryAsync(
                Documents.Existing, variables.AsObject(), ShopifyJson.Default.GraphQlResponseExistingAnswer, ct);
            var existing = answer.Nodes.OfType<IdNode>().Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
            if (answer.Nodes.Length != some.Length)
                throw new JsonException("An answer about ids has another length than the question.");

            gone.AddRange(some.Where(id => !existing.Contains(id)));
        }

        return gone;
    }

    private static Instant? Newest(List<EventNode> events) =>
        events.Count == 0 ? null : events.Max(one => one.CreatedAt);

    // The filter only saves points: what is let through is looked at again.
    private static string Filter(Instant from) =>
        $"action:{Destroyed} AND (subject_type:ORDER OR subject_type:CUSTOMER) "
        + $"AND created_at:>='{InstantPattern.General.Format(from)}'";
}

/// <param name="UpTo">By the shop's clock; null: it did not say, and nothing was found.</param>
internal sealed record Deleted(ImmutableArray<string> Orders, ImmutableArray<string> Customers, Instant? UpTo)
{
    public bool IsEmpty => Orders.IsEmpty && Customers.IsEmpty;
}
