using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Merges;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Pull;

/// <summary>A customer that turned out to be gone while it was written to.</summary>
internal sealed class Departures(Session session)
{
    /// <param name="customers">Those that may be gone now.</param>
    /// <param name="orders">Those that were deleted.</param>
    public static Task MarkDueAsync(
        Session session, string shop, long generation, IEnumerable<string> customers, IEnumerable<string> orders)
    {
        var values = new { shop, generation, customers = Column.List(customers), orders = Column.List(orders) };
        return session.ExecuteAsync("MarkGoneDue", values);
    }

    /// <param name="now">No platform says where its orders went, so they are read again by the next run.</param>
    public async Task GoAsync(CustomerKey customer, Instant now)
    {
        var (shop, id) = customer;
        var members = await session.RowsAsync<string>("MembersOfCustomer", new { shop, id });
        var before = await MemberCount.OfAsync(session, shop, members);
        var generation = await session.FirstAsync<long>("Generation");
        await session.ExecuteAsync("MarkCustomersGone", new { shop, generation, ids = Column.List([id]) });
        await MarkDueAsync(session, shop, generation, [id], orders: []);
        await session.ExecuteAsync("HintOrdersOf", new { shop, id, now = now.ToUnixTimeTicks() });
        var moved = await new Survivors(session, shop).FollowAsync(id);
        await session.ExecuteAsync("MarkDue", new { generation, members = Column.List(moved) });
        var grown = await MemberCount.OfAsync(session, shop, members) - before;
        await session.ExecuteAsync("MoveShop", grown.Values(shop));
    }
}
