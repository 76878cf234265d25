using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Acts;

/// <summary>Append-only, within one transaction.</summary>
internal sealed class ActLog(Session session)
{
    public Task AddAsync(CustomerKey home, ManualPoints manual, long number) =>
        AddAsync(
            home, ActRow.Manual, manual.Id, number, Column.Write(manual),
            manual.Reverses is { } reversed ? $"{ActRow.Manual}:{reversed}" : null);

    public Task AddAsync(CustomerKey home, Redemption redemption, long number) =>
        AddAsync(home, ActRow.Redemption, redemption.Id, number, Column.Write(redemption), reverses: null);

    public Task AddAsync(CustomerKey home, MemberEvent happening, long number) =>
        AddAsync(home, ActRow.Event, happening.Id, number, Column.Write(happening), reverses: null);

    /// <summary>
    /// Of redemptions that the programme made by itself. One that is there already is the same: its posting was
    /// compared before. So a plan that was cut off can be applied again.
    /// </summary>
    public async Task AddAsync(IReadOnlyCollection<(CustomerKey Home, Redemption Redemption)> redeemed)
    {
        if (redeemed.Count == 0)
        {
            return;
        }

        var number = await session.FirstAsync<long>("NextAct");
        foreach (var (home, redemption) in redeemed)
        {
            await AddAsync(
                home, ActRow.Redemption, redemption.Id, number++, Column.Write(redemption), reverses: null,
                statement: "AddActOnce");
        }
    }

    private Task<int> AddAsync(
        CustomerKey home, string kind, string id, long number, string body, string? reverses,
        string statement = "AddAct") =>
        session.ExecuteAsync(statement, new
        {
            source = $"{kind}:{id}",
            number,
            shop = home.Shop,
            customerId = home.Id,
            kind,
            reverses,
            body,
        });
}
