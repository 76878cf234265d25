using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>One kind of record, read page by page from the oldest to the newest change.</summary>
internal sealed class PullStream<TNode>(PullSource<TNode> source, GraphQlClient client)
{
    // Shopify ends every list at 25,000; what is longer is left to bulk operations.
    private const int PagesMost = 96;

    // A change may become visible late, and two changes may share a second.
    private static readonly Duration Overlap = Duration.FromMinutes(10);

    /// <summary>Pages read so far, each the largest Shopify gives: the least that could have done the work.</summary>
    public long LowerBound { get; private set; }

    /// <summary>After reading: the list came to its end. False: there is more than pages are good for.</summary>
    public bool Ended { get; private set; }

    /// <summary>Where reading begins that is complete up to <paramref name="since"/>.</summary>
    public static Instant? Start(Instant? since) => since - Overlap;

    /// <param name="since">Complete up to here; null: from the beginning.</param>
    public async IAsyncEnumerable<StreamPage<TNode>> ReadAsync(
        Instant? since, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = Start(since);
        var newest = since;
        Instant? previous = null;
        var inOrder = true;
        string? after = null;
        Ended = false;
        for (var number = 1; number <= PagesMost && !Ended; number++)
        {
            var connection = await source.PageAsync(client, Variables(after, from), ct);
            LowerBound++;
            foreach (var at in connection.Nodes.Select(source.UpdatedAt).Where(at => from is null || at >= from))
            {
                // Only a list in order is complete up to its last record.
                inOrder &= previous is null || at >= previous;
                previous = at;
                newest = newest > at ? newest : at;
            }

            Ended = !connection.PageInfo.HasNextPage;
            after = connection.PageInfo.EndCursor;
            yield return Page(connection.Nodes, from, inOrder || Ended ? newest : null);
        }
    }

    /// <summary>The shop's filter is not trusted: for customers it works by the day, and it may be ignored.</summary>
    private StreamPage<TNode> Page(IReadOnlyList<TNode> nodes, Instant? from, Instant? upTo) =>
        new([.. nodes.Where(node => from is null || source.UpdatedAt(node) >= from)], upTo);

    private JsonObject Variables(string? after, Instant? from) =>
        JsonSerializer.SerializeToNode(
            new PageVariables(PullSource<TNode>.PageSize, after, Filter(from), source.LinesPerOrder, source.WithRisk),
            ShopifyJson.Default.PageVariables)!.AsObject();

    // Quoted: without quotes Shopify cuts the time at its first colon and reads the day in the shop's zone.
    private string? Filter(Instant? from) =>
        from is { } start ? $"updated_at:>='{InstantPattern.General.Format(source.Widen(start))}'" : null;
}
