using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Storage.Journal;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Plans;

/// <summary>Plans with their lines, in the order in which the lines were added.</summary>
internal sealed class PlanShelf(Database database)
{
    /// <summary>Per shop; a plan older than that cannot be applied any more and is made anew.</summary>
    private const int PlansKept = 20;

    private const int BatchSize = 500;

    private static readonly string[] s_lineColumns = ["@line", "@customerId", "@body", "@plan"];

    /// <summary>The programme a shop was last evaluated with; another one makes all its customers due.</summary>
    public Task UseProgramAsync(Lease lease, string fingerprint, Instant now, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                var shop = lease.Shop;
                if (await session.FirstAsync<string>("ProgramOf", new { shop }) == fingerprint)
                {
                    return false;
                }

                var at = now.ToUnixTimeTicks();
                await session.ExecuteAsync("UseProgram", new { shop, fingerprint, since = at });
                await session.ExecuteAsync("MarkShopDue", new { shop, now = at });
                await session.ExecuteAsync("DropRefusals", new { shop });
                return true;
            },
            ct);

    /// <summary>Null: no shop uses it, or since before it was noted.</summary>
    public Task<Instant?> ProgramSinceAsync(string fingerprint, CancellationToken ct) => database.ReadAsync(
        async session => await session.FirstAsync<long?>("ProgramSince", new { fingerprint }) is { } since
            ? Instant.FromUnixTimeTicks(since) : (Instant?)null,
        ct);

    public Task<IReadOnlyList<OpenPromises>> OpenPromisesAsync(Instant now, CancellationToken ct) =>
        database.ReadAsync(session => OpenPromisesAsync(session, now), ct);

    public static async Task<IReadOnlyList<OpenPromises>> OpenPromisesAsync(Session session, Instant now) =>
    [
        .. (await session.RowsAsync<PromisesRow>("OpenPromises", new { now = now.ToUnixTimeTicks() }))
            .Select(row => new OpenPromises(row.Offer, row.Promises, row.Amounts, row.Cents / Intents.CentsPerUnit)),
    ];

    public Task<long> BeginAsync(Lease lease, PlanHeader header, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                await ClearAsync(session, lease.Shop);
                var generation = await session.FirstAsync<long>("NextGeneration");
                return await session.FirstAsync<long>("AddPlan", new
                {
                    shop = header.Shop,
                    madeAt = header.At.ToUnixTimeTicks(),
                    fingerprint = header.Fingerprint,
                    generation,
                });
            },
            ct);

    public Task AddAsync(Lease lease, long plan, IReadOnlyList<PlanLine> lines, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                var line = await session.FirstAsync<long>("LastLine", new { plan });
                return await session.EachAsync("AddPlanLine", lines, s_lineColumns, (added, values) =>
                {
                    values[0] = ++line;
                    values[1] = added.Customer.Id;
                    values[2] = Column.Write(added);
                    values[3] = plan;
                });
            },
            ct);

    public Task FinishAsync(Lease lease, long plan, PlanTotals totals, CancellationToken ct)
    {
        var values = new { plan, shop = lease.Shop, totals = Column.Write(totals) };
        return database.WriteAsync(lease, session => session.ExecuteAsync("FinishPlan", values), ct);
    }

    public Task<StoredPlan?> FindAsync(long plan, CancellationToken ct) => database.ReadAsync(
        async session => (await session.FirstAsync<PlanRow>("Plan", new { plan }))?.ToPlan(), ct);

    public async IAsyncEnumerable<PlanLine> LinesAsync(long plan, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = 0L;
        while (true)
        {
            var values = new { plan, after, most = BatchSize };
            var rows = await database.ReadAsync(session => session.RowsAsync<PlanLineRow>("PlanLines", values), ct);
            foreach (var row in rows)
            {
                yield return Column.Read<PlanLine>(row.Body);
            }

            if (rows.Count < BatchSize)
            {
                yield break;
            }

            after = rows[^1].Line;
        }
    }

    public Task<bool> IsStaleAsync(long plan, string fingerprint, CancellationToken ct) => database.ReadAsync(
        async session => (await session.FirstAsync<PlanRow>("Plan", new { plan }))?.Fingerprint != fingerprint
            || await session.FirstAsync<long>("PlanIsStale", new { plan }) == 1,
        ct);

    public Task<bool> AnyShownAsync(string shop, CancellationToken ct) => database.ReadAsync(
        async session => await session.FirstAsync<long>("AnyPlanShown", new { shop }) == 1, ct);

    public Task MarkShownAsync(long plan, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync("MarkPlanShown", new { plan }), ct);

    public Task<ShopTotals> TotalsAsync(string shop, CancellationToken ct) => database.ReadAsync(
        async session => (await session.FirstAsync<TotalsRow>("Totals", new { shop }) ?? new TotalsRow()).ToTotals(),
        ct);

    public Task<long> TagsShownAsync(string shop, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<long>("TagsShown", new { shop }), ct);

    private static async Task ClearAsync(Session session, string shop)
    {
        var old = new { shop, kept = PlansKept };
        foreach (var plan in await session.RowsAsync<long>("OldPlansShown", old))
        {
            await session.ExecuteAsync("EmptyPlan", new { plan });
            await session.ExecuteAsync("ForgetTotals", new { plan });
        }

        await session.ExecuteAsync("ClearOldPlans", old);
        await session.ExecuteAsync("ForgetOldGains", new { shop });
    }
}
