using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd;

/// <summary><c>run</c>, the worker that keeps shops in line.</summary>
public sealed class WorkerTests : IAsyncLifetime
{
    private Installation _installation = null!;

    public async Task InitializeAsync() =>
        _installation = await Installation.OpenAsync(SandboxPlatforms.WooCommerce, customers: 10);

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task The_worker_waits_for_somebody_to_look_at_the_first_plan()
    {
        await using var worker = ProcessRunner.Start(_installation.Call("run"));
        await worker.SayingAsync("The brake: kaashuis: this is the first run");

        var ended = await StopAsync(worker);

        ended.ExitCode.ShouldBe(0, ended.ToString());
        _installation.Shop.Records.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task After_the_look_it_writes_and_ends_when_asked()
    {
        (await _installation.RunAsync("plan")).ExitCode.ShouldBe(0);
        await using var worker = ProcessRunner.Start(_installation.Call("run"));
        await worker.SayingAsync("kaashuis: run 1 wrote to");

        var ended = await StopAsync(worker);

        ended.ExitCode.ShouldBe(0, ended.ToString());
        ShopSnapshot.Of(_installation.Shop).ShouldContain("Loyaliteitslid");
    }

    [Fact]
    public async Task After_an_undo_it_writes_nothing_until_somebody_applies()
    {
        (await _installation.RunAsync("apply", "--yes")).ExitCode.ShouldBe(0);
        (await _installation.RunAsync("undo", "1")).ExitCode.ShouldBe(0);
        var undone = ShopSnapshot.Of(_installation.Shop);
        undone.ShouldNotContain("Loyaliteitslid");
        await using var worker = ProcessRunner.Start(_installation.Call("run"));
        await worker.SayingAsync("kaashuis: the last run was an undo");

        (await StopAsync(worker)).ExitCode.ShouldBe(0);

        ShopSnapshot.Of(_installation.Shop).ShouldBeTheLinesOf(undone, "the shop after the undo");
    }

    private static async Task<ProcessResult> StopAsync(ProcessRunner worker)
    {
        await worker.SignalAsync(ProcessSignal.Terminate);
        return await worker.EndAsync();
    }
}
