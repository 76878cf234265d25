using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Pull;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.WooCommerce.Webhooks;

/// <summary>
/// Accounts and orders by their ids, the trash included. What no list shows is asked for alone: only the shop's own
/// "there is no such thing" is a deletion.
/// </summary>
internal sealed class NamedReader(WooClient client, CustomerReader customers, OrderReader orders)
{
    private const string Reading = "reading what webhooks named";

    /// <summary>Each of these is a call of its own; the rest is left to the sweep.</summary>
    private const int AskedAloneMost = 50;

    private int _askedAlone;

    public async Task<PullPage> ReadAsync(IReadOnlyCollection<HintedKey> keys, CancellationToken ct)
    {
        // Lists of some versions leave refunds out, and only the pull knows whether these do: each order is asked.
        orders.RefundsHidden = true;
        var page = new PullPage();
        foreach (var ids in Ids(keys, HintSubject.Customer))
            page = await CustomersAsync(page, ids, ct);

        foreach (var ids in Ids(keys, HintSubject.Order))
            page = await OrdersAsync(page, ids, ct);

        return page;
    }

    private async Task<PullPage> CustomersAsync(PullPage page, string[] ids, CancellationToken ct)
    {
        client.Ledger.Batched(ids.Length);
        var answer = await client.GetAsync(Reading, Queries.CustomersById(ids), ct);
        var missing = Missing(ids, answer.Records);
        return page with
        {
            Customers = page.Customers.AddRange(customers.Read(answer.Records)),
            DeletedCustomers = page.DeletedCustomers.AddRange(await GoneAsync("customers", missing, ct)),
        };
    }

    private async Task<PullPage> OrdersAsync(PullPage page, string[] ids, CancellationToken ct)
    {
        var found = new List<JsonElement>();
        foreach (var status in (string[])[Queries.AnyStatus, Queries.TrashStatus])
        {
            // "any" leaves the trash out, and an order that was deleted often lies there first.
            var missing = Missing(ids, found);
            if (missing.Length == 0)
                break;

            client.Ledger.Batched(missing.Length);
            found.AddRange((await client.GetAsync(Reading, OrdersById(status, missing), ct)).Records);
        }

        var read = await orders.ReadAsync(found, ct);
        var gone = await GoneAsync("orders", Missing(ids, found), ct);
        return page with
        {
            Customers = page.Customers.AddRange(await customers.OfAsync(read.Orders, ct)),
            Orders = page.Orders.AddRange(read.Orders),
            DeletedOrders = page.DeletedOrders.AddRange(read.Gone).AddRange(gone),
        };
    }

    private async Task<ImmutableArray<string>> GoneAsync(string resource, string[] ids, CancellationToken ct)
    {
        var gone = ImmutableArray.CreateBuilder<string>();
        foreach (var id in ids.TakeWhile(_ => _askedAlone++ < AskedAloneMost))
        {
            client.Ledger.Single();
            var query = new WooQuery($"{resource}/{Uri.EscapeDataString(id)}").With("_fields", "id");
            if (await client.FindAsync(Reading, query, ct) is null)
                gone.Add(id);
        }

        return gone.ToImmutable();
    }

    private static WooQuery OrdersById(string status, IEnumerable<string> ids) => Queries.Orders(status)
        .With("include", string.Join(',', ids)).With("orderby", "id").With("per_page", OrderedScan.WholePage);

    private static IEnumerable<string[]> Ids(IEnumerable<HintedKey> keys, HintSubject subject) => keys
        .Where(key => key.Subject == subject).Select(key => key.Id).Distinct(StringComparer.Ordinal)
        .Chunk(OrderedScan.WholePage);

    private static string[] Missing(IEnumerable<string> ids, IEnumerable<JsonElement> records) =>
        [.. ids.Except(
            records.Select(record => RowReader.IdOf(record).ToString(CultureInfo.InvariantCulture)),
            StringComparer.Ordinal)];
}
