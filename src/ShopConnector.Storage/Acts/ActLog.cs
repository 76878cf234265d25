using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Acts;

/// <summary>Append-only, within one transaction.</summary>
internal sealed class ActLog(Session session)
{
    private static readonly string[] s_prefixes =
        ["manual:", "redeem:", "return:", "expire:manual:", "expire:return:"];

    public Task AddAsync(string member, CustomerKey home, ManualPoints manual, long number) =>
        AddAsync(
            member, home, ActRow.Manual, manual.Id, number, Column.Write(manual),
            manual.Reverses is { } reversed ? $"{ActRow.Manual}:{reversed}" : null);

    public Task AddAsync(string member, CustomerKey home, Redemption redemption, long number) =>
        AddAsync(member, home, ActRow.Redemption, redemption.Id, number, Column.Write(redemption), reverses: null);

    /// <summary>Of redemptions that the programme made by itself.</summary>
    public async Task AddAsync(IEnumerable<(string Member, CustomerKey Home, Redemption Redemption)> redeemed)
    {
        var number = 0L;
        foreach (var (member, home, redemption) in redeemed)
        {
            if (number == 0)
            {
                await session.FirstAsync<long>("LockActs");
                number = await session.FirstAsync<long>("NextAct");
            }

            await AddAsync(member, home, redemption, number++);
        }
    }

    public async Task HomeAsync(IEnumerable<PlanLine> posted)
    {
        var members = posted.Where(line => line.Postings.Any(FollowsFromAct)).Select(line => line.MemberId)
            .Distinct(StringComparer.Ordinal).ToList();
        if (members.Count > 0)
        {
            await session.ExecuteAsync("HomePostings", new { members = Column.List(members) });
        }
    }

    private static bool FollowsFromAct(Posting posting) =>
        s_prefixes.Any(prefix => posting.Key.StartsWith(prefix, StringComparison.Ordinal));

    private Task<int> AddAsync(
        string member, CustomerKey home, string kind, string id, long number, string body, string? reverses) =>
        session.ExecuteAsync("AddAct", new
        {
            source = $"{kind}:{id}",
            number,
            memberId = member,
            shop = home.Shop,
            customerId = home.Id,
            kind,
            reverses,
            body,
        });
}
