using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Plan.Comparing;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Sync;

/// <summary>
/// One pass of pull → evaluate → plan → apply for one shop. Start reading here. Each object runs once.
/// </summary>
public sealed class SyncRun(SyncContext context, IShop shop)
{
    private readonly RunReport _report = new(shop, context.Clock);
    private readonly ShopSetup _setup = new(context, shop);
    private readonly EarlierRuns _earlier = new(context, shop);
    private bool _pulled;

    /// <summary>What it has written so far, also when it failed then; null when it has not begun to write.</summary>
    public RunReport? Begun => _report is { Run: not null, Result: not null } ? _report : null;

    /// <summary>Other shops that could not be read just now: their members wait, lest half a history decides.</summary>
    public IReadOnlySet<string> Unread { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Shared by the shops that one command plans and does not apply: what one is promised, the next is not.
    /// </summary>
    public BudgetBook Budgets { get; set; } = new();

    /// <summary>
    /// Only the first step. Called for every shop before the first one is planned, so that a member of several shops is
    /// evaluated with the orders of all of them.
    /// </summary>
    public async Task PullAsync(RunProgress progress, CancellationToken stop)
    {
        await using var hold = await TakeAsync(progress, stop);
        await PullAsync(hold, progress);
        _report.Pause();
    }

    /// <summary>
    /// Pulls, evaluates and stores the difference; writes nothing to the shop and nothing to the ledger.
    /// </summary>
    public async Task<RunReport> PlanAsync(RunProgress progress, CancellationToken stop)
    {
        await using var hold = await TakeAsync(progress, stop);
        await PullAsync(hold, progress);
        _report.Plan = await new Planner(context, shop, Unread, Budgets).PlanAsync(hold, _report, progress);
        await _setup.PlanAsync(hold, _report);
        _report.Brake = await new Brake(context, shop).JudgeAsync(_report.Plan, Confirmation.None, hold.Stop);
        await context.Storage.MarkPlanShownAsync(_report.Plan.Id, hold.Stop);
        return _report.End(RunState.Completed);
    }

    /// <summary>
    /// What another programme would do: the plan it would have, and who moves. The plan is kept; it can be applied by
    /// its number as soon as that programme is the shop's own.
    /// </summary>
    public async Task<RunReport> WhatIfAsync(ProgramComparison whatIf, RunProgress progress, CancellationToken stop)
    {
        await using var hold = await TakeAsync(progress, stop);
        await PullAsync(hold, progress);
        _report.Plan = await new Planner(context, shop, Unread, Budgets, whatIf).PlanAsync(hold, _report, progress);
        await _setup.PreviewAsync(whatIf.ShopUnder(shop), whatIf.Other.Program.Rules, _report, hold.Stop);
        var brake = await new Brake(context, shop).JudgeAsync(_report.Plan, Confirmation.None, hold.Stop);
        _report.Brake = brake is null ? null : new BrakeStop(
            brake.Problem, "Put that programme into your configuration first, then look at it again with: "
            + $"shopconnector plan --shop {shop.Name}");
        return _report.End(RunState.Completed);
    }

    /// <summary>The same, and writes what was planned, unless the brake stops it.</summary>
    public async Task<RunReport> ApplyAsync(Confirmation confirmation, RunProgress progress, CancellationToken stop)
    {
        await using var hold = await TakeAsync(progress, stop);
        await PullAsync(hold, progress);
        await _earlier.TidyAsync(hold);
        _report.Plan = confirmation.Plan is { } named
            ? await NamedAsync(hold, named)
            : await new Planner(context, shop, Unread, Budgets).PlanAsync(hold, _report, progress);
        if (confirmation.Plan is null)
        {
            await _setup.PlanAsync(hold, _report);
        }

        if (_report.AppliedBefore is not null)
        {
            return _report.End(RunState.Completed);
        }

        _report.Brake = await new Brake(context, shop).JudgeAsync(_report.Plan, confirmation, hold.Stop);
        return _report.Brake is null
            ? await new PlanApplier(context, shop).ApplyAsync(hold, _report, progress)
            : _report.End(RunState.Stopped);
    }

    /// <summary>Takes back what one earlier run wrote, as far as it still stands.</summary>
    public async Task<RunReport> UndoAsync(long run, RunProgress progress, CancellationToken stop)
    {
        await using var hold = await TakeAsync(progress, stop);
        await PullAsync(hold, progress);
        await _earlier.TidyAsync(hold);
        _report.Undoes = run;
        _report.Plan = await new Undo(context, shop).PlanAsync(hold, run, progress);
        await _setup.PlanBackAsync(hold, run, _report);
        var report = await new PlanApplier(context, shop, RunKind.Undo).ApplyAsync(hold, _report, progress);
        if (report.State == RunState.Completed)
        {
            await context.Storage.MarkUndoneAsync(hold.Lease, run, CancellationToken.None);
        }

        return report;
    }

    private async Task<StoredPlan> NamedAsync(LeaseHold hold, long number)
    {
        var named = new NamedPlan(context, shop.Name);
        var plan = await named.FindAsync(hold, number);
        _report.AppliedBefore = await named.AppliedByAsync(hold, plan);
        if (_report.AppliedBefore is null)
        {
            await named.RefuseOldAsync(hold, plan);
        }

        return plan;
    }

    private Task<LeaseHold> TakeAsync(RunProgress progress, CancellationToken stop)
    {
        _report.Resume();
        return LeaseHold.TakeAsync(context, shop.Name, progress, stop);
    }

    private async Task PullAsync(LeaseHold hold, RunProgress progress)
    {
        if (!_pulled)
        {
            await _earlier.FinishAsync(hold);
            var puller = new Puller(context, shop);
            _report.Pulled = await puller.PullAsync(hold, progress);
            _report.Add(puller.Odd);
            _pulled = true;
        }
    }
}
