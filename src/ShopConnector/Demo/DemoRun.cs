using ShopConnector.Commands;
using ShopConnector.Presentation;
using ShopConnector.Sync;
using ShopConnector.Worker;

namespace ShopConnector.Demo;

/// <summary>
/// The demo as a story: connect, plan, write, see that nothing is left, let a week pass, write the rest.
/// </summary>
internal sealed class DemoRun(Invocation invocation, DemoOptions options)
{
    private readonly DemoView _view = new(invocation.Terminal, silent: invocation.Json);

    public async Task PlayAsync(CancellationToken ct)
    {
        _view.Say("Opening the shops …");
        await using var stage = await DemoStage.SetAsync(options, invocation.Debug, ct);
        var story = stage.Story;
        _view.ShowShops(story);

        _view.Say("Reading the shops and planning. Nothing is written yet …");
        var plans = await RunAsync(stage, static (run, progress, ct) => run.PlanAsync(progress, ct), ct);
        _view.ShowPlans(plans);

        _view.Say("Run 1: writing what was planned …");
        await ApplyAsync(stage, ct);
        _view.Say("Run 2: nothing has happened since, so there is nothing to write …");
        await ApplyAsync(stage, ct);
        _view.Say("A week passes in the shops: orders, refunds, merchants editing tags …");
        await stage.PassWeekAsync();
        _view.Say("Run 3: only what changed …");
        await ApplyAsync(stage, ct);

        await new DemoProofs(stage).GatherAsync(ct);
        if (invocation.Json)
        {
            DemoJson.Write(invocation.Terminal.StandardOutput, story);
            return;
        }

        _view.ShowResults(story, stage.Connector.Program.Rules);
        if (options.GoesOn)
        {
            await using var pages = await stage.OpenPagesAsync(ct);
            _view.ShowWhereToLook(story, stage.Settings);
            await SyncWorker.RunAsync(stage.Connector, new Schedule(Schedule.Shortest), ct);
        }
    }

    private async Task ApplyAsync(DemoStage stage, CancellationToken ct)
    {
        var reports = await RunAsync(
            stage, static (run, progress, ct) => run.ApplyAsync(Confirmation.None, progress, ct), ct);
        foreach (var (shop, report) in stage.Story.Shops.Zip(reports))
        {
            if (report.Brake is { } brake)
            {
                throw new ShopException(shop.Shop.Name, "demo", brake.Problem, brake.Remedy);
            }

            shop.Runs.Add(report);
        }
    }

    private async Task<IReadOnlyList<RunReport>> RunAsync(
        DemoStage stage, Func<SyncRun, RunProgress, CancellationToken, Task<RunReport>> step, CancellationToken ct)
    {
        using var display = new ProgressDisplay(invocation.Terminal);
        var runs = stage.Story.Shops.Select(shop => stage.Connector.RunOf(shop.Shop)).ToList();
        foreach (var run in runs)
        {
            await run.PullAsync(display.Show, ct);
        }

        var reports = new List<RunReport>();
        foreach (var run in runs)
        {
            reports.Add(await step(run, display.Show, ct));
        }

        return reports;
    }
}
