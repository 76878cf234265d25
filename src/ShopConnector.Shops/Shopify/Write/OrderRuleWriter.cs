using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Does with orders what order rules ask for. Hold, tags and mark of one order go in one document, which Shopify runs
/// in order: whoever loses its answer finds in the mark what was done. The order's own note stays the merchant's.
/// </summary>
internal sealed class OrderRuleWriter(GraphQlClient client, MutationSender sender)
{
    private const int OrdersPerLook = 50;

    // At most five parcels, two calls for tags and one for the mark: an order's calls stay within one document.
    private const int OrdersPerDocument = 6;

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        var steps = all.Where(progress => progress.Open)
            .SelectMany(progress => progress.Change.Orders.Select(order => new OrderStep(progress, order))).ToList();
        foreach (var some in steps.Chunk(OrdersPerLook))
            await WriteAsync(some, ct);
    }

    private async Task WriteAsync(OrderStep[] steps, CancellationToken ct)
    {
        try
        {
            var standing = await LookAsync(steps, ct);
            var parcels = await ParcelsAsync([.. standing.Where(step => step.NeedsParcels)], ct);
            foreach (var few in standing.Chunk(OrdersPerDocument))
                await WriteAsync(few, parcels, ct);
        }
        catch (Sync.ShopException error) when (error.Denied)
        {
            // Orders need a scope of their own: without it the customers' tags and points are written all the same.
            foreach (var step in steps)
                step.Progress.Refuse($"Order {step.Change.Order.Id}: {error.Problem} {error.Remedy}");
        }
    }

    private async Task WriteAsync(
        OrderStep[] steps, IReadOnlyDictionary<string, ParcelNode[]> parcels, CancellationToken ct)
    {
        const string Operation = "writing orders";
        try
        {
            await sender.SendAsync(Operation, Calls(steps, parcels), ct);
        }
        catch (Sync.ShopException error) when (error.Denied && steps.Any(step => step.NeedsParcels))
        {
            // Holding needs a scope of its own. The rest of the document was done, the mark with it, which says
            // "held": all of it is sent again without the hold, so that the mark says what happened.
            foreach (var step in steps.Where(step => step.NeedsParcels))
                step.LeaveParcels(error);

            await sender.SendAsync(Operation, Calls(steps, parcels), ct);
        }

        var wrong = steps.Where(step => step.MarkIsWrong).ToList();
        if (wrong.Count > 0)
            await sender.SendAsync(Operation, wrong.ConvertAll(step => step.Mark()), ct);

        foreach (var step in steps)
            step.Progress.MarkDone(step.Change);
    }

    private static List<PendingCall> Calls(OrderStep[] steps, IReadOnlyDictionary<string, ParcelNode[]> parcels) =>
        [.. steps.SelectMany(step => step.Calls(parcels.GetValueOrDefault(step.Id) ?? []))];

    private async Task<List<OrderStep>> LookAsync(OrderStep[] steps, CancellationToken ct)
    {
        if (steps.Length == 0)
            return [];

        var answers = await client.QueryManyAsync(
            Documents.OrderMarks, Ids(steps), ShopifyJson.Default.GraphQlResponseOrderMarksAnswer, ct);
        var found = answers.SelectMany(answer => answer.Nodes).OfType<OrderMarkNode>()
            .ToDictionary(node => node.Id, StringComparer.Ordinal);
        var standing = new List<OrderStep>(steps.Length);
        foreach (var step in steps)
        {
            if (!found.TryGetValue(step.Id, out var node))
            {
                step.Progress.MarkGone(step.Change.Order.Id);
                continue;
            }

            step.Know(OrderMarkValue.Read(node.Mark?.Value));
            standing.Add(step);
        }

        return standing;
    }

    private async Task<IReadOnlyDictionary<string, ParcelNode[]>> ParcelsAsync(OrderStep[] steps, CancellationToken ct)
    {
        if (steps.Length == 0)
            return new Dictionary<string, ParcelNode[]>(StringComparer.Ordinal);

        var answers = await client.QueryManyAsync(
            Documents.OrderParcels, Ids(steps), ShopifyJson.Default.GraphQlResponseOrderParcelsAnswer, ct);
        return answers.SelectMany(answer => answer.Nodes).OfType<OrderParcelsNode>()
            .ToDictionary(node => node.Id, node => node.FulfillmentOrders.All, StringComparer.Ordinal);
    }

    private static string[] Ids(OrderStep[] steps) => [.. steps.Select(step => step.Id)];
}
