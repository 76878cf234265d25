using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Benchmarks.Evaluate;
using ShopConnector.Benchmarks.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Benchmarks.Web;

/// <summary>
/// A shop that answers at once and has new accounts every time, so that its runs do nothing but read, evaluate, plan
/// and write to the database: no run ever leaves the machine more to do.
/// </summary>
internal sealed class WrittenShop(OrderFile accounts) : IShop
{
    private const int AccountsPerPage = 1_000;
    private const int PagesPerRun = 3;

    private readonly Queue<PullPage> _pages = new(accounts.CustomerPages(AccountsPerPage));

    public string Name => OrderFile.Shop;

    public Platform Platform => Platform.Shopify;

    public CallCount Calls => default;

    public int WriteBatchSize => 50;

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CheckLine>>([]);

    public async IAsyncEnumerable<PullPage> PullAsync(
        string? watermark, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = 0; page < PagesPerRun && _pages.TryDequeue(out var next); page++)
        {
            ct.ThrowIfCancellationRequested();
            yield return next;
            await Task.Yield();
        }
    }

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<WriteOutcome>>([.. changes.Select(_ => new WriteOutcome.Written())]);

    /// <summary>One run after the other, until the caller has enough. Returns how many customers it wrote.</summary>
    public async Task<long> RunAsync(IStorage storage, CancellationToken ct)
    {
        var context = new SyncContext(
            storage, Programmes.Whole(), "p1", new WriteBackOptions { TouchedShareMax = 1m, RemovalShareMax = 1m },
            new SteadyClock(), TimeProvider.System, "benchmark", _ => true, NullLogger.Instance);
        var written = 0L;
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var report = await new SyncRun(context, this)
                    .ApplyAsync(new Confirmation(Yes: true), static _ => { }, ct);
                written += report.Result?.Customers ?? 0;
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return written; // The requests are over.
        }

        return written;
    }

    private sealed class SteadyClock : NodaTime.IClock
    {
        public NodaTime.Instant GetCurrentInstant() => Workbench.Now;
    }
}
