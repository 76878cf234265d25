using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Pull.Refunds;

/// <summary>
/// Which orders were refunded, in a shop whose lists of orders do not show it: its list of refunds tells, a call for
/// every hundred refunds instead of one for every order that was paid. Read once in a pull.
/// </summary>
internal sealed class HiddenRefunds(WooClient client, RefundList list)
{
    // So few are asked for their own sooner.
    private const int AskedAlone = 3;

    // A refund is never older than its order; but the two may be in different zones.
    private static readonly Duration _margin = Duration.FromDays(2);

    private ILookup<long, long>? _known;
    private Instant _since;

    /// <summary>Their refunds' ids by order; null: each is to be asked for its own.</summary>
    public async Task<ILookup<long, long>?> OfAsync(IReadOnlyList<OrderRow> orders, CancellationToken ct)
    {
        if (orders.Count == 0 || !list.IsThere)
            return null;

        var since = orders.Min(row => Plain.Gmt(row.DateCreatedGmt) ?? Instant.MinValue + _margin) - _margin;
        if (_known is not null && _since <= since)
            return _known;

        if (orders.Count <= AskedAlone || await ReadAsync(since, orders.Count, ct) is not { } read)
            return null;

        (_known, _since) = (read, since);
        return read;
    }

    /// <summary>What it said was wrong: an order without any in it has some.</summary>
    public void Distrust() => (_known, list.IsThere) = (null, false);

    private async Task<ILookup<long, long>?> ReadAsync(Instant since, int worth, CancellationToken ct)
    {
        var found = new List<(long Order, long Refund)>();
        try
        {
            var pages = new OrderedScan(client).ReadAsync(
                "reading refunds", Queries.RefundsMade(since), ScanPosition.Start, ct: ct);
            await foreach (var page in pages)
            {
                if (page.Total / OrderedScan.WholePage > worth)
                    return null;

                found.AddRange(page.Fresh.Select(row => (Parent(row), RowReader.IdOf(row))));
            }
        }
        catch (ShopException fault) when (fault.Unknown)
        {
            list.IsThere = false;
            return null;
        }

        return found.ToLookup(one => one.Order, one => one.Refund);
    }

    private static long Parent(JsonElement refund) =>
        refund.ValueKind == JsonValueKind.Object && refund.TryGetProperty("parent_id", out var parent)
        && long.TryParse(Plain.Scalar(parent), out var order) ? order : 0;
}
