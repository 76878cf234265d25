using NodaTime;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

/// <summary>The book of runs.</summary>
internal sealed class Runs(Database database)
{
    public Task<long> BeginAsync(Lease lease, RunHeader header, CancellationToken ct)
    {
        var values = new
        {
            shop = header.Shop,
            kind = header.Kind.ToString(),
            plan = header.Plan,
            startedAt = header.StartedAt.ToUnixTimeTicks(),
            state = nameof(RunState.Running),
        };
        return database.WriteAsync(lease, session => session.FirstAsync<long>("AddRun", values), ct);
    }

    public Task FinishAsync(Lease lease, long run, RunResult result, Instant now, CancellationToken ct)
    {
        var values = new
        {
            run,
            shop = lease.Shop,
            state = result.State.ToString(),
            result = Column.Write(result),
            finishedAt = now.ToUnixTimeTicks(),
        };
        return database.WriteAsync(lease, session => session.ExecuteAsync("FinishRun", values), ct);
    }

    public Task<bool> AnyCompletedAsync(string shop, CancellationToken ct) => database.ReadAsync(
        async session => await session.FirstAsync<long>("AnyRunCompleted", new { shop }) == 1, ct);

    public Task<StoredRun?> FindAsync(long run, CancellationToken ct) => database.ReadAsync(
        async session => (await session.FirstAsync<RunRow>("Run", new { run }))?.ToRun(), ct);

    public Task<StoredRun?> OfPlanAsync(long plan, CancellationToken ct) => database.ReadAsync(
        async session => (await session.FirstAsync<RunRow>("RunOfPlan", new { plan }))?.ToRun(), ct);

    public Task<IReadOnlyList<StoredRun>> NewestAsync(string? shop, int most, CancellationToken ct) =>
        database.ReadAsync(
            async session =>
            {
                var rows = shop is null
                    ? await session.RowsAsync<RunRow>("Runs", new { most })
                    : await session.RowsAsync<RunRow>("RunsOfShop", new { shop, most });
                return (IReadOnlyList<StoredRun>)[.. rows.Select(row => row.ToRun())];
            },
            ct);

    public IAsyncEnumerable<JournalEntry> WrittenByAsync(long run, CancellationToken ct) =>
        JournalPages.EntriesAsync(
            before => database.ReadAsync(
                session => session.RowsAsync<JournalRow>(
                    "WrittenBefore", new { run, before, most = JournalPages.PageSize }),
                ct),
            start: long.MaxValue);

    public Task MarkUndoneAsync(Lease lease, long run, CancellationToken ct) => database.WriteAsync(
        lease,
        async session => await session.ExecuteAsync("MarkUndone", new { run, shop = lease.Shop })
            + await session.ExecuteAsync("MarkSetupUndone", new { run, shop = lease.Shop }),
        ct);
}
