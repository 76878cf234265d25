using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync;

/// <summary>Plans that somebody has looked at, applied by their number.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task A_plan_whose_source_changed_is_refused()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);
        _shop.Order("bob", "4", Now - Duration.FromDays(1), 900m);

        var refused = await Should.ThrowAsync<ShopException>(
            () => ApplyAsync(storage, new Confirmation(Plan: plan.Plan.Id)));

        refused.Message.ShouldBe(
            $"atelier: apply plan {plan.Plan.Id}: its source has changed since: a customer, an order or the programme. "
            + "Make a new one with: shopconnector plan --shop atelier");
        _shop.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task A_named_plan_is_written_exactly()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);

        var report = await ApplyAsync(storage, new Confirmation(Plan: plan.Plan.Id));

        report.Plan.Id.ShouldBe(plan.Plan.Id);
        report.Result!.Customers.ShouldBe(plan.Plan.Totals!.CustomersTouched);
    }

    [Fact]
    public async Task A_plan_is_refused_once_one_of_its_customers_fell_due_for_something_else()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);

        _clock.Now = Programs.Zone.AtStartOfDay(new LocalDate(2026, 11, 9)).ToInstant(); // The offer has ended.
        var refused = await Should.ThrowAsync<ShopException>(
            () => ApplyAsync(storage, new Confirmation(Plan: plan.Plan.Id)));

        refused.Problem.ShouldBe(
            "it was made on 2026-11-01 11:00, and on 2026-11-09 00:00 one of its customers fell due for something "
            + "else.");
        _shop.Writes.ShouldBe(0);
        _clock.Now -= Duration.FromTicks(1);
        (await ApplyAsync(storage, new Confirmation(Plan: plan.Plan.Id))).State.ShouldBe(RunState.Completed);
    }

    [Fact]
    public async Task A_plan_applied_twice_says_which_run_has_done_it_and_writes_nothing()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);
        var named = new Confirmation(Plan: plan.Plan.Id);
        var first = await ApplyAsync(storage, named);
        var writes = _shop.Writes;

        var second = await ApplyAsync(storage, named);

        (second.State, second.Run, second.AppliedBefore?.Id).ShouldBe((RunState.Completed, null, first.Run));
        _shop.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task A_plan_that_was_undone_has_not_been_applied()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);
        var named = new Confirmation(Plan: plan.Plan.Id);
        var run = await ApplyAsync(storage, named);
        await Run(storage).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        (await Should.ThrowAsync<ShopException>(() => ApplyAsync(storage, named))).Problem.ShouldBe(
            "its source has changed since: a customer, an order or the programme.");
    }
}
