using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Tells what is gone or different of the orders and accounts that are held. That a list leaves one out proves nothing:
/// each is asked for by itself, and only when the shop says that it does not exist it counts as deleted.
/// </summary>
internal sealed class Sweep(WooClient client, CustomerReader customers, OrderReader orders, IHeldIds held)
{
    private const string Sweeping = "looking for deleted orders";
    private const string Differing = "rereading orders that differ";
    private const string SweepingAccounts = "rereading accounts";

    /// <param name="all">At most a page, in the order of storage.</param>
    public async Task<Swept> OrdersAsync(IReadOnlyList<HeldOrder> all, CallBudget budget, CancellationToken ct)
    {
        var ids = all.Select(one => one.Id).ToList();
        var listed = await client.GetByIdsAsync(
            Sweeping, ids, some => Queries.OrdersById(Queries.AnyStatus, some, HeldComparison.Fields), ct);
        var here = listed.DistinctBy(Id).ToDictionary(Id, StringComparer.Ordinal);
        var page = await DifferentAsync(all, here, ct);
        var missing = ids.Where(id => !here.ContainsKey(id)).ToList();
        if (missing.Count == 0)
            return new Swept(page, ids[^1]);

        var trash = await client.GetByIdsAsync(
            Sweeping, missing, some => Queries.OrdersById(Queries.TrashStatus, some, OrderRow.Fields), ct);
        page = With(page, await orders.ReadAsync(trash, ct));
        var inTrash = trash.Select(Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in missing.Where(id => !inTrash.Contains(id)))
        {
            if (budget.IsSpent)
                return new Swept(page, Before(ids, id));

            if (await IsGoneAsync(Sweeping, "orders", id, ct))
                page = page with { DeletedOrders = page.DeletedOrders.Add(id) };
        }

        return new Swept(page, ids[^1]);
    }

    private async Task<PullPage> DifferentAsync(
        IReadOnlyList<HeldOrder> all, Dictionary<string, JsonElement> here, CancellationToken ct)
    {
        var different = all.Where(one => here.TryGetValue(one.Id, out var record)
            && HeldComparison.Differs(record, one, orders.RefundsHidden)).Select(one => one.Id).ToList();
        var records = await client.GetByIdsAsync(
            Differing, different, some => Queries.OrdersById(Queries.AnyStatus, some, OrderRow.Fields), ct);
        return With(new PullPage(), await orders.ReadAsync(records, ct));
    }

    private static PullPage With(PullPage page, OrdersRead read) => page with
    {
        Orders = page.Orders.AddRange(read.Orders),
        DeletedOrders = page.DeletedOrders.AddRange(read.Gone),
    };

    /// <summary>Those that are there are read again on the way: nobody else tells when they change.</summary>
    public async Task<Swept> AccountsAsync(
        string shop, IReadOnlyList<string> ids, CallBudget budget, CancellationToken ct)
    {
        var listed = await client.GetByIdsAsync(SweepingAccounts, ids, Queries.CustomersById, ct);
        var page = new PullPage { Customers = customers.Read(listed) };
        var here = listed.Select(Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => !here.Contains(id)))
        {
            if (budget.IsSpent)
                return new Swept(page, Before(ids, id));

            if (await IsGoneAsync(SweepingAccounts, "customers", id, ct))
            {
                page = page with
                {
                    DeletedCustomers = page.DeletedCustomers.Add(id),
                    Orders = page.Orders.AddRange(await LeftBehindAsync(shop, id, ct)),
                };
            }
        }

        return new Swept(page, ids[^1]);
    }

    /// <summary>WordPress makes them a guest's, and leaves their time of change alone.</summary>
    private async Task<ImmutableArray<PulledOrder>> LeftBehindAsync(string shop, string account, CancellationToken ct)
    {
        var left = ImmutableArray.CreateBuilder<PulledOrder>();
        string? behind = null;
        while (await held.OrdersOfAsync(shop, account, behind, OrderedScan.WholePage, ct) is { Count: > 0 } some)
        {
            var records = await client.GetByIdsAsync(
                "reading the orders of deleted accounts", some,
                ids => Queries.OrdersById(Queries.AnyStatus, ids, OrderRow.Fields), ct);
            left.AddRange((await orders.ReadAsync(records, ct)).Orders);
            behind = some[^1];
        }

        return left.ToImmutable();
    }

    private async Task<bool> IsGoneAsync(string operation, string resource, string id, CancellationToken ct)
    {
        client.Ledger.Single();
        var query = new WooQuery($"{resource}/{Uri.EscapeDataString(id)}").With("_fields", "id");
        return await client.FindAsync(operation, query, ct) is null;
    }

    /// <summary>Where to go on, so that this one is the next; null: at the beginning of the piece.</summary>
    private static string? Before(IReadOnlyList<string> ids, string id)
    {
        var at = ids.TakeWhile(one => one != id).Count();
        return at == 0 ? null : ids[at - 1];
    }

    private static string Id(JsonElement record) =>
        RowReader.IdOf(record).ToString(CultureInfo.InvariantCulture);
}

/// <param name="Behind">The last one dealt with; null: none, the budget was spent before.</param>
internal sealed record Swept(PullPage Page, string? Behind);
