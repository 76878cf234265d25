using ShopConnector.Benchmarks.Harness;
using ShopConnector.Sandbox;

namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// A shop's first connection against simulated shops: how near the time comes to what the platform's own limits allow,
/// and how near the calls come to the fewest that would do.
/// </summary>
internal sealed class SandboxBenchmark : IBenchmark
{
    private const int CustomersByDefault = 1_000;
    private const int LatencyByDefault = 50;
    private const double WasteAtMost = 1.15;
    private const double ThrottledAtMost = 1.0 / 200;

    // The documented limits of Shopify's Standard plans, on purpose not read from the sandbox's own options.
    private const int StandardBucket = 2_000;
    private const int StandardRate = 100;
    private const string AllPlatforms = "all";
    private const double NotTakenAtMost = 0.01;
    private const int NeverBulk = 20_000;

    // The bucket starts full: its points would pay for most of a small shop, and the figure say little of the rest.
    private const int PagedShopIsLarger = 3;

    // Observed on a shared host: 100 to 370 ms for a hundred rows; here a tenth of it.
    private static readonly TimeSpan s_wooLatency = TimeSpan.FromMilliseconds(25);

    public string Verb => "sandbox";

    public string Summary =>
        "[--customers 1000] [--latency 50] [--platform all]: backfill and write-back against the platforms' limits";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var customers = options.Count("customers", CustomersByDefault);
        var latency = TimeSpan.FromMilliseconds(options.Count("latency", LatencyByDefault));
        var platform = options.Text("platform", AllPlatforms);
        options.MustBeRead();

        var figures = new List<Figure>();
        if (platform is AllPlatforms or SandboxPlatforms.Shopify)
        {
            figures.AddRange(await PagedAsync(PagedShopIsLarger * customers, latency, ct));
            figures.AddRange(await WholeAsync(customers, latency, ct));
        }

        if (platform is AllPlatforms or SandboxPlatforms.WooCommerce)
        {
            figures.AddRange(await WooCommerceAsync(customers, ct));
        }

        return figures.Count > 0
            ? figures
            : throw new UsageException(
                $"--platform {platform}: expected {AllPlatforms}, {SandboxPlatforms.Shopify} or "
                + $"{SandboxPlatforms.WooCommerce}.");
    }

    /// <summary>The backfill alone and without bulk operations: then it is points that bound it.</summary>
    private static async Task<IReadOnlyList<Figure>> PagedAsync(int customers, TimeSpan latency, CancellationToken ct)
    {
        await using var shop = await ConnectedShop.OpenAsync(
            SandboxPlatforms.Shopify, customers, latency, NeverBulk, ct);
        var backfill = await shop.BackfillAsync(ct);
        var bound = new ShopifyBound(StandardBucket, StandardRate, latency).OfPagedRead(shop.Work);
        return
        [
            new("Shopify by pages: points charged", (double)shop.Records.Cost, ""),
            new("Shopify by pages: fewest points", ShopifyBound.PointsOfPagedRead(shop.Work), ""),
            Figure.Seconds("Shopify by pages: backfill", backfill.Elapsed),
            Figure.Seconds("Shopify by pages: lower bound", bound),
            Waste("Shopify by pages: backfill ÷ lower bound", backfill.Elapsed, bound),
            Throttled("Shopify by pages: throttled answers", shop.Records),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> WholeAsync(int customers, TimeSpan latency, CancellationToken ct)
    {
        await using var shop = await ConnectedShop.OpenAsync(SandboxPlatforms.Shopify, customers, latency, null, ct);
        var backfill = await shop.BackfillAsync(ct);
        var read = shop.Records;
        var writeBack = await shop.WriteBackAsync(ct);
        var all = shop.Records;
        var bound = new ShopifyBound(StandardBucket, StandardRate, latency);
        return
        [
            new("Shopify: customers and orders read", shop.Work.Customers + shop.Work.Orders, ""),
            new("Shopify: backfill, calls", read.Requests, ""),
            new("Shopify: backfill, points charged", (double)read.Cost, ""),
            Figure.Seconds("Shopify: backfill", backfill.Elapsed),
            Changed("Shopify", shop.Work),
            NotWritten("Shopify", shop.Work),
            new("Shopify: write-back, points charged", (double)(all.Cost - read.Cost), ""),
            new("Shopify: write-back, fewest points", ShopifyBound.PointsOfWrites(shop.Work), ""),
            Figure.Seconds("Shopify: write-back", writeBack.Elapsed),
            Figure.Seconds("Shopify: write-back, lower bound", bound.OfWrites(shop.Work)),
            Waste("Shopify: write-back ÷ lower bound", writeBack.Elapsed, bound.OfWrites(shop.Work)),
            Waste(
                "Shopify: backfill and write-back ÷ lower bound", backfill.Elapsed + writeBack.Elapsed,
                bound.OfWholeRun(shop.Work)),
            Throttled("Shopify: throttled answers", all),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> WooCommerceAsync(int customers, CancellationToken ct)
    {
        await using var shop = await ConnectedShop.OpenAsync(
            SandboxPlatforms.WooCommerce, customers, s_wooLatency, null, ct);
        var backfill = await shop.BackfillAsync(ct);
        var reads = shop.Records.Requests;
        var writeBack = await shop.WriteBackAsync(ct);
        var writes = shop.Records.Requests - reads;
        return
        [
            new("WooCommerce: customers and orders read", shop.Work.Customers + shop.Work.Orders, ""),
            Figure.Seconds("WooCommerce: backfill", backfill.Elapsed),
            new("WooCommerce: backfill, calls", reads, ""),
            Waste("WooCommerce: backfill, calls ÷ fewest", reads, WooCommerceBound.CallsOfRead(shop.Work)),
            Changed("WooCommerce", shop.Work),
            NotWritten("WooCommerce", shop.Work),
            Figure.Seconds("WooCommerce: write-back", writeBack.Elapsed),
            new("WooCommerce: write-back, calls", writes, ""),
            Waste("WooCommerce: write-back, calls ÷ fewest", writes, WooCommerceBound.CallsOfWrites(shop.Work)),
            Throttled("WooCommerce: throttled answers", shop.Records),
        ];
    }

    private static Figure Waste(string name, TimeSpan spent, TimeSpan least) =>
        Waste(name, spent.TotalSeconds, least.TotalSeconds);

    private static Figure Waste(string name, double spent, double least) =>
        Figure.Ratio(name, spent, least, Target.AtMost(WasteAtMost));

    private static Figure Changed(string shop, WorkDone work) =>
        new($"{shop}: customers changed", work.Changes, "", Target.AtLeast(1));

    private static Figure NotWritten(string shop, WorkDone work) =>
        Figure.Ratio($"{shop}: changes not taken whole", work.NotWritten, work.Changes, Target.AtMost(NotTakenAtMost));

    private static Figure Throttled(string name, SandboxRecords records) =>
        Figure.Ratio(name, records.Throttled, records.Requests, Target.AtMost(ThrottledAtMost));
}
