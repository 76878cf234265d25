using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Merges;
using ShopConnector.Storage.Referrals;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>Stores a page: reads what is held of its rows, compares, writes only what is new.</summary>
internal sealed class Ingest(Database database)
{
    /// <summary>No plan was ever made, so every customer is still due as it was from its first row on.</summary>
    private const long BeforeAnyPlan = 1;

    public Task MarkReadAsync(Lease lease, string address, Instant now, CancellationToken ct) => database.WriteAsync(
        lease,
        session => session.ExecuteAsync(
            "MarkRead", new { shop = lease.Shop, address, now = now.ToUnixTimeTicks() }),
        ct);

    public async Task<IReadOnlyList<ShopRead>> ReadsAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.RowsAsync<ShopReadRow>("ShopReads"), ct);
        return [.. rows.Select(row => new ShopRead(row.Shop, row.Address, Instant.FromUnixTimeTicks(row.ReadAt)))];
    }

    public Task<string?> WatermarkAsync(string shop, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<string>("Watermark", new { shop }), ct);

    public Task<IngestCount> SaveAsync(Lease lease, PullPage page, byte[] secret, CancellationToken ct)
    {
        var rows = PageRows.Of(page, secret);
        return database.WriteAsync(
            lease,
            async session =>
            {
                var generation = await session.FirstAsync<long>("Generation");
                var held = await HeldAsync(session, lease.Shop, rows);
                var diff = PageDiff.Of(rows, held, secret);
                var before = await MemberCount.OfAsync(session, lease.Shop, diff.Recounted);
                var marked = await MembersToMarkAsync(session, lease.Shop, generation, diff);
                var codes = new OrderCodes(session, lease.Shop, diff);
                marked.UnionWith(await codes.ReferrersAsync());
                await WriteAsync(session, lease.Shop, generation, diff);
                await codes.StoreAsync();
                await MoveAsync(session, lease.Shop, diff);
                marked.UnionWith(await new Survivors(session, lease.Shop, rows.Merged).FollowAsync(diff, generation));
                marked.UnionWith(await codes.ReferrersAsync());
                await MarkDueAsync(session, generation, marked);
                await LapseAsync(session, lease.Shop, diff);
                var grown = await MemberCount.OfAsync(session, lease.Shop, diff.Recounted) - before;
                await session.ExecuteAsync("MoveShop", grown.Values(lease.Shop, diff.OrdersAdded, page.Watermark));
                return new IngestCount(
                    page.Customers.Length + page.DeletedCustomers.Length,
                    page.Orders.Length + page.DeletedOrders.Length,
                    diff.ChangedCustomers, diff.ChangedOrders);
            },
            ct,
            Durability.Process);
    }

    private static async Task<HeldRows> HeldAsync(Session session, string shop, PageRows rows)
    {
        var orders = await AnyOrderHeldAsync(session, shop, rows)
            ? (await HeldAsync<OrderRow>(session, "OrdersHeld", shop, rows.OrderIds))
                .ToDictionary(row => row.Id, StringComparer.Ordinal)
            : [];

        // The earlier buyers of orders that move or go: guests among them may have lost their last order.
        var buyers = orders.Values.Select(row => row.CustomerId).OfType<string>()
            .Where(id => new CustomerKey("", id).IsGuest);
        var customers = await HeldAsync<CustomerRow>(session, "CustomersHeld", shop, rows.CustomerIds.Concat(buyers));
        return new HeldRows(customers.ToDictionary(row => row.Id, StringComparer.Ordinal), orders);
    }

    private static async Task<bool> AnyOrderHeldAsync(Session session, string shop, PageRows rows)
    {
        var first = rows.OrderIds.Min(StringComparer.Ordinal);
        var last = rows.OrderIds.Max(StringComparer.Ordinal);
        return first is not null && await session.FirstAsync<long>("AnyOrderBetween", new { shop, first, last }) == 1;
    }

    private static async Task<IReadOnlyList<T>> HeldAsync<T>(
        Session session, string statement, string shop, IEnumerable<string> ids)
    {
        var distinct = ids.Distinct(StringComparer.Ordinal).ToArray();
        return distinct.Length == 0
            ? []
            : await session.RowsAsync<T>(statement, new { shop, ids = Column.List(distinct) });
    }

    private static async Task WriteAsync(Session session, string shop, long generation, PageDiff diff)
    {
        await session.EachAsync(
            "UpsertCustomer", diff.Customers.Values, CustomerRow.Columns,
            (row, values) => row.Fill(values, shop, generation));
        await session.EachAsync(
            "UpsertOrder", diff.Orders.Values, OrderRow.Columns, (row, values) => row.Fill(values, shop));
        if (diff.GoneCustomers.Count > 0)
        {
            var ids = Column.List(diff.GoneCustomers);
            await session.ExecuteAsync("MarkCustomersGone", new { shop, generation, ids });
        }

        if (diff.Emptied.Count > 0)
        {
            var ids = Column.List(diff.Emptied);
            await session.ExecuteAsync("MarkEmptyGuestsGone", new { shop, generation, ids });
        }

        if (diff.Departed.Count > 0)
        {
            await Departures.MarkDueAsync(session, shop, generation, diff.Departed, diff.DeletedOrders);
        }
    }

    private static async Task LapseAsync(Session session, string shop, PageDiff diff)
    {
        if (diff.Lapses.Count > 0)
        {
            var tags = -await TagLapse.StoreAsync(session, shop, diff.Lapses);
            await session.ExecuteAsync("CountOwned", new { shop, tags = (long)tags, postings = 0L, points = 0L });

            // Where a tag went there is room for another: what was refused for want of it is asked once more.
            var ids = Column.List(diff.Lapses.Select(lapse => lapse.Customer).Distinct(StringComparer.Ordinal));
            await session.ExecuteAsync("DropRefusalsOf", new { shop, ids });
        }
    }

    private static async Task MoveAsync(Session session, string shop, PageDiff diff)
    {
        if (diff.MovedOrders.Count > 0)
        {
            await session.ExecuteAsync("MovePostings", new { shop, orders = Column.List(diff.MovedOrders) });
        }

        if (diff.Arrived.Count > 0)
        {
            await session.ExecuteAsync("MoveEntitlements", new { shop, customers = Column.List(diff.Arrived) });
        }
    }

    /// <summary>Asked before anything is written: new rows are marked from the start, their members not.</summary>
    private static async Task<HashSet<string>> MembersToMarkAsync(
        Session session, string shop, long generation, PageDiff diff)
    {
        var members = new HashSet<string>(diff.Recounted, StringComparer.Ordinal);
        if (diff.Touched.Count > 0 && generation > BeforeAnyPlan)
        {
            var values = new { shop, generation, ids = Column.List(diff.Touched) };
            members.UnionWith(await session.RowsAsync<string>("MembersToMark", values));
        }

        return members;
    }

    private static async Task MarkDueAsync(Session session, long generation, HashSet<string> members)
    {
        if (members.Count > 0)
        {
            await session.ExecuteAsync("MarkDue", new { generation, members = Column.List(members) });
        }
    }
}
