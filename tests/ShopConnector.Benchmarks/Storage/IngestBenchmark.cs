using ShopConnector.Benchmarks.Harness;
using ShopConnector.Sync;

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
            Figure.Seconds("parse and insert, bare, tables with keys only", all.Keyed.Elapsed),
            Figure.Seconds("parse and insert, bare, our tables", all.Bare.Elapsed),
            Figure.Seconds("parse and save", all.Ours.Elapsed),
            // The same rows are where the same questions can be asked: with the index from a customer to its orders.
            Figure.Ratio(
                "speed against bare, our tables", all.Bare.Elapsed.TotalSeconds, all.Ours.Elapsed.TotalSeconds,
                Target.AtLeast(SpeedAtLeast)),
            // Of the two, the one that other programs on the machine do not lengthen.
            Figure.Ratio(
                "the same, by processor time", all.Bare.Processor.TotalSeconds, all.Ours.Processor.TotalSeconds),
            Figure.Ratio(
                "speed against bare, keys only", all.Keyed.Elapsed.TotalSeconds, all.Ours.Elapsed.TotalSeconds),
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
        var (storage, lease) = await OpenAsync(bench, "ours.db", file, ct);
        PeakMemory.Reset();
        var ours = await Measurement.OfAsync(() => Workbench.FillAsync(storage, lease, file, PageSize, ct));
        var peak = PeakMemory.Read();
        var stored = (await storage.TotalsAsync(OrderFile.Shop, ct)).Orders;

        // After ours, whose peak would otherwise hold what these have left behind.
        var secret = await storage.SecretAsync(ct);
        var keyed = await BareAsync("keyed.db");
        await OpenAsync(bench, "bare.db", file, ct);
        var bare = await BareAsync("bare.db");
        return new Outcome(keyed, bare, ours, peak, stored);

        Task<Measurement> BareAsync(string name) =>
            Measurement.OfAsync(() => new BareLoop(bench.File(name), secret).FillAsync(file, PageSize, ct));
    }

    /// <summary>A storage that has the shop's accounts, as a shop is asked for them before its orders.</summary>
    private static async Task<(IStorage Storage, Lease Lease)> OpenAsync(
        Workbench bench, string name, OrderFile file, CancellationToken ct)
    {
        var (storage, lease) = await bench.OpenAsync(name, ct);
        foreach (var page in file.CustomerPages(PageSize))
        {
            await storage.SaveAsync(lease, page, ct);
        }

        return (storage, lease);
    }

    private sealed record Outcome(Measurement Keyed, Measurement Bare, Measurement Ours, long Peak, long Stored);
}
