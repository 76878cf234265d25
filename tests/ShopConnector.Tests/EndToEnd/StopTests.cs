using System.Diagnostics;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>SIGTERM in the middle of a run: the process ends by itself, soon, and nothing is lost.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_stopped_apply_says_so_and_the_next_one_finishes()
    {
        var slow = new SandboxLatency(Duration.FromMilliseconds(400), Duration.Zero);
        await using var installation = await Installation.OpenAsync(SandboxPlatforms.WooCommerce, latency: slow);
        var requests = installation.Shop.Records.Requests;

        await using var runner = ProcessRunner.Start(installation.Call("apply", "--yes"));
        while (installation.Shop.Records.Requests < requests + 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var asked = Stopwatch.GetTimestamp();
        await runner.SignalAsync(ProcessSignal.Terminate);
        var result = await runner.EndAsync();

        result.ExitCode.ShouldBe(3, result.ToString());
        result.Errors.ShouldContain("Stopped. Nothing is lost: the next run goes on where this one ended.");
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await installation.RunAsync("apply", "--yes")).ExitCode.ShouldBe(0);
        ShopSnapshot.Of(installation.Shop).ShouldContain("Loyaliteitslid");
    }
}
