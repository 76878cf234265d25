using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Sync.Pull;

/// <summary>
/// The orders of accounts that are gone are read again before these are: merged into another account, or a guest's now.
/// No platform promises that an order's own time of change says so, and the points would stay with nobody.
/// </summary>
internal sealed class LeftBehind(SyncContext context, IShop shop)
{
    /// <summary>Stores the page, and before it what the orders left behind have become.</summary>
    public async Task<IngestCount> SaveAsync(LeaseHold hold, PullPage page)
    {
        var moved = default(IngestCount);
        if (shop is IReadsByKey reader && !page.DeletedCustomers.IsEmpty)
        {
            if (!page.Customers.IsEmpty)
            {
                // Who is kept of two merged ones may be new, and must be known when the orders come.
                await context.Storage.SaveAsync(hold.Lease, new PullPage { Customers = page.Customers }, hold.Stop);
            }

            var told = page.Orders.Select(one => one.Order.Key.Id).Concat(page.DeletedOrders)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var account in page.DeletedCustomers)
            {
                moved += await MovedAsync(hold, reader, account, told);
            }
        }

        return moved + await context.Storage.SaveAsync(hold.Lease, page, hold.Stop);
    }

    private async Task<IngestCount> MovedAsync(
        LeaseHold hold, IReadsByKey reader, string account, HashSet<string> told)
    {
        var moved = default(IngestCount);
        string? behind = null;
        while (await context.Storage.OrdersOfAsync(shop.Name, account, behind, IReadsByKey.KeysMost, hold.Stop)
            is { Count: > 0 } some)
        {
            behind = some[^1];
            var keys = some.Where(id => !told.Contains(id))
                .Select(id => new HintedKey(HintSubject.Order, id, IsGone: false)).ToList();
            if (keys.Count > 0)
            {
                var page = await reader.ReadAsync(keys, hold.Stop);
                moved += await context.Storage.SaveAsync(hold.Lease, page, hold.Stop);
            }
        }

        return moved;
    }
}
