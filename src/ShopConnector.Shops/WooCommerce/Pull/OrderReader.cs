using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>Completes the orders of a page with their refunds and products.</summary>
internal sealed class OrderReader(
    WooClient client, RowReader rows, OrderMapping mapping, Catalogue catalogue, int concurrency, IClock clock)
{
    /// <summary>Seen on an order that must have refunds; from then on every paid order is asked for its own.</summary>
    public bool RefundsHidden { get; set; }

    /// <summary>Asks one refunded order, so that a first read knows before it begins.</summary>
    public async Task ProbeAsync(CancellationToken ct)
    {
        client.Ledger.Single();
        var answer = await client.GetAsync("reading orders", Queries.Orders("refunded").With("per_page", 1), ct);
        await RefundsAsync(Read(answer.Records).Where(OrderMapping.HidesRefunds), ct);
    }

    public async Task<OrdersRead> ReadAsync(IEnumerable<JsonElement> records, CancellationToken ct)
    {
        var orders = Read(records).Where(row => !OrderMapping.IsDraft(row)).ToList();
        await catalogue.LoadAsync(orders.SelectMany(row => row.LineItems).Select(line => line.ProductId), ct);
        var refunds = await RefundsAsync(orders.Where(row => OrderMapping.MayHaveRefunds(row, RefundsHidden)), ct);
        var now = clock.GetCurrentInstant();
        var gone = refunds.Where(one => one.Value is null).Select(one => one.Key).ToHashSet();
        return new OrdersRead(
            [
                .. orders.Where(row => !gone.Contains(row.Id))
                    .Select(row => rows.Try("order", row.Id, () => Map(row, refunds, now)))
                    .OfType<PulledOrder>(),
            ],
            [.. gone.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
    }

    private IEnumerable<OrderRow> Read(IEnumerable<JsonElement> records) =>
        records.Select(record => rows.Read(record, WooJson.Default.OrderRow)).OfType<OrderRow>();

    private PulledOrder Map(
        OrderRow row, IReadOnlyDictionary<long, ImmutableArray<JsonElement>?> refunds, Instant now)
    {
        // An odd refund makes its order odd: without it the order would count too much.
        var own = (refunds.GetValueOrDefault(row.Id) ?? [])
            .Select(record => record.Deserialize(WooJson.Default.RefundRow)).OfType<RefundRow>().ToList();
        return mapping.Map(row, own, catalogue.Of, now);
    }

    private async Task<IReadOnlyDictionary<long, ImmutableArray<JsonElement>?>> RefundsAsync(
        IEnumerable<OrderRow> orders, CancellationToken ct)
    {
        var refunds = new ConcurrentDictionary<long, ImmutableArray<JsonElement>?>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = ct };
        await Parallel.ForEachAsync(orders, limits, async (order, stop) =>
        {
            client.Ledger.Single();
            var answer = await client.FindAsync("reading refunds", Queries.Refunds(order.Id), stop);
            refunds[order.Id] = answer?.Records;
            if (OrderMapping.HidesRefunds(order) && answer is { Records.IsEmpty: false })
                RefundsHidden = true;
        });
        return refunds;
    }
}

/// <param name="Gone">Deleted since the list was made.</param>
internal sealed record OrdersRead(ImmutableArray<PulledOrder> Orders, ImmutableArray<string> Gone);
