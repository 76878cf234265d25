using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Fetches what a page of orders leaves out, further lines and refunds: no order is ever cut short.</summary>
internal sealed class OrderCompletion(string shop, GraphQlClient client)
{
    // A look costs about 50 points however many orders it is for.
    private const int OrdersPerLook = 50;

    // Few orders have refunds: pages wait for each other until a look is full, but never for long.
    private const int PagesHeldMost = 4;

    /// <summary>The same pages in the same order, with whole orders.</summary>
    public async IAsyncEnumerable<StreamPage<PulledOrder>> CompleteAsync(
        IAsyncEnumerable<StreamPage<OrderNode>> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        var held = new List<StreamPage<OrderNode>>(PagesHeldMost);
        await foreach (var page in pages.WithCancellation(ct))
        {
            held.Add(page);
            if (held.Count < PagesHeldMost && Refunded(held).Count() < OrdersPerLook)
                continue;

            foreach (var whole in await WholeAsync(held, ct))
                yield return whole;

            held.Clear();
        }

        foreach (var whole in await WholeAsync(held, ct))
            yield return whole;
    }

    private async Task<IReadOnlyList<StreamPage<PulledOrder>>> WholeAsync(
        List<StreamPage<OrderNode>> pages, CancellationToken ct)
    {
        var refunds = await RefundsAsync(Refunded(pages), ct);
        var whole = new List<StreamPage<PulledOrder>>(pages.Count);
        foreach (var page in pages)
            whole.Add(new StreamPage<PulledOrder>(await WholeAsync(page.Items, refunds, ct), page.UpTo));

        return whole;
    }

    private static IEnumerable<string> Refunded(IEnumerable<StreamPage<OrderNode>> pages) => pages
        .SelectMany(page => page.Items).Where(order => order.TotalRefundedSet.Amount > 0).Select(order => order.Id)
        .Distinct(StringComparer.Ordinal);

    private async Task<IReadOnlyList<PulledOrder>> WholeAsync(
        IReadOnlyList<OrderNode> orders, Dictionary<string, IReadOnlyList<RefundNode>> refunds, CancellationToken ct)
    {
        var whole = new List<PulledOrder>(orders.Count);
        foreach (var order in orders)
        {
            // Deleted since the page was read: the part we hold would look like a whole order.
            if (await LinesAsync(order, ct) is not { } lines)
                continue;

            whole.Add(OrderMapping.From(shop, order, lines, refunds.GetValueOrDefault(order.Id) ?? []));
        }

        return whole;
    }

    private async Task<IReadOnlyList<LineNode>?> LinesAsync(OrderNode order, CancellationToken ct)
    {
        var page = order.LineItems ?? throw new JsonException("An order has no list of lines.");
        if (!page.PageInfo.HasNextPage)
            return page.Nodes;

        var all = new List<LineNode>(page.Nodes);
        while (page.PageInfo is { HasNextPage: true, EndCursor: var cursor })
        {
            var answer = await client.QueryAsync(
                Documents.OrderLines, More(order.Id, cursor), ShopifyJson.Default.GraphQlResponseOrderLinesAnswer, ct);
            if (answer.Order is null)
                return null;

            page = answer.Order.LineItems;
            all.AddRange(page.Nodes);
        }

        return all;
    }

    private async Task<Dictionary<string, IReadOnlyList<RefundNode>>> RefundsAsync(
        IEnumerable<string> refunded, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyList<RefundNode>>(StringComparer.Ordinal);
        foreach (var ids in refunded.Chunk(OrdersPerLook))
        {
            var answers = await client.QueryManyAsync(
                Documents.OrderRefunds, ids, ShopifyJson.Default.GraphQlResponseOrderRefundsAnswer, ct);
            foreach (var order in answers.SelectMany(answer => answer.Nodes).OfType<OrderRefundsNode>())
                found[order.Id] = await WholeAsync(order.Refunds, ct);
        }

        return found;
    }

    private async Task<IReadOnlyList<RefundNode>> WholeAsync(RefundNode[] refunds, CancellationToken ct)
    {
        var whole = new List<RefundNode>(refunds.Length);
        foreach (var refund in refunds)
        {
            var page = refund.RefundLineItems;
            var lines = new List<RefundLineNode>(page.Nodes);
            while (page.PageInfo is { HasNextPage: true, EndCursor: var cursor })
            {
                var answer = await client.QueryAsync(
                    Documents.RefundLines, More(refund.Id, cursor),
                    ShopifyJson.Default.GraphQlResponseRefundLinesAnswer, ct);
                page = (answer.Node ?? throw new JsonException("A refund is gone.")).RefundLineItems;
                lines.AddRange(page.Nodes);
            }

            whole.Add(refund with { RefundLineItems = page with { Nodes = [.. lines] } });
        }

        return whole;
    }

    private static JsonObject More(string id, string? cursor) => new() { ["id"] = id, ["after"] = cursor };
}
