using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>One kind of record, read from oldest to newest change: in pages, or whole by a bulk operation.</summary>
internal sealed class PullStream<TNode>(PullSource<TNode> source, GraphQlClient client, BulkOperations bulk)
{
    // Shopify ends every list at 25,000; what is longer is left to a bulk operation.
    private const int PagesMost = 96;

    // A change may become visible late, and two changes may share a second.
    private static readonly Duration Overlap = Duration.FromMinutes(10);

    /// <summary>Pages read so far, each the largest Shopify gives: the least that could have done the work.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Starts what is more than pages are good for; reading it waits for its end.</summary>
    public Task<BulkStart> StartAsync(Instant? since, CancellationToken ct) =>
        bulk.StartAsync(source.Bulk, Filter(since - Overlap), source.Name, ct);

    /// <param name="since">Complete up to here; null: from the beginning.</param>
    /// <param name="started">The bulk operation that brings this stream; null: page by page.</param>
    public async IAsyncEnumerable<StreamPage<TNode>> ReadAsync(
        Instant? since, BulkStart? started, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = since - Overlap;
        if (started is null)
        {
            var ended = false;
            await foreach (var (page, last) in PagesAsync(from, since, ct))
            {
                ended = last;
                yield return page;
            }

            if (ended)
                yield break;
        }

        await foreach (var page in BulkAsync(started ?? await StartAsync(since, ct), from, ct))
            yield return page;
    }

    private async IAsyncEnumerable<(StreamPage<TNode> Page, bool Last)> PagesAsync(
        Instant? from, Instant? since, [EnumeratorCancellation] CancellationToken ct)
    {
        var newest = since;
        Instant? previous = null;
        var inOrder = true;
        string? after = null;
        for (var number = 1; number <= PagesMost; number++)
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

            var last = !connection.PageInfo.HasNextPage;
            after = connection.PageInfo.EndCursor;
            yield return (Page(connection.Nodes, from, inOrder || last ? newest : null), last);
            if (last)
                yield break;
        }
    }

    private async IAsyncEnumerable<StreamPage<TNode>> BulkAsync(
        BulkStart started, Instant? from, [EnumeratorCancellation] CancellationToken ct)
    {
        var done = await bulk.CompleteAsync(started, source.Name, ct);
        LowerBound += BulkOperations.RequestsLeast;
        await foreach (var nodes in source.AssembleAsync(bulk.LinesAsync(done, source.Name, ct), ct))
            yield return Page(nodes, from, upTo: null);

        // Only now is it known that the file was whole.
        yield return new StreamPage<TNode>([], done.CreatedAt);
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
