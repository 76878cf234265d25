using NodaTime;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

/// <summary>Old runs: what they left open, and when they are cleared away.</summary>
internal sealed class RunBook(Database database)
{
    /// <summary>Per shop, however old they are: a shop that is served once a year can still be undone.</summary>
    private const int RunsKept = 20;

    /// <summary>At one go; the rest is for the next run.</summary>
    private const int RunsPrunedMost = 1_000;

    /// <summary>In one transaction: while it lasts, nobody else can write to a SQLite file.</summary>
    private const int EntriesPerTransaction = 5_000;

    public IAsyncEnumerable<JournalEntry> OpenIntentsAsync(string shop, CancellationToken ct) =>
        JournalPages.EntriesAsync(
            after => database.ReadAsync(
                session => session.RowsAsync<JournalRow>(
                    "OpenAfter", new { shop, after, most = JournalPages.PageSize }),
                ct),
            start: 0);

    public Task CloseAsync(Lease lease, IReadOnlyList<JournalEntry> closed, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                foreach (var entry in closed)
                {
                    await session.ExecuteAsync("SettleEntry", new
                    {
                        id = entry.Id,
                        shop = lease.Shop,
                        state = entry.State.ToString(),
                        written = entry.Written is null ? null : Column.Write(entry.Written),
                        reason = entry.Reason,
                    });
                    await EntitlementRows.SettleAsync(session, entry.Written);
                }

                return true;
            },
            ct);

    public async Task<int> PruneAsync(Lease lease, Instant before, CancellationToken ct)
    {
        var shop = lease.Shop;
        var values = new { shop, before = before.ToUnixTimeTicks(), kept = RunsKept, most = RunsPrunedMost };
        var old = await database.ReadAsync(session => session.RowsAsync<long>("OldRuns", values), ct);
        foreach (var run in old)
        {
            while (!await DropAsync(lease, run, ct))
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        return old.Count;
    }

    /// <summary>True once the run is gone; false while entries of it are left.</summary>
    private Task<bool> DropAsync(Lease lease, long run, CancellationToken ct) => database.WriteAsync(
        lease,
        async session =>
        {
            var dropped = await session.ExecuteAsync("DropEntries", new { run, most = EntriesPerTransaction });
            return dropped < EntriesPerTransaction && await session.ExecuteAsync("DropRun", new { run }) >= 0;
        },
        ct);
}
