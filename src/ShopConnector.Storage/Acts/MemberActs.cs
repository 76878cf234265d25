using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Storage.Journal;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Acts;

/// <summary>What people do and note at the counter. One after the other: nobody spends points that are gone.</summary>
internal sealed class MemberActs(Database database)
{
    public Task<ManualPoints> AdjustAsync(
        string member, CustomerKey home, ManualPoints wanted, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                var number = await OpenAsync(session, member);
                var manual = wanted with { Id = FormattableString.Invariant($"{number}") };
                await new ActLog(session).AddAsync(home, manual, number);
                return manual;
            },
            ct);

    public Task<bool> RedeemAsync(
        string member, int actsSeen, RedeemedReward redeemed, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                var number = await OpenAsync(session, member);
                if (await session.FirstAsync<long>("ActsOfMember", new { memberId = member }) != actsSeen)
                {
                    return false;
                }

                var home = redeemed.Entitlement.Customer;
                await new ActLog(session).AddAsync(home, redeemed.Redemption, number);
                await EntitlementRows.StoreAsync(session, [(member, redeemed.Entitlement)]);
                return true;
            },
            ct);

    public Task<NoteOutcome> NoteAsync(
        string member, CustomerKey home, MemberEvent wanted, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                await session.FirstAsync<long>("LockActs");
                var earlier = await session.RowsAsync<ActRow>("EventsNamed", new { memberId = member, id = wanted.Id });
                if (earlier.Count > 0)
                {
                    return Known([.. earlier.Select(row => row.ToEvent())], wanted);
                }

                var happening = wanted with { Id = $"{home}:{wanted.Id}" };
                await new ActLog(session).AddAsync(home, happening, await MakeDueAsync(session, member));
                return new NoteOutcome.Noted(happening);
            },
            ct);

    /// <summary>Who noted it is no part of what happened: a colleague may tell it again.</summary>
    private static NoteOutcome Known(IReadOnlyList<MemberEvent> earlier, MemberEvent wanted) =>
        earlier.FirstOrDefault(one => one.Kind == wanted.Kind && one.At == wanted.At) is { } same
            ? new NoteOutcome.Known(same)
            : new NoteOutcome.Taken(earlier[0]);

    private static async Task<long> OpenAsync(Session session, string member)
    {
        await session.FirstAsync<long>("LockActs");
        return await MakeDueAsync(session, member);
    }

    /// <summary>The member's customers are due from now on; returns the number of the act that may be added.</summary>
    private static async Task<long> MakeDueAsync(Session session, string member)
    {
        var generation = await session.FirstAsync<long>("Generation");
        await session.ExecuteAsync("MarkDue", new { generation, members = Column.List([member]) });
        return await session.FirstAsync<long>("NextAct");
    }
}
