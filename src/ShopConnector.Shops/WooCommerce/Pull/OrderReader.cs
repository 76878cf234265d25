using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Pull.Refunds;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>Completes the orders of a page, or of several at once, with their refunds and products.</summary>
internal sealed class OrderReader(
    WooClient client, RowReader rows, OrderMapping mapping, Catalogue catalogue, RefundList refundList,
    int concurrency, IClock clock)
{
    private readonly HiddenRefunds _hidden = new(client, refundList);

    /// <summary>Seen on an order that must have refunds; from then on lists of orders are not believed.</summary>
    public bool RefundsHidden { get; set; }

    /// <summary>Nothing but a call for each order tells its refunds.</summary>
    public bool AsksEachOrder => RefundsHidden && !refundList.IsThere;

    /// <summary>Seen in a list: this shop's lists show refunds.</summary>
    public bool RefundsShown { get; set; }

    /// <summary>Before many orders are reread, where it matters: whether the shop can list its refunds.</summary>
    public Task LearnAsync(CancellationToken ct) => RefundsHidden ? refundList.LearnAsync(ct) : Task.CompletedTask;

    /// <summary>
    /// Looks at an order that was refunded, so that a read knows before it begins: the one of the newest refund, or
    /// where these cannot be listed one whose status says so.
    /// </summary>
    public async Task ProbeAsync(CancellationToken ct)
    {
        client.Ledger.Single();
        var newest = await client.GetIfKnownAsync("reading refunds", Queries.NewestRefund, ct);
        if (newest?.Records is [{ ValueKind: JsonValueKind.Object } refund, ..]
            && refund.TryGetProperty("parent_id", out var parent) && Plain.Scalar(parent) is { } order)
        {
            client.Ledger.Single();
            var listed = await client.GetAsync(
                "reading orders", Queries.OrdersById(Queries.AnyStatus, [order], OrderRow.Fields), ct);
            var refunded = Rows(listed.Records).ToList();
            RefundsHidden |= refunded.Exists(row => row.Refunds.IsEmpty);
            RefundsShown |= refunded.Exists(row => !row.Refunds.IsEmpty);
            if (refunded.Count > 0)
                return;
        }

        client.Ledger.Single();
        var answer = await client.GetAsync("reading orders", Queries.Orders("refunded").With("per_page", 1), ct);
        await OwnRefundsAsync(Rows(answer.Records).Where(OrderMapping.HidesRefunds), ct);
    }

    public async Task<OrdersRead> ReadAsync(IEnumerable<JsonElement> records, CancellationToken ct) =>
        (await ReadPagesAsync([records], ct))[0];

    /// <summary>Several pages share the calls for what completes them.</summary>
    public async Task<IReadOnlyList<OrdersRead>> ReadPagesAsync(
        IEnumerable<IEnumerable<JsonElement>> pages, CancellationToken ct)
    {
        var all = pages.Select(page => Rows(page).Where(row => !OrderMapping.IsDraft(row)).ToList()).ToList();
        RefundsShown |= all.Exists(page => page.Exists(row => !row.Refunds.IsEmpty));
        var lines = all.SelectMany(page => page).SelectMany(row => row.LineItems);
        await catalogue.LoadAsync(lines.Select(line => line.ProductId), ct);
        var refunds = await RefundsAsync(
            [.. all.SelectMany(page => page).Where(row => OrderMapping.MayHaveRefunds(row, RefundsHidden))], ct);
        var now = clock.GetCurrentInstant();
        return all.ConvertAll(page => Complete(page, refunds, now));
    }

    private OrdersRead Complete(
        List<OrderRow> page, IReadOnlyDictionary<long, ImmutableArray<JsonElement>?> refunds, Instant now)
    {
        var isGone = page.ToLookup(row => refunds.TryGetValue(row.Id, out var own) && own is null);
        return new OrdersRead(
            [
                .. isGone[false].Select(row => rows.Try("order", row.Id, () => Map(row, refunds, now)))
                    .OfType<PulledOrder>(),
            ],
            [.. isGone[true].Select(row => row.Id.ToString(CultureInfo.InvariantCulture))]);
    }

    private IEnumerable<OrderRow> Rows(IEnumerable<JsonElement> records) =>
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
        List<OrderRow> orders, CancellationToken ct)
    {
        var told = await _hidden.OfAsync(orders.FindAll(row => row.Refunds.IsEmpty), ct);
        var asked = orders.ConvertAll(row => (Row: row, Ids: Ids(row, told)));
        var listed = await refundList.ReadAsync(asked.SelectMany(one => one.Ids ?? []), ct);
        // What names none may hide them, and of what names some each one is needed.
        var complete = asked.ToLookup(one => one.Ids is { } ids && ids.TrueForAll(listed.ContainsKey));
        var refunds = await OwnRefundsAsync(complete[false].Select(one => one.Row), ct);
        if (told is not null && asked.Exists(one => one.Ids is null && refunds[one.Row.Id] is { IsEmpty: false }))
        {
            _hidden.Distrust();
            return await RefundsAsync(orders, ct);
        }

        foreach (var (row, ids) in complete[true])
            refunds[row.Id] = [.. ids!.Select(id => listed[id])];
        return refunds;
    }

    /// <summary>Null: only the order itself can tell.</summary>
    private static List<long>? Ids(OrderRow row, ILookup<long, long>? told)
    {
        if (!row.Refunds.IsEmpty)
            return [.. row.Refunds.Select(stub => stub.Id)];

        // Of an order that must have some, that none is told proves only that not all are.
        return told is null || (OrderMapping.HidesRefunds(row) && !told.Contains(row.Id)) ? null : [.. told[row.Id]];
    }

    private async Task<ConcurrentDictionary<long, ImmutableArray<JsonElement>?>> OwnRefundsAsync(
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
