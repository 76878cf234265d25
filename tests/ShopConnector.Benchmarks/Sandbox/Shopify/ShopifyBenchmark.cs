using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Shopify;

namespace ShopConnector.Benchmarks.Sandbox.Shopify;

/// <summary>
/// A large Shopify shop on both kinds of plan, while its staff go on working: reading it whole, writing it back, and a
/// plain loop with Shopify's own client beside it, on a slice of which every line says how large it is.
/// </summary>
internal sealed class ShopifyBenchmark(TextWriter progress) : IBenchmark
{
    private const double WasteAtMost = 1.10;
    private const double ThrottledAtMost = 1.0 / 200;
    private const int OrdersPerCustomer = 4;

    // Recorded operations brought 1,456 objects in about a second, their start included. Shopify promises nothing.
    private const int BulkObjectsPerSecond = 1_500;

    private static readonly TimeSpan s_bulkStart = TimeSpan.FromMilliseconds(100);
    private static readonly Plan s_standard = new("Standard", 2_000, 100);
    private static readonly Plan s_plus = new("Plus", 20_000, 1_000);

    public string Verb => "shopify";

    public string Summary =>
        "[--customers 50000] [--latency 50] [--plan both|standard|plus] [--write 5000] [--write-standard 1000] "
        + "[--plain 4000]: a large shop";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var size = new Size(
            options.Count("customers", 50_000), options.Count("write", 5_000), options.Count("write-standard", 1_000),
            options.Count("plain", 4_000), TimeSpan.FromMilliseconds(options.Count("latency", 50)));
        var plan = options.Text("plan", "both");
        options.MustBeRead();
        var figures = new List<Figure>();
        foreach (var one in new[] { s_standard, s_plus }.Where(one =>
            plan == "both" || string.Equals(plan, one.Name, StringComparison.OrdinalIgnoreCase)))
        {
            figures.AddRange(await ReadAsync(one, size, ct));
            figures.AddRange(await WriteAsync(one, one == s_plus ? size.Write : size.WriteStandard, size.Latency, ct));
            if (one == s_standard)
            {
                figures.AddRange(await WriteInBulkAsync(one, size.Write, size.Latency, ct));
            }
        }

