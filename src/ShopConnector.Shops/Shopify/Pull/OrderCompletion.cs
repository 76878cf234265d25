using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Fetches what a page of orders leaves out, further lines and refunds: no order is ever cut short.</summary>
internal sealed class OrderCompletion(string shop, GraphQlClient client)
{
    // Each order here costs about 20 points; a document may cost 1,000.
    private const int OrdersPerLook = 25;

    public async Task<IReadOnlyList<PulledOrder>> CompleteAsync(IReadOnlyList<OrderNode> orders, CancellationToken ct)
    {
        var refunds = await RefundsAsync(orders, ct);
        var complete = new List<PulledOrder>(orders.Count);
        foreach (var order in orders)
        {
            // Deleted since the page was read: the part we hold would look like a whole order.
            if (await LinesAsync(order, ct) is not { } lines)
                continue;

            complete.Add(OrderMapping.From(shop, order, lines, refunds.GetValueOrDefault(order.Id) ?? []));
        }

        return complete;
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
        IReadOnlyList<OrderNode> orders, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyList<RefundNode>>(StringComparer.Ordinal);
        var refunded = orders.Where(order => order.TotalRefundedSet.Amount > 0).Select(order => order.Id);
        foreach (var ids in refunded.Distinct(StringComparer.Ordinal).Chunk(OrdersPerLook))
        {
            var variables = JsonSerializer.SerializeToNode(new IdVariables(ids), ShopifyJson.Default.IdVariables)!;
            var answer = await client.QueryAsync(
                Documents.OrderRefunds, variables.AsObject(),
                ShopifyJson.Default.GraphQlResponseOrderRefundsAnswer, ct);
            foreach (var order in answer.Nodes.OfType<OrderRefundsNode>())
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
