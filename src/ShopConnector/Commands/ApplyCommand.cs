using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Presentation;
using ShopConnector.Sync;

namespace ShopConnector.Commands;

/// <summary><c>apply</c>: the same as plan, and writes it.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var shop = CommonOptions.Shop();
        var plan = new Option<long?>("--plan")
        {
            Description = "Exactly the plan of this number, as it was shown; refused when its source has changed.",
        };
        var yes = new Option<bool>("--yes")
        {
            Description = "Let the first run of a shop go ahead unseen; with --plan, let that plan pass the brake.",
        };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("apply", "Write what is planned to the shops.")
        {
            shop, plan, yes, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var confirmation = new Confirmation(parsed.GetValue(yes), parsed.GetValue(plan));
            return invocation.RunAsync(
                config,
                connector => RunAsync(invocation, connector, parsed.GetValue(shop), confirmation, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string? shop, Confirmation confirmation, CancellationToken ct)
    {
        if (confirmation.Plan is { } number)
        {
            shop = await ShopOfPlanAsync(connector, number, shop, ct);
        }

        var runs = new ShopRuns(invocation, connector);
        var results = await runs.EachAsync(shop, (run, progress) => run.ApplyAsync(confirmation, progress, ct), ct);
        new ApplyView(invocation.Terminal).Show(results, invocation.Json);
        return ShopRuns.Worst(results);
    }

    private static async Task<string> ShopOfPlanAsync(
        Connector connector, long number, string? shop, CancellationToken ct)
    {
        var plan = await connector.Storage.PlanAsync(number, ct)
            ?? throw new SettingsException(
                $"--plan {number}: there is no plan of that number. See: shopconnector plan");
        return shop ?? plan.Header.Shop;
    }
}