        return figures;
    }

    private async Task<IReadOnlyList<Figure>> ReadAsync(Plan plan, Size size, CancellationToken ct)
    {
        await using var shop = await OpenAsync(plan, size.Customers, size.Latency, ct);
        Measurement backfill;
        await using (var busy = new BusyShop(shop.Shop, int.MaxValue))
        {
            backfill = await shop.BackfillAsync(ct, Told($"{plan.Name}: reading"));
            Tell($"{plan.Name}: read in {backfill.Elapsed}, {busy.Changes} orders changed meanwhile");
        }

        var records = shop.Records;
        var tick = await shop.TickAsync(ct);
        var wrong = await WrongRows.OfStorageAsync(shop.Storage, shop.Shop, ct);
        var bound = new ShopifyBound(plan.Bucket, plan.Rate, size.Latency)
            .OfBulkRead(shop.Work, BulkObjectsPerSecond, s_bulkStart);
        var name = $"{plan.Name}, backfill";
        return
        [
            new($"{name}: customers", shop.Records.Customers, ""),
            new($"{name}: orders", shop.Records.Orders, ""),
            new($"{name}: points charged", (double)records.Cost, ""),
            new($"{name}: calls", records.Requests, ""),
            Figure.Seconds($"{name}: time", backfill.Elapsed),
            Figure.Seconds($"{name}: time, of our processor", backfill.Processor),
            Figure.Seconds($"{name}: lower bound", bound),
            Figure.Ratio($"{name} ÷ lower bound", backfill.Elapsed.TotalSeconds, bound.TotalSeconds,
                Target.AtMost(WasteAtMost)),
            Figure.Ratio($"{name}: throttled answers", records.Throttled, records.Requests,
                Target.AtMost(ThrottledAtMost)),
            Figure.Seconds($"{name}: the next run's reading", tick.Elapsed),
            new($"{name}: wrong rows", wrong, "", Target.AtMost(0)),
            .. await PlainAsync(plan, shop, size, ct),
        ];
    }

    /// <summary>In full it would take most of an hour on a Standard plan: a slice, and every line says so.</summary>
    private async Task<IReadOnlyList<Figure>> PlainAsync(
        Plan plan, ConnectedShop shop, Size size, CancellationToken ct)
    {
        var (customers, orders, tags) = (size.Plain / OrdersPerCustomer, size.Plain, size.Plain / 20);
        Tell($"{plan.Name}: the plain loop reads {customers} customers and {orders} orders");
        PlainLoop loop;
        var before = shop.Records;
        await using (new BusyShop(shop.Shop, orders))
        {
            loop = await PlainLoop.RunAsync(shop.Shop, customers, orders, tags, ct);
        }

        var known = loop.Customers.Keys.Concat(loop.Orders.Keys).ToHashSet(StringComparer.Ordinal);
        var wrong = WrongRows.Of(
            shop.Shop.Truth(), Untagged(loop.Customers, shop), loop.Orders, email => email, known.Contains);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Name}, plain loop, {loop.Customers.Count} customers and {loop.Orders.Count} orders only");
        var rows = loop.Customers.Count + loop.Orders.Count;
        var after = shop.Records;
        return
        [
            Figure.Seconds($"{name}: time to read", loop.Reading),
            new($"{name}: rows a second", rows / loop.Reading.TotalSeconds, ""),
            new($"{plan.Name}, backfill of the whole: rows a second", (after.Customers + after.Orders)
                / Math.Max(1, shop.Read.TotalSeconds), ""),
            new($"{name}: wrong rows", wrong, ""),
            Figure.Ratio($"{name}: throttled answers", after.Throttled - before.Throttled,
                after.Requests - before.Requests),
            Figure.Seconds($"{plan.Name}, plain loop, {tags} tag changes only: time", loop.Writing),
        ];
    }

    /// <summary>The tag that the loop itself added after it had read is not held against it.</summary>
    private static Dictionary<string, string> Untagged(Dictionary<string, string> customers, ConnectedShop shop)
    {
        var now = shop.Shop.Truth().Customers.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return customers.ToDictionary(
            pair => pair.Key,
            pair => now.TryGetValue(pair.Key, out var one)
                && pair.Value == WrongRows.Row(one.Email, one.Tags.Where(tag => tag != PlainTag))
                    ? WrongRows.Row(one.Email, one.Tags) : pair.Value,
            StringComparer.Ordinal);
    }

    private const string PlainTag = "plain-loop";

    /// <summary>Call by call: points bound it, and a size that empties the bucket many times over says all.</summary>
    private async Task<IReadOnlyList<Figure>> WriteAsync(
        Plan plan, int customers, TimeSpan latency, CancellationToken ct)
    {
        await using var shop = await OpenAsync(plan, customers, latency, ct);
        var name = string.Create(CultureInfo.InvariantCulture, $"{plan.Name}, write-back to {customers} customers");
        var (figures, time, bound) = await WrittenAsync(shop, plan, name, latency, ct);
        return
        [
            .. figures,
            Figure.Ratio($"{name} ÷ lower bound", time.TotalSeconds, bound.TotalSeconds, Target.AtMost(WasteAtMost)),
        ];
    }

    /// <summary>
    /// As the product writes a large plan: by bulk mutations, which cost no points for their lines. Shopify promises
    /// nothing of their speed, and that of the simulated shop is no evidence: the ratio has no target.
    /// </summary>
    private async Task<IReadOnlyList<Figure>> WriteInBulkAsync(
        Plan plan, int customers, TimeSpan latency, CancellationToken ct)
    {
        await using var shop = await OpenAsync(plan, customers, latency, ct, bulkWrites: true);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{plan.Name}, write-back to {customers} customers in bulk");
        var (figures, time, bound) = await WrittenAsync(shop, plan, name, latency, ct);
        return [.. figures, Figure.Ratio($"{name} ÷ bound by points", time.TotalSeconds, bound.TotalSeconds)];
    }

    private async Task<(IReadOnlyList<Figure> Figures, TimeSpan Time, TimeSpan Bound)> WrittenAsync(
        ConnectedShop shop, Plan plan, string name, TimeSpan latency, CancellationToken ct)
    {
        await shop.BackfillAsync(ct);
        var read = shop.Records;
        var writeBack = await shop.WriteBackAsync(ct, Told(name));
        var all = shop.Records;
        var left = await shop.LeftToWriteAsync(ct);
        var wrong = await WrongRows.OfStorageAsync(shop.Storage, shop.Shop, ct);
        var bound = new ShopifyBound(plan.Bucket, plan.Rate, latency).OfWrites(shop.Work);
        Figure[] figures =
        [
            new($"{name}: customers changed", shop.Work.Changes, ""),
            new($"{name}: tag changes", shop.Work.TagWrites, ""),
            new($"{name}: metafields", shop.Work.ValuesSet, ""),
            new($"{name}: codes", shop.Work.CodesIssued, ""),
            new($"{name}: calls", all.Requests - read.Requests, ""),
            new($"{name}: points charged", (double)(all.Cost - read.Cost), ""),
            Figure.Seconds($"{name}: time", writeBack.Elapsed),
            Figure.Seconds($"{name}: lower bound by points", bound),
            Figure.Ratio($"{name}: throttled answers", all.Throttled - read.Throttled, all.Requests - read.Requests,
                Target.AtMost(ThrottledAtMost)),
            new($"{name}: wrong rows", wrong + left, "", Target.AtMost(0)),
            new($"{name}: foreign tags lost", all.ForeignTagsBefore - all.ForeignTagsNow, "", Target.AtMost(0)),
        ];
        return (figures, writeBack.Elapsed, bound);
    }

    private async Task<ConnectedShop> OpenAsync(
        Plan plan, int customers, TimeSpan latency, CancellationToken ct, bool bulkWrites = false)
    {
        var began = Stopwatch.GetTimestamp();
        var shop = await ConnectedShop.OpenAsync(
            ConnectedShop.Options(SandboxPlatforms.Shopify, customers, latency) with
            {
                SyntheticOrdersPerCustomer = OrdersPerCustomer,
                Shopify = new ShopifyOptions
                {
                    BucketSize = plan.Bucket,
                    RestoreRate = plan.Rate,
                    BulkTakes = Duration.FromTimeSpan(s_bulkStart),
                    BulkObjectsPerSecond = BulkObjectsPerSecond,
                },
            },
            bulkFrom: null, ct, bulkWrites);
        Tell($"{plan.Name}: a shop of {customers} customers made in {Stopwatch.GetElapsedTime(began)}");
        return shop;
    }

    private Sync.RunProgress Told(string what)
    {
        var next = Stopwatch.GetTimestamp();
        return stage =>
        {
            if (Stopwatch.GetElapsedTime(next) < TimeSpan.FromSeconds(10))
            {
                return;
            }

            next = Stopwatch.GetTimestamp();
            Tell(string.Create(CultureInfo.InvariantCulture, $"{what}: {stage.Done}"));
        };
    }

    private void Tell(string line) => progress.WriteLine(line);

    private sealed record Plan(string Name, int Bucket, int Rate);

    /// <param name="Write">Customers written on the larger plan, and in bulk.</param>
    /// <param name="WriteStandard">Customers written call by call where points are few.</param>
    /// <param name="Plain">Orders read by the plain loop.</param>
    private sealed record Size(int Customers, int Write, int WriteStandard, int Plain, TimeSpan Latency);
}
