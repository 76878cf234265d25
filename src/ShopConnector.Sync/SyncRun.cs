using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync;

/// <summary>One pass of pull → evaluate → plan → apply for one shop. Start reading here.</summary>
public sealed class SyncRun(SyncContext context, IShop shop)
{
    /// <summary>Pulls, evaluates and stores the difference; writes nothing to the shop and nothing to the ledger.</summary>
    public async Task<RunReport> PlanAsync(RunProgress progress, CancellationToken stop)
    {
        await using var hold = await LeaseHold.TakeAsync(context, shop.Name, progress, stop);
        var report = new RunReport(shop, context.Clock);

        report.Pulled = await new Puller(context, shop).PullAsync(hold, progress);
        report.Plan = await new Planner(context, shop).PlanAsync(hold, report, progress);
        report.Brake = await new Brake(context, shop.Name).JudgeAsync(report.Plan, Confirmation.None, hold.Stop);
        await context.Storage.MarkPlanShownAsync(report.Plan.Id, hold.Stop);
        return report.End(RunState.Completed);
    }

    /// <summary>The same, and writes what was planned, unless the brake stops it.</summary>
    public async Task<RunReport> ApplyAsync(Confirmation confirmation, RunProgress progress, CancellationToken stop)
    {
        await using var hold = await LeaseHold.TakeAsync(context, shop.Name, progress, stop);
        var report = new RunReport(shop, context.Clock);

        report.Pulled = await new Puller(context, shop).PullAsync(hold, progress);
        report.Plan = confirmation.Plan is { } named
            ? await new NamedPlan(context, shop.Name).LoadAsync(hold, named)
            : await new Planner(context, shop).PlanAsync(hold, report, progress);
        report.Brake = await new Brake(context, shop.Name).JudgeAsync(report.Plan, confirmation, hold.Stop);
        return report.Brake is null
            ? await new PlanApplier(context, shop).ApplyAsync(hold, report, progress)
            : report.End(RunState.Stopped);
    }

    /// <summary>Takes back what one earlier run wrote, as far as it still stands.</summary>
    public async Task<RunReport> UndoAsync(long run, RunProgress progress, CancellationToken stop)
    {
        await using var hold = await LeaseHold.TakeAsync(context, shop.Name, progress, stop);
        var report = new RunReport(shop, context.Clock);

        report.Pulled = await new Puller(context, shop).PullAsync(hold, progress);
        report.Plan = await new Undo(context, shop).PlanAsync(hold, run, progress);
        return await new PlanApplier(context, shop, RunKind.Undo).ApplyAsync(hold, report, progress);
    }
}
