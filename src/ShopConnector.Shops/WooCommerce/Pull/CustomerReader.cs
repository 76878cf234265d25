using System.Collections.Immutable;
using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>Accounts, from lists or by id.</summary>
internal sealed class CustomerReader(WooClient client, RowReader rows, CustomerMapping mapping)
{
    public ImmutableArray<PulledCustomer> Read(IEnumerable<JsonElement> records) =>
        [.. records.Select(Read).OfType<PulledCustomer>()];

    /// <summary>The accounts of these orders: nothing tells which accounts changed, but buyers did.</summary>
    public async Task<ImmutableArray<PulledCustomer>> OfAsync(IEnumerable<PulledOrder> orders, CancellationToken ct)
    {
        var ids = orders.Select(order => order.CustomerId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return Read(await client.GetByIdsAsync("reading buyers", ids, Queries.CustomersById, ct));
    }

    private PulledCustomer? Read(JsonElement record) =>
        rows.Read(record, WooJson.Default.CustomerRow) is { } row
            ? rows.Try("customer", row.Id, () => mapping.Map(row)) : null;
}
