using System.Collections.Immutable;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Sync.Apply;

/// <summary>The only place that writes to a shop: intent first, then the write, then its outcome.</summary>
internal sealed class PlanApplier(SyncContext context, IShop shop, RunKind kind = RunKind.Apply)
{
    private readonly RunTally _tally = new();

    public async Task<RunReport> ApplyAsync(LeaseHold hold, RunReport report, RunProgress progress)
    {
        if (context.WriteBack.Mode == WriteBackMode.PlanOnly)
        {
            return report.End(RunState.Completed);
        }

        var header = new RunHeader(shop.Name, kind, report.Plan.Id, context.Clock.GetCurrentInstant());
        var run = await context.Storage.BeginRunAsync(hold.Lease, header, hold.Stop);
        report.Run = run;
        try
        {
            await new ShopSetup(context, shop).ApplyAsync(hold, report);
            await WriteAsync(hold, run, report, progress);
            return await FinishAsync(hold, run, report, _tally.Refused > 0 ? RunState.Partial : RunState.Completed);
        }
        catch (OperationCanceledException) when (hold.Stop.IsCancellationRequested)
        {
            Log.Interrupted(context.Log, shop.Name, run);
            return await FinishAsync(hold, run, report, RunState.Stopped);
        }
        catch (ShopException error)
        {
            await FinishAsync(hold, run, report, RunState.Failed, error.Message);
            throw;
        }
        catch (Exception error) when (error is LeaseLostException or StorageException)
        {
            // Nothing more can be stored; whoever waits for this run has to know all the same what it has written.
            End(report, RunState.Failed, error.Message);
            throw;
        }
    }

    private async Task WriteAsync(LeaseHold hold, long run, RunReport report, RunProgress progress)
    {
        using var sending = new SendWindow(context.Time, hold.Stop);
        var total = report.Plan.Totals!.CustomersTouched;
        var batches = new WriteBatches(shop, BatchSize(total));
        await foreach (var line in context.Storage.PlanLinesAsync(report.Plan.Id, hold.Stop))
        {
            if (batches.Add(line, out var full))
            {
                await WriteAsync(hold, run, full, report, sending);
                progress(new StageProgress(shop.Name, RunStage.Applying, _tally.Customers, total));
            }
        }

        foreach (var rest in batches.Rest())
        {
            await WriteAsync(hold, run, rest, report, sending);
        }

        progress(new StageProgress(shop.Name, RunStage.Applying, _tally.Customers, total));
    }

    private int BatchSize(long customers) => shop is ILargeWrites large && customers >= large.LargePlan
        ? large.LargeBatchSize
        : shop.WriteBatchSize;

    private async Task WriteAsync(
        LeaseHold hold, long run, List<PlanLine> batch, RunReport report, SendWindow sending)
    {
        hold.Stop.ThrowIfCancellationRequested();
        var now = context.Clock.GetCurrentInstant();
        var entries = await context.Storage.IntendAsync(hold.Lease, run, batch, now, sending.Token);
        if (entries.Count == 0)
        {
            return;
        }

        var log = new LargeWriteLog(context.Storage, hold);
        var outcomes = await SendAsync([.. entries.Select(entry => entry.Intent)], log, sending.Token);
        var lines = batch.Where(line => line.Change is not null).ToDictionary(line => line.Customer);
        var settlements = entries
            .Select((entry, index) => new Settlement(entry, outcomes[index], lines[entry.Customer].NextChange))
            .ToList();

        // What the shop has answered is stored even when we are asked to stop: it is the truth, and it is quick.
        await context.Storage.SettleAsync(hold.Lease, settlements, now, CancellationToken.None);
        await log.EndAsync();
        await DropAsync(hold.Lease, [.. outcomes.SelectMany(outcome => outcome.GoneOrders)]);
        settlements.ForEach(settlement => _tally.Add(settlement, report));
    }

    private Task<IReadOnlyList<WriteOutcome>> SendAsync(
        IReadOnlyList<CustomerChange> changes, ILargeWriteLog log, CancellationToken ct) =>
        shop is ILargeWrites large ? large.WriteAsync(changes, log, ct) : shop.WriteAsync(changes, ct);

    /// <summary>As if the next pull told it: their customers fall due, and the next plan does without them.</summary>
    private async Task DropAsync(Lease lease, ImmutableArray<string> gone)
    {
        if (!gone.IsEmpty)
        {
            await context.Storage.SaveAsync(lease, new PullPage { DeletedOrders = gone }, CancellationToken.None);
        }
    }

    private async Task<RunReport> FinishAsync(
        LeaseHold hold, long run, RunReport report, RunState state, string? problem = null)
    {
        var result = End(report, state, problem);
        await context.Storage.FinishRunAsync(
            hold.Lease, run, result, context.Clock.GetCurrentInstant(), CancellationToken.None);
        Log.Applied(context.Log, shop.Name, run, _tally.Customers, _tally.Refused);
        return report;
    }

    private RunResult End(RunReport report, RunState state, string? problem)
    {
        var ended = report.End(state);
        return report.Result = _tally.Result(ended.State, ended.Calls.Requests, problem);
    }
}
