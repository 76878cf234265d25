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

    /// <summary>Of redemptions that the programme made by itself.</summary>
    public async Task AddAsync(IEnumerable<(CustomerKey Home, Redemption Redemption)> redeemed)
    {
        var number = 0L;
        foreach (var (home, redemption) in redeemed)
        {
            if (number == 0)
            {
                await session.FirstAsync<long>("LockActs");
                number = await session.FirstAsync<long>("NextAct");
            }

            await AddAsync(home, redemption, number++);
        }
    }

    private Task<int> AddAsync(
        CustomerKey home, string kind, string id, long number, string body, string? reverses) =>
        session.ExecuteAsync("AddAct", new
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
