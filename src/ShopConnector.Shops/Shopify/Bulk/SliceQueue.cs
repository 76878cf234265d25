using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// Keeps as many slices running at Shopify as may run at once, in their order. What ends other than complete is run
/// again, in halves where it may have been too much; after so many times in vain it is one clear error.
/// </summary>
internal sealed class SliceQueue(
    BulkPlan plan, BulkOperations bulk, SliceFailures failed, ShopFailures failures, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    // Asked after in one call; more than run at once, for those that an earlier process started.
    private const int LooksMost = 50;

    // Lines held at once while the lines of orders are put together; a larger slice is cut before it is read.
    private const long ObjectsMost = 250_000;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestWaitForPlace = TimeSpan.FromMinutes(15);

    // An operation of a day before the plan may stand for it: the next pull begins when it began.
    private static readonly Duration FoundAgainFor = Duration.FromDays(1);

    private readonly List<SliceRun> _runs = [.. plan.Runs()];
    private BulkPlan _plan = plan;
    private TimeSpan _pause;
    private long _lookedAt;
    private long _newsAt = time.GetTimestamp();
    private long? _waitsForPlace;
    private Look? _look;

    /// <summary>The next slice to be read; null: all are.</summary>
    public SliceRun? Head => _runs.FirstOrDefault();

    /// <summary>What is left, as it is stored.</summary>
    public BulkPlan Left => _plan.Left(_runs);

    /// <summary>Something was started, ended or cut since this was last asked.</summary>
    public bool HasNews { get; private set; }

    /// <summary>A stream that was cut while others were on their way already.</summary>
    public void Add(BulkKind kind, BulkStream cut)
    {
        _plan = _plan.With(kind, cut);
        _runs.AddRange(BulkPlan.Runs(kind, cut));
        News();
    }

    /// <summary>Takes over what an earlier process started and could not note any more.</summary>
    public async Task FindAgainAsync(CancellationToken ct)
    {
        var lost = _runs.Where(run => !run.IsStarted).ToList();
        var newest = lost.Count == 0 ? [] : await bulk.NewestAsync(ct);
        foreach (var run in lost)
        {
            var from = _plan.Of(run.Kind)!.Last - FoundAgainFor;
            if (newest.FirstOrDefault(one => one.Query == run.Document && one.CreatedAt >= from && one.IsUseful)
                is { } found)
                Started(run, found);
        }
    }

    /// <summary>
    /// Looks at what runs when it is time to, and starts what there is a place for. Whoever has a page to store does
    /// not wait for the look: its answer is taken in the next time.
    /// </summary>
    public async Task KeepRunningAsync(CancellationToken ct)
    {
        if (_look is null)
        {
            if (_lookedAt != 0 && time.GetElapsedTime(_lookedAt) < _pause)
                return;

            _look = Asked(ct);
        }

        if (!_look.Answer.IsCompleted)
            return;

        await TakeInAsync(_look);
        _look = null;
        await StartAsync(ct);
        _lookedAt = time.GetTimestamp();
        var quiet = time.GetElapsedTime(_newsAt) / 20; // Long operations are asked after less and less often.
        _pause = quiet < FirstLook ? FirstLook : quiet < LongestPause ? quiet : LongestPause;
    }

    public async Task WaitAsync(CancellationToken ct)
    {
        if (_look is not null)
        {
            await _look.Answer;
            return;
        }

        if (time.GetElapsedTime(_newsAt) > LongestWait)
            throw failed.TooLong(Head!);

        var rest = _pause - time.GetElapsedTime(_lookedAt);
        if (rest > TimeSpan.Zero) // A delay drops what is less than a millisecond, and this would be asked on and on.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), time, ct);
    }

    public void Told() => HasNews = false;

    /// <summary>No question is left behind whose answer nobody takes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_look is not null)
            await ((Task)_look.Answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The head was read: it is done, or its file was not whole.</summary>
    /// <param name="problem">Null: every line is there.</param>
    public void Read(SliceRun run, string? problem)
    {
        News();
        if (problem is null)
        {
            _runs.Remove(run);
        }
        else if (run.WasFetched)
        {
            Again(run, problem, isSmaller: false);
        }
        else
        {
            // The file may be good and its way was not; its address may have a new signature by now.
            Log.BulkAgain(logger, failures.Shop, run.Kind.Name, problem);
            run.WasFetched = true;
            run.Seen = null;
        }
    }

    private Look Asked(CancellationToken ct)
    {
        var running = _runs.Where(run => run.IsRunning).Take(LooksMost).ToList();
        return new Look(running, running.Count == 0
            ? Task.FromResult<IReadOnlyList<BulkOperationNode?>>([])
            : bulk.LookAsync([.. running.Select(run => run.Slice.Operation!)], ct));
    }

    private async Task TakeInAsync(Look look)
    {
        foreach (var (run, operation) in look.Runs.Zip(await look.Answer))
            Judge(run, operation);
    }

    private void Judge(SliceRun run, BulkOperationNode? operation)
    {
        run.Seen = operation;
        switch (operation)
        {
            case { Status: "COMPLETED" } when run.Kind.HasChildren && operation.ObjectCount > ObjectsMost:
                Again(run, "it brought more than fits into memory", isSmaller: true);
                break;
            case { Status: "COMPLETED" }:
                Log.BulkProgress(logger, failures.Shop, run.Kind.Name, operation.ObjectCount);
                News();
                break;
            case { Status: "CREATED" or "RUNNING" or "CANCELING" }:
                break;
            case { Status: "FAILED", ErrorCode: "ACCESS_DENIED" }:
                throw failed.Denied(run);
            case { Status: "FAILED", ErrorCode: var code }:
                Again(run, $"it ended as FAILED ({code ?? "no reason given"})", isSmaller: true);
                break;
            case { Status: var status }:
                Again(run, $"it ended as {status}", isSmaller: false);
                break;
            case null:
                Again(run, "Shopify knows it no more", isSmaller: false);
                break;
        }
    }

    private void Again(SliceRun run, string why, bool isSmaller)
    {
        run.Again();
        if (run.Slice.Failed >= SliceFailures.AttemptsMost)
            throw failed.GivenUp(run, why);

        Log.BulkAgain(logger, failures.Shop, run.Kind.Name, why);
        News();
        if (!isSmaller)
            return;

        var at = _runs.IndexOf(run);
        _runs.RemoveAt(at);
        _runs.InsertRange(at, _plan.Halves(run));
    }

    private async Task StartAsync(CancellationToken ct)
    {
        while (_runs.Count(run => run.IsRunning) < BulkOperations.AtOnceMost
            && _runs.Find(run => !run.IsStarted) is { } next)
        {
            if (await bulk.StartAsync(next.Document, ct) is not { } operation)
            {
                WaitForPlace();
                return;
            }

            _waitsForPlace = null;
            Started(next, operation);
        }
    }

    private void WaitForPlace()
    {
        if (_runs.Exists(run => run.IsRunning))
            return; // Of ours one will make place.

        _waitsForPlace ??= time.GetTimestamp();
        if (time.GetElapsedTime(_waitsForPlace.Value) > LongestWaitForPlace)
            throw failed.NoPlace();
    }

    private void Started(SliceRun run, BulkOperationNode operation)
    {
        run.Start(operation);
        _plan = _plan.Began(run.Kind, operation.CreatedAt);
        News();
    }

    private void News()
    {
        HasNews = true;
        _newsAt = time.GetTimestamp();
    }

    private sealed record Look(List<SliceRun> Runs, Task<IReadOnlyList<BulkOperationNode?>> Answer);
}
