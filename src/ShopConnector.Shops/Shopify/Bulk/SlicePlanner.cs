using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// Cuts what is to be read by the time of its creation, which never changes, so that each record lies in one slice.
/// Orders are cut until Shopify counts few enough in each; customers come without lines and are read as they stream.
/// </summary>
/// <param name="most">Orders that are held in memory with their lines.</param>
internal sealed class SlicePlanner(GraphQlClient client, ShopFailures failures, int most)
{
    // A count costs 10 points; so many stay well below the 1,000 a document may cost.
    private const int CountsAtOnce = 50;
    private const decimal CountCost = 10;

    // Cut finer than must be, and joined again: times of creation are never quite even.
    private const double Filled = 0.8;
    private const int PartsOfSlice = 2;
    private const int PartsMost = 100;
    private const int PartsOfUnknown = 8;
    private const int RoundsMost = 12;

    // A smaller operation would spend more time on its start and its end than on its orders.
    private const int OrdersLeast = 800;

    private const int CustomersPerSlice = 10_000;
    private const int CustomerSlicesMost = 20;


    private int Part => Math.Max(1, most / PartsOfSlice);

    /// <param name="whole">The stream with its ends, without slices yet.</param>
    public async Task<BulkStream> OrdersAsync(BulkStream whole, CancellationToken ct)
    {
        var open = await CountAsync([new Window(BulkSlice.Whole, 0)], whole.Changed, ct);
        var fit = new List<Window>();
        for (var round = 1; round <= RoundsMost && open.Count > 0; round++)
        {
            fit.AddRange(open.Where(window => window.IsFit));
            var parts = open.Where(window => !window.IsFit).SelectMany(window => Cut(window, whole)).ToList();
            fit.AddRange(parts.Where(part => part.IsFit)); // A second cannot be cut.
            open = await CountAsync([.. parts.Where(part => !part.IsFit)], whole.Changed, ct);
        }

        fit.AddRange(open);
        return whole with { Slices = [.. Joined(fit, whole)] };
    }

    /// <summary>
    /// Shopify counts no customers by their creation, so they are cut by time alone: all places work on them, and the
    /// first orders are stored while the others are still gathered.
    /// </summary>
    /// <param name="count">Of all of them; null: not known.</param>
    public static BulkStream Customers(BulkStream whole, long? count)
    {
        var parts = Math.Clamp((count ?? 0) / CustomersPerSlice, 1, CustomerSlicesMost);
        return whole with { Slices = [.. Parts(BulkSlice.Whole, whole, parts)] };
    }

    private IEnumerable<Window> Cut(Window window, BulkStream whole)
    {
        var wanted = window.IsExact
            ? Math.Clamp((int)Math.Ceiling(window.Count / (Part * Filled)), 2, PartsMost) : PartsOfUnknown;
        var parts = Parts(window.Slice, whole, wanted);
        return parts.Count < 2
            ? [window with { IsFit = true }]
            : parts.Select(slice => new Window(slice, 0));
    }

    /// <summary>As many equal stretches of time as wanted, or as there are seconds.</summary>
    private static List<BulkSlice> Parts(BulkSlice slice, BulkStream whole, long wanted)
    {
        var from = slice.From ?? whole.First;
        var seconds = (long)((slice.To ?? whole.Last) - from).TotalSeconds;
        var parts = Math.Max(1, Math.Min(wanted, seconds));
        var ends = Enumerable.Range(1, (int)parts - 1)
            .Select(i => (Instant?)(from + Duration.FromSeconds(seconds * i / parts))).ToList();
        return [.. ends.Prepend(slice.From).Zip(ends.Append(slice.To), (start, end) => new BulkSlice(start, end))];
    }

    /// <summary>
    /// Neighbours that fit into one are one, but for the last ones: these become smaller and smaller, so that all
    /// places are busy until everything is done.
    /// </summary>
    private IEnumerable<BulkSlice> Joined(List<Window> windows, BulkStream whole)
    {
        var left = windows.Sum(window => window.Count);
        Window? held = null;
        foreach (var window in windows.OrderBy(window => window.Slice.From ?? Instant.MinValue))
        {
            var limit = Limit(left);
            if (held is not null && held.Count + window.Count <= limit)
            {
                held = held with
                {
                    Slice = held.Slice with { To = window.Slice.To },
                    Count = held.Count + window.Count,
                };
                continue;
            }

            foreach (var slice in Cut(held, limit))
                yield return slice;

            left -= held?.Count ?? 0;
            held = window;
        }

        foreach (var slice in Cut(held, Limit(left)))
            yield return slice;

        // What fits into memory whole fits in parts, which need not be counted for that.
        IEnumerable<BulkSlice> Cut(Window? window, long limit) => window is null
            ? [] : Parts(window.Slice, whole, (window.Count + limit - 1) / limit);
    }

    private long Limit(long left) =>
        Math.Min(most, Math.Max(Math.Min(OrdersLeast, Part), left / (2 * BulkOperations.AtOnceMost)));

    private async Task<List<Window>> CountAsync(
        IReadOnlyList<Window> windows, Instant? changed, CancellationToken ct)
    {
        var counted = new List<Window>(windows.Count);
        foreach (var some in windows.Chunk(CountsAtOnce))
        {
            var calls = some.Select(window => new GraphQlCall(Documents.OrdersCount, new JsonObject
            {
                ["filter"] = SliceText.Filter(window.Slice, BulkKind.Orders.Created, changed),
            }));
            var answer = await client.BatchAsync(
                Documents.OrdersCount.Name, [.. calls], CountCost,
                ShopifyJson.Default.GraphQlResponseDictionaryStringCountNode, ct);
            counted.AddRange(some.Select((window, i) => Counted(window, answer.Data, GraphQlBatch.Alias(i))));
        }

        return counted;
    }

    private Window Counted(Window window, Dictionary<string, CountNode?>? data, string alias)
    {
        var count = data?.GetValueOrDefault(alias) ?? throw failures.Failure(
            Documents.OrdersCount.Name, "Shopify left out a part of its answer.",
            "Nothing is lost; the next run tries again.", transient: true);
        return window with
        {
            Count = count.Count,
            IsExact = count.IsExact,
            IsFit = count.IsExact && count.Count <= (window.Slice == BulkSlice.Whole ? most : Part),
        };
    }

    private sealed record Window(BulkSlice Slice, long Count, bool IsExact = true, bool IsFit = false);
}
