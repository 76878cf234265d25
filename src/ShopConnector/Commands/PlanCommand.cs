using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Presentation;

namespace ShopConnector.Commands;

/// <summary><c>plan</c>: pull, evaluate, show the difference; writes nothing to a shop.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var shop = CommonOptions.Shop();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("plan", "Show what would be written to the shops. Writes nothing there.")
        {
            shop, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => RunAsync(invocation, connector, parsed.GetValue(shop), ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string? shop, CancellationToken ct)
    {
        var runs = new ShopRuns(invocation, connector);
        var results = await runs.EachAsync(shop, (run, progress) => run.PlanAsync(progress, ct), ct);
        await new PlanView(invocation.Terminal, connector.Storage).ShowAsync(results, invocation.Json, ct);
        return ShopRuns.Worst(results);
    }
}
