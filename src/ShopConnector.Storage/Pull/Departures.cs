using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Pull;

/// <summary>A customer that turned out to be gone while it was written to.</summary>
internal sealed class Departures(Session session)
{
    public async Task GoAsync(CustomerKey customer)
    {
        var (shop, id) = customer;
        var members = await session.RowsAsync<string>("MembersOfCustomer", new { shop, id });
        var before = await MemberCount.OfAsync(session, shop, members);
        await session.ExecuteAsync("MarkCustomersGone", new { shop, ids = Column.List([id]) });
        var grown = await MemberCount.OfAsync(session, shop, members) - before;
        await session.ExecuteAsync("MoveShop", grown.Values(shop));
    }
}
