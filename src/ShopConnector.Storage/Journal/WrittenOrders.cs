using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// Orders after a confirmed write: as the shop now shows them, so that the next pull finds nothing new, and with what
/// was done, so that it is not done again.
/// </summary>
internal sealed class WrittenOrders(Session session)
{
    public async Task StoreAsync(ImmutableArray<OrderChange> done)
    {
        foreach (var change in done)
        {
            var (shop, order) = change.Order;
            if (await session.FirstAsync<string>("OrderHeld", new { shop, order }) is not { } held)
            {
                continue;
            }

            var body = Column.Write(change.After(Column.Read<Order>(held)));
            await session.ExecuteAsync(
                "SetOrderMarks", new { shop, order, body, marks = Column.Write(change.MarkAfter) });
        }
    }
}
