using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// The real adapter, with a witness at its door that writes down what went through: the work, whatever it cost.
/// </summary>
internal class WitnessedShop(IShop shop, WorkDone work) : IShop
{
    public string Name => shop.Name;

    public Platform Platform => shop.Platform;

    public CallCount Calls => shop.Calls;

    public int WriteBatchSize => shop.WriteBatchSize;

    public int WriteKindOf(CustomerChange change) => shop.WriteKindOf(change);

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) => shop.CheckAsync(ct);

    public IAsyncEnumerable<PullPage> PullAsync(string? watermark, CancellationToken ct) =>
        WitnessAsync(shop.PullAsync(watermark, ct));

    public IAsyncEnumerable<PullPage> PullAsync(string? watermark, IHeldIds held, CancellationToken ct) =>
        WitnessAsync(shop.PullAsync(watermark, held, ct));

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken ct) =>
        Witness(changes, await shop.WriteAsync(changes, ct));

    protected IReadOnlyList<WriteOutcome> Witness(
        IReadOnlyList<CustomerChange> changes, IReadOnlyList<WriteOutcome> outcomes)
    {
        foreach (var (change, outcome) in changes.Zip(outcomes))
        {
            work.Written(change, outcome);
        }

        return outcomes;
    }

    private async IAsyncEnumerable<PullPage> WitnessAsync(IAsyncEnumerable<PullPage> pages)
    {
        await foreach (var page in pages)
        {
            work.Read(page);
            yield return page;
        }
    }
}

/// <summary>The same of a shop that takes many changes at once; without it they go as a small plan's do.</summary>
internal sealed class WitnessedLargeShop(IShop shop, ILargeWrites large, WorkDone work)
    : WitnessedShop(shop, work), ILargeWrites
{
    public int LargePlan => large.LargePlan;

    public int LargeBatchSize => large.LargeBatchSize;

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, ILargeWriteLog log, CancellationToken ct) =>
        Witness(changes, await large.WriteAsync(changes, log, ct));

    public Task<IReadOnlyList<PartOutcome>> FinishAsync(IReadOnlyList<LargeWrite> begun, CancellationToken ct) =>
        large.FinishAsync(begun, ct);
}
