using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// Everything of a large shop. Shopify works on several slices at once while one is read; what is left is told with
/// every page, so that whoever is killed goes on where it was.
/// </summary>
internal sealed class Backfill(
    Uri shop, ShopifyOptions options, GraphQlClient client, LineDownload download, ShopFailures failures,
    TimeProvider time, ILogger logger)
{
    // To start an operation, to hear that it is done, to fetch its file.
    private const int CallsLeast = 3;

    private readonly BulkOperations _bulk = new(client, failures);
    private readonly SlicePlanner _planner = new(client, failures, options.OrdersPerSlice);
    private readonly OrderCompletion _completion = new(failures.Shop, client);

    /// <summary>The fewest calls that could have brought what was read so far.</summary>
    public long LowerBound { get; private set; }


    /// <param name="isResumed">An earlier process may have started operations and not lived to note them.</param>
    public async IAsyncEnumerable<BackfillPage> ReadAsync(
        BulkPlan plan, bool isResumed, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var queue = new SliceQueue(plan, _bulk, new SliceFailures(failures), failures, time, logger);
        if (isResumed)
            await queue.FindAgainAsync(ct);
        else
            yield return new BackfillPage(plan, new PullPage()); // Before anything runs that belongs to it.

        await using var cut = new OrderCut(_planner, plan.Orders, ct);
        while (queue.Head is not null || cut.IsOpen)
        {
            if (cut.IsReady || queue.Head is null)
            {
                queue.Add(BulkKind.Orders, await cut.TakeAsync());
                yield return News(queue); // Before any of them runs.
            }

            await queue.KeepRunningAsync(ct);
            if (queue.HasNews)
                yield return News(queue);

            if (queue.Head is not { IsComplete: true } run)
            {
                await queue.WaitAsync(ct);
                continue;
            }

            LowerBound += CallsLeast;
            var file = new SliceFile(shop, download, failures, run);
            await foreach (var page in PagesAsync(run, file, plan, ct))
            {
                yield return new BackfillPage(queue.Left, page);
                await queue.KeepRunningAsync(ct);
            }

            queue.Read(run, file.Problem);
            yield return News(queue);
        }
    }

    private static BackfillPage News(SliceQueue queue)
    {
        queue.Told();
        return new BackfillPage(queue.Left, new PullPage());
    }

    private IAsyncEnumerable<PullPage> PagesAsync(SliceRun run, SliceFile file, BulkPlan plan, CancellationToken ct)
    {
        var changed = plan.Of(run.Kind)!.Changed;
        return run.Kind == BulkKind.Customers ? CustomersAsync(file, changed, ct) : OrdersAsync(file, changed, ct);
    }

    private async IAsyncEnumerable<PullPage> CustomersAsync(
        SliceFile file, Instant? changed, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var pieces = SliceAssembly.CustomersAsync(file.LinesAsync(ct), ct).GetAsyncEnumerator(ct);
        while (await file.NextAsync(pieces))
        {
            var customers = pieces.Current.Where(node => changed is null || node.UpdatedAt >= changed);
            yield return new PullPage
            {
                Customers = [.. customers.Select(node => CustomerMapping.From(failures.Shop, node))],
            };
        }
    }

    private async IAsyncEnumerable<PullPage> OrdersAsync(
        SliceFile file, Instant? changed, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in _completion.CompleteAsync(WholeAsync(file, changed, ct), ct))
            yield return new PullPage { Orders = [.. page.Items] };
    }

    private async IAsyncEnumerable<StreamPage<OrderNode>> WholeAsync(
        SliceFile file, Instant? changed, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = SliceAssembly.OrdersAsync(file.LinesAsync(ct), () => file.Problem is null, ct);
        await using var pieces = lines.GetAsyncEnumerator(ct);
        while (await file.NextAsync(pieces))
        {
            var orders = pieces.Current.Where(node => changed is null || node.UpdatedAt >= changed);
            yield return new StreamPage<OrderNode>([.. orders.Select(AsInAPage)], UpTo: null);
        }
    }

    /// <summary>A page asks for the risk only where somebody looks at it; the same order must look the same.</summary>
    private OrderNode AsInAPage(OrderNode order) => options.WritesOrders ? order : order with { Risk = null };
}

/// <param name="Left">What is left to be read once the page is stored.</param>
internal sealed record BackfillPage(BulkPlan Left, PullPage Page);
