using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Storage.Journal;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Acts;

/// <summary>What people do at the counter. One after the other, so that nobody spends points that are gone.</summary>
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

    /// <summary>The member's customers are due from now on; returns the number of the act that may be added.</summary>
    private static async Task<long> OpenAsync(Session session, string member)
    {
        await session.FirstAsync<long>("LockActs");
        var generation = await session.FirstAsync<long>("Generation");
        await session.ExecuteAsync("MarkDue", new { generation, members = Column.List([member]) });
        return await session.FirstAsync<long>("NextAct");
    }
}
