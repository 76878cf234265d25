using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Reads a list by id, page after page, so that nothing can slip through when rows vanish in mid-scan: each page
/// repeats the last row of the one before. When that row is missing, the rows have moved up, and the scan steps back
/// until it sees known ground again. That holds for pages fetched ahead too: the earlier they were fetched, the more
/// they repeat.
/// </summary>
internal sealed class OrderedScan(WooClient client)
{
    public const int WholePage = CallLedger.Most;
    public const int Overlap = 1;

    /// <param name="ahead">How many pages may be fetched before their turn.</param>
    public async IAsyncEnumerable<ScanPage> ReadAsync(
        string operation, WooQuery query, ScanPosition from, int ahead = 0, bool descending = false,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        var ordered = query.With("orderby", "id").With("order", descending ? "desc" : "asc");
        await using var pages = new LookAhead(client, operation, ordered, ahead);
        var position = from;
        var before = ImmutableArray<long>.Empty;
        int? acceptedAtTotal = null;
        var read = 0;
        while (true)
        {
            var (answer, size) = await pages.TakeAsync(position.Offset, ct);
            var rows = Rows(operation, answer.Body);
            var keys = rows.Select(row => Key(row, descending)).ToImmutableArray();
            if (MovedUp(position, keys) && !(acceptedAtTotal is { } total && total == answer.Total))
            {
                // A row that the shop cannot show leaves a gap as well: after one look back, an unchanged total
                // tells that nothing moved.
                acceptedAtTotal = answer.Total ?? -1;
                position = position with { Offset = Math.Max(0, position.Offset - size) };
                before = [];
                continue;
            }

            if (!before.IsEmpty && keys.SequenceEqual(before))
                throw Ignored(operation);

            var fresh = rows.Where((_, index) => keys[index] > position.LastKey).ToImmutableArray();
            read += fresh.Length;
            var isLast = answer.Total is { } all ? position.Offset + size >= all : keys.Length <= Overlap;
            position = new ScanPosition(position.Offset + size - Overlap, keys.Append(position.LastKey).Max());
            before = keys;
            if (isLast)
                client.Ledger.Listed(read);
            yield return new ScanPage(fresh, position, isLast, answer.Date, answer.Total);
            if (isLast)
                yield break;
        }
    }

    private static bool MovedUp(ScanPosition position, ImmutableArray<long> keys) =>
        position.Offset > 0 && !keys.Any(key => key <= position.LastKey);

    private static long Key(JsonElement row, bool descending) =>
        descending ? -RowReader.IdOf(row) : RowReader.IdOf(row);

    private ImmutableArray<JsonElement> Rows(string operation, JsonElement body) =>
        body.ValueKind == JsonValueKind.Array
            ? [.. body.EnumerateArray()]
            : throw new ShopException(
                client.Shop, operation, "an object came where a list was asked for.",
                "A plugin may have changed the interface; switch plugins off one by one to find it.");

    private ShopException Ignored(string operation) => new(
        client.Shop, operation, "the shop sends the same page again and again.",
        "A cache or plugin ignores the paging parameters; exclude /wp-json/ from caching.");
}

/// <param name="LastKey">Of the last row read: its id, negative in a descending scan.</param>
internal sealed record ScanPosition(int Offset, long LastKey)
{
    public static ScanPosition Start { get; } = new(0, long.MinValue);
}

/// <param name="Fresh">Rows no page before has shown.</param>
/// <param name="Date">The shop's clock.</param>
/// <param name="Total">Of all rows of the list, as the shop counts them.</param>
internal sealed record ScanPage(
    ImmutableArray<JsonElement> Fresh, ScanPosition Next, bool IsLast, Instant? Date, int? Total);
