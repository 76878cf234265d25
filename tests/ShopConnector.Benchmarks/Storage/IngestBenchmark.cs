using ShopConnector.Benchmarks.Harness;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>A shop's order history into SQLite, against the least that anybody could do with the same file.</summary>
internal sealed class IngestBenchmark : IBenchmark
{
    private const int OrdersByDefault = 1_000_000;
    private const int PageSize = 1_000;
    private const double SpeedAtLeast = 0.7;
    private const double MegabytesAtMost = 250;
    private const double MemoryGrowth = 1.2; // Ten times the orders may not need more memory than noise.

    public string Verb => "ingest";

    public string Summary => "[--orders 1000000] [--seed 1]: orders from JSONL into SQLite against a bare loop";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var orders = options.Count("orders", OrdersByDefault);
        var seed = options.Count("seed", 1);
        options.MustBeRead();

        var small = await CompareAsync(Math.Max(1, orders / 10), seed, ct);
        var all = await CompareAsync(orders, seed, ct);
        return
        [
            Figure.Seconds("parse and insert, bare", all.Bare.Elapsed),
            Figure.Seconds("parse and save", all.Ours.Elapsed),
            Figure.Ratio(
                "speed against bare", all.Bare.Elapsed.TotalSeconds, all.Ours.Elapsed.TotalSeconds,
                Target.AtLeast(SpeedAtLeast)),
            // Of the two, the one that other programs on the machine do not lengthen.
            Figure.Ratio(
                "speed against bare, by processor time", all.Bare.Processor.TotalSeconds,
                all.Ours.Processor.TotalSeconds),
            new("orders per second", orders / all.Ours.Elapsed.TotalSeconds, ""),
            new("orders stored", all.Stored, "", Target.AtLeast(orders)),
            Figure.Megabytes("peak memory", all.Peak, Target.AtMost(MegabytesAtMost)),
            Figure.Ratio("peak memory, all ÷ a tenth", all.Peak, small.Peak, Target.AtMost(MemoryGrowth)),
        ];
    }

    private static async Task<Outcome> CompareAsync(int orders, int seed, CancellationToken ct)
    {
        await using var bench = new Workbench();
        var file = new OrderFile(bench.File("orders.jsonl"), orders, seed);
        file.Write();
        var (storage, lease) = await bench.OpenAsync("ours.db", ct);
        foreach (var page in file.CustomerPages(PageSize))
        {
            await storage.SaveAsync(lease, page, ct);
        }

        var bare = await Measurement.OfAsync(() => new BareTable(bench.File("bare.db")).FillAsync(file, PageSize, ct));
        PeakMemory.Reset();
        var ours = await Measurement.OfAsync(() => Workbench.FillAsync(storage, lease, file, PageSize, ct));
        var stored = (await storage.TotalsAsync(OrderFile.Shop, ct)).Orders;
        return new Outcome(bare, ours, PeakMemory.Read(), stored);
    }

    private sealed record Outcome(Measurement Bare, Measurement Ours, long Peak, long Stored);
}
