using ShopConnector.Benchmarks.Harness;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>What storage costs a tick in which nothing is due, in a small shop and in a large one.</summary>
internal sealed class TickBenchmark : IBenchmark
{
    private const int MembersByDefault = 1_000_000;
    private const int Smaller = 100;
    private const int TicksPerRound = 200;
    private const int Rounds = 5;
    private const int PageSize = 1_000;
    private const double GrowthAtMost = 1.5;

    public string Verb => "tick";

    public string Summary => "[--members 1000000]: a tick with nothing due, against a hundredth of the members";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var members = options.Count("members", MembersByDefault);
        options.MustBeRead();

        await using var bench = new Workbench();
        var small = await QuietAsync(bench, Math.Max(1, members / Smaller), ct);
        var large = await QuietAsync(bench, members, ct);
        var (baseline, subject) = await Measurement.CompareAsync(
            Rounds, () => TickAsync(small, ct), () => TickAsync(large, ct));
        return
        [
            new("a tick, few members", baseline.Elapsed.TotalMilliseconds / TicksPerRound, "ms"),
            new("a tick, many members", subject.Elapsed.TotalMilliseconds / TicksPerRound, "ms"),
            Figure.Ratio(
                "many ÷ few", subject.Elapsed.TotalSeconds, baseline.Elapsed.TotalSeconds,
                Target.AtMost(GrowthAtMost)),
        ];
    }

    /// <summary>A shop of accounts of which none is due before next week.</summary>
    private static async Task<IStorage> QuietAsync(Workbench bench, int members, CancellationToken ct)
    {
        // The file's accounts are four in five of its customers, and it has a customer for every four orders.
        var file = new OrderFile(bench.File("unused"), members * 5, seed: 1);
        var (storage, lease) = await bench.OpenAsync($"{members}.db", ct);
        foreach (var page in file.CustomerPages(PageSize))
        {
            await storage.SaveAsync(lease, page, ct);
        }

        var plan = await storage.BeginPlanAsync(lease, new PlanHeader(OrderFile.Shop, Workbench.Now, "p1"), ct);
        var run = await storage.BeginRunAsync(
            lease, new Sync.Apply.RunHeader(OrderFile.Shop, Sync.Apply.RunKind.Apply, plan, Workbench.Now), ct);
        var later = Workbench.Now + NodaTime.Duration.FromDays(7);
        var due = storage.DueAsync(OrderFile.Shop, Workbench.Now, ct);
        await foreach (var batch in due.Chunk(PageSize).WithCancellation(ct))
        {
            var lines = batch.Select(member => new PlanLine
            {
                Customer = member.Customers[0].Key,
                MemberId = member.History.Id,
                NextChange = later,
            });
            await storage.IntendAsync(lease, run, [.. lines], Workbench.Now, ct);
        }

        return storage;
    }

    private static async Task TickAsync(IStorage storage, CancellationToken ct)
    {
        for (var tick = 0; tick < TicksPerRound; tick++)
        {
            await storage.WatermarkAsync(OrderFile.Shop, ct);
            await foreach (var member in storage.DueAsync(OrderFile.Shop, Workbench.Now, ct))
            {
                throw new InvalidOperationException($"{member.History.Id} is due; this was to be a quiet tick.");
            }

            await storage.TotalsAsync(OrderFile.Shop, ct);
        }
    }
}
