using NodaTime;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Storage.Setup;

/// <summary>What is set up in the shops themselves.</summary>
internal sealed class SetupShelf(Database database) : ISetupStorage
{
    public Task<SetupStanding?> SetupStandingAsync(string shop, CancellationToken ct) => database.ReadAsync(
        session => StandingAsync(session, shop), ct);

    public Task SaveSetupStandingAsync(Lease lease, SetupStanding standing, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                var shop = lease.Shop;
                var checkedAt = standing.CheckedAt.ToUnixTimeTicks();
                var before = await StandingAsync(session, shop);
                await session.ExecuteAsync("SaveSetupStanding", new
                {
                    shop,
                    checkedAt,
                    body = Column.Write(standing),
                });
                if (!Codes(before).SequenceEqual(Codes(standing)))
                {
                    await session.ExecuteAsync("MarkShopDue", new { shop, now = checkedAt });
                }

                return true;
            },
            ct);

    public Task AddSetupAsync(Lease lease, long plan, IReadOnlyList<SetupStep> steps, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                var shop = lease.Shop;
                await session.ExecuteAsync("ForgetSetupPlans", new { shop });
                for (var i = 0; i < steps.Count; i++)
                {
                    var (number, thing, body) = (i + 1L, steps[i].Key, Column.Write(steps[i]));
                    await session.ExecuteAsync(
                        "AddSetupStep", new { plan, number, shop, thing, state = nameof(SetupState.Planned), body });
                }

                return steps.Count == 0 || await session.ExecuteAsync("LookAtSetupAgain", new { shop }) >= 0;
            },
            ct);

    public Task<IReadOnlyList<SetupEntry>> SetupOfPlanAsync(long plan, CancellationToken ct) =>
        EntriesAsync("SetupOfPlan", new { plan }, ct);

    public Task<IReadOnlyList<SetupEntry>> SetupWrittenByAsync(long run, CancellationToken ct) =>
        EntriesAsync("SetupWrittenBy", new { run }, ct);

    public Task<IReadOnlyList<SetupEntry>> SetupHeldAsync(string shop, CancellationToken ct) =>
        EntriesAsync("SetupHeld", new { shop }, ct);

    public Task SaveSetupAsync(Lease lease, IReadOnlyList<SetupEntry> entries, CancellationToken ct) =>
        database.WriteAsync(
            lease,
            async session =>
            {
                foreach (var one in entries)
                {
                    await session.ExecuteAsync("SaveSetupStep", new
                    {
                        plan = one.Plan,
                        number = (long)one.Number,
                        shop = lease.Shop,
                        run = one.Run,
                        state = one.State.ToString(),
                        held = one.Held,
                        reason = one.Reason,
                    });
                }

                return true;
            },
            ct);

    private Task<IReadOnlyList<SetupEntry>> EntriesAsync(string statement, object values, CancellationToken ct) =>
        database.ReadAsync(
            async session => (IReadOnlyList<SetupEntry>)
                [.. (await session.RowsAsync<SetupRow>(statement, values)).Select(row => row.ToEntry())],
            ct);

    /// <summary>The column is newer than the body once the shop is to be looked at again.</summary>
    private static async Task<SetupStanding?> StandingAsync(Session session, string shop) =>
        await session.FirstAsync<StandingRow>("SetupStanding", new { shop }) is { } row
            ? Column.Read<SetupStanding>(row.Body) with { CheckedAt = Instant.FromUnixTimeTicks(row.CheckedAt) }
            : null;

    private static IEnumerable<KeyValuePair<string, string>> Codes(SetupStanding? standing) =>
        (standing?.ShippingCodes ?? []).OrderBy(code => code.Key, StringComparer.Ordinal);
}
