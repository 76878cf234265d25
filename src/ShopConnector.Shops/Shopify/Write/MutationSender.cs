using System.Collections.Immutable;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Write.Bulk;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Sends many mutations, several to a document or, where that is quicker, as a bulk operation; every result is handed
/// to the one who asked for it.
/// </summary>
/// <param name="log">Where bulk operations are put down before they start.</param>
internal sealed class MutationSender(GraphQlClient client, BulkWriter bulk, BulkTally tally, ILargeWriteLog log)
{
    // 500 points: half of what one document may cost, so that a small bucket need not be full to send it.
    private const int CallsPerDocument = 50;

    // Upload place, upload, start, one look, fetch the file.
    private const int RequestsOfBulk = 5;

    public async Task SendAsync(string operation, IEnumerable<PendingCall> calls, CancellationToken ct)
    {
        List<PendingCall> all = [.. calls];
        var bulks = all.GroupBy(pending => pending.Call.Document).Where(alike => alike.Count() >= bulk.WorthFrom)
            .Select(alike => BulkAsync(alike.Key, [.. alike], ct)).ToList();

        tally.LowerBound += bulks.Count * RequestsOfBulk;

        // Side by side, because they are about different things; settled one by one, because customers are the same.
        var done = new HashSet<PendingCall>(ReferenceEqualityComparer.Instance);
        foreach (var (pending, result) in (await Task.WhenAll(bulks)).SelectMany(outcomes => outcomes))
        {
            tally.Calls++;
            done.Add(pending);
            pending.Settle(result);
        }

        // In the order they came: an order's mark says what was done before it.
        foreach (var document in all.Where(pending => !done.Contains(pending)).Chunk(CallsPerDocument))
        {
            var results = await client.MutateAsync(operation, [.. document.Select(pending => pending.Call)], ct);
            for (var i = 0; i < document.Length; i++)
                document[i].Settle(results[i]);
        }
    }

    /// <summary>Without those of which nobody knows the outcome: they are harmless to send once more.</summary>
    private async Task<List<(PendingCall Call, MutationResult Result)>> BulkAsync(
        GraphQlDocument document, List<PendingCall> group, CancellationToken ct)
    {
        var outcomes = await bulk.RunAsync(document, group, log, ct);
        return [.. group.Zip(outcomes).Where(one => one.Second is not null).Select(one => (one.First, one.Second!))];
    }
}

/// <param name="Settle">Gets the shop's answer; without objections it was done.</param>
internal sealed record PendingCall(GraphQlCall Call, Action<MutationResult> Settle)
{
    public PendingCall(GraphQlCall call, Action<UserError[]> settle)
        : this(call, (MutationResult result) => settle(result.UserErrors))
    {
    }

    /// <summary>What it does, piece by piece; of many values in their order.</summary>
    public ImmutableArray<WritePart> Parts { get; init; } = [];
}

/// <summary>What went in bulk.</summary>
internal sealed class BulkTally
{
    public long Calls { get; set; }

    /// <summary>The least number of requests that bulk operations could have taken so far.</summary>
    public long LowerBound { get; set; }
}
