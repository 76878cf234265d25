using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Acts;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Journal;

/// <summary>What is committed before anything is sent: ledger, entitlements, ownership and the intent itself.</summary>
internal sealed class Intents(Database database)
{
    internal const decimal CentsPerUnit = 100m;

    private static readonly string[] s_tag = ["@shop", "@customerId", "@folded", "@tag"];

    private static readonly string[] s_due = ["@shop", "@customerId", "@dueAt", "@generation"];

    private static readonly string[] s_line = ["@plan", "@customerId"];

    public async Task<IReadOnlyList<JournalEntry>> IntendAsync(
        Lease lease, long run, IReadOnlyList<PlanLine> lines, Instant now, CancellationToken ct)
    {
        var (entries, stale, refused) = await database.WriteAsync(
            lease,
            async session =>
            {
                await LockActsAsync(session, lines);
                var begun = (await session.FirstAsync<RunRow>("Run", new { run }))!;
                var unchanged = await UnchangedAsync(session, begun, lines);
                var refused = await new BudgetGate(session, now).RefusedAsync(unchanged);
                var afforded = Without(refused, unchanged);
                var posted = await new Ledger(session).PostAsync(lease.Shop, afforded);
                var sound = Without(posted.Stale, afforded);
                return (await StoreAsync(session, begun, sound, posted), posted.Stale, refused);
            },
            ct);

        // Only now: an attempt that was rolled back has left nobody out.
        foreach (var member in stale)
        {
            Log.LeftOut(database.Log, member);
        }

        foreach (var member in refused)
        {
            Log.BudgetSpent(database.Log, member);
        }

        return entries;
    }

    /// <summary>
    /// What of the line's entitlements is stored before the shop is asked. One whose code is to be retired ends only
    /// when the shop has confirmed that. Ended before, a lost answer would leave the code alive with nobody to retire
    /// it.
    /// </summary>
    public static IEnumerable<Entitlement> EntitlementsOf(PlanLine line) => line.Entitlements
        .Where(one => line.Change?.Retire.Any(retired => retired.Entitlement == one.Key) is not true);

    private static IReadOnlyList<PlanLine> Without(IReadOnlySet<string> members, IReadOnlyList<PlanLine> lines) =>
        [.. lines.Where(line => !members.Contains(line.MemberId))];

    private static async Task<IReadOnlyList<JournalEntry>> StoreAsync(
        Session session, RunRow run, IReadOnlyList<PlanLine> sound, Posted posted)
    {
        await EntitleAsync(session, sound);
        await RedeemAsync(session, sound);
        var tags = await OwnAsync(session, sound);
        await session.ExecuteAsync(
            "CountOwned", new { shop = run.Shop, tags, postings = posted.Count, points = posted.Points });
        await SettleQuietAsync(session, run, [.. sound.Where(line => line.Change is null)]);
        return await WriteDownAsync(session, run, sound);
    }

    /// <summary>
    /// A line whose customer has changed since the plan, or went to another member, was decided on old facts. It is
    /// left out, and due: the next plan has it.
    /// </summary>
    private static async Task<IReadOnlyList<PlanLine>> UnchangedAsync(
        Session session, RunRow run, IReadOnlyList<PlanLine> lines)
    {
        var ids = Column.List(lines.Select(line => line.Customer.Id));
        var rows = await session.RowsAsync<UnchangedRow>(
            "CustomersUnchanged", new { shop = run.Shop, generation = run.Generation, ids });
        var members = rows.ToDictionary(row => row.Id, row => row.MemberId, StringComparer.Ordinal);
        return
        [
            .. lines.Where(line =>
                line.Customer.Shop == run.Shop && members.GetValueOrDefault(line.Customer.Id) == line.MemberId),
        ];
    }

    private static async Task EntitleAsync(Session session, IReadOnlyList<PlanLine> lines)
    {
        var rows = lines.SelectMany(line => EntitlementsOf(line).Select(one => (line.MemberId, Entitlement: one)));
        await EntitlementRows.StoreAsync(session, [.. rows]);
    }

    private static async Task RedeemAsync(Session session, IReadOnlyList<PlanLine> lines)
    {
        var redeemed = lines.SelectMany(line => line.Redemptions.Select(redemption => (line.Customer, redemption)));
        await new ActLog(session).AddAsync([.. redeemed]);
    }

    // Before anything is looked at: whoever redeems at the counter now either makes these lines old, or waits and sees
    // what they redeemed. Later, both could spend the same points.
    private static async Task LockActsAsync(Session session, IReadOnlyList<PlanLine> lines)
    {
        if (lines.Any(line => !line.Redemptions.IsEmpty))
        {
            await session.FirstAsync<long>("LockActs");
        }
    }

    private static async Task<long> OwnAsync(Session session, IReadOnlyList<PlanLine> lines)
    {
        var rows = lines.Where(line => line.Change is not null)
            .SelectMany(line => line.Change!.AddTags.Select(tag => (line.Customer, Tag: tag)));
        return await session.EachAsync("OwnTag", [.. rows], s_tag, (row, values) =>
        {
            values[0] = row.Customer.Shop;
            values[1] = row.Customer.Id;
            values[2] = NameKey.Fold(row.Tag);
            values[3] = row.Tag;
        });
    }

    private static async Task SettleQuietAsync(Session session, RunRow run, IReadOnlyList<PlanLine> lines)
    {
        await session.EachAsync("SettleDue", lines, s_due, (line, values) =>
        {
            values[0] = run.Shop;
            values[1] = line.Customer.Id;
            values[2] = line.NextChange?.ToUnixTimeTicks();
            values[3] = run.Generation;
        });
        if (run.Plan is { } plan)
        {
            await session.EachAsync("MarkLineApplied", lines, s_line, (line, values) =>
            {
                values[0] = plan;
                values[1] = line.Customer.Id;
            });
        }
    }

    private static async Task<IReadOnlyList<JournalEntry>> WriteDownAsync(
        Session session, RunRow run, IReadOnlyList<PlanLine> lines)
    {
        var entries = new List<JournalEntry>();
        foreach (var line in lines)
        {
            if (line.Change is { } change)
            {
                var intent = Column.Write(change);
                var values = new { run = run.Id, shop = run.Shop, customerId = line.Customer.Id, intent };
                var id = await session.FirstAsync<long>("AddIntent", values);
                entries.Add(new JournalEntry(id, run.Id, line.Customer, change, JournalState.Open));
            }
        }

        return entries;
    }
}
