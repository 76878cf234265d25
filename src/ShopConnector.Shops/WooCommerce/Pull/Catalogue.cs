using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>The products that orders name, asked for once per pull, a hundred at a time.</summary>
internal sealed class Catalogue(WooClient client, RowReader rows)
{
    // About 100 bytes each. A larger shop asks again for some; it never fills memory.
    private const int KeptAtMost = 50_000;

    private readonly Dictionary<long, ProductFacts> _known = [];

    public ProductFacts Of(long product) => _known.GetValueOrDefault(product, ProductFacts.Unknown);

    public async Task LoadAsync(IEnumerable<long> products, CancellationToken ct)
    {
        var wanted = products.Where(id => id > 0).Distinct().ToList();
        if (_known.Count + wanted.Count > KeptAtMost)
            _known.Clear();

        foreach (var ids in wanted.Where(id => !_known.ContainsKey(id)).Chunk(OrderedScan.WholePage))
        {
            // A product deleted since stays without facts, and is not asked for again.
            foreach (var id in ids)
                _known[id] = ProductFacts.Unknown;

            foreach (var record in await client.GetByIdsAsync("reading products", ids, Queries.Products, ct))
            {
                if (rows.Read(record, WooJson.Default.ProductRow) is { } row)
                    _known[row.Id] = ProductFacts.Of(row);
            }
        }
    }
}
