using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Plans;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Plan.Comparing;

namespace ShopConnector.Commands;

/// <summary><c>plan</c>: pull, evaluate, show the difference; writes nothing to a shop.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var shop = CommonOptions.Shop();
        var with = CommonOptions.With();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("plan", "Show what would be written to the shops. Writes nothing there.")
        {
            shop, with, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config,
                connector => RunAsync(invocation, connector, parsed.GetValue(shop), parsed.GetValue(with), ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string? shop, FileInfo? with, CancellationToken ct)
    {
        if (with is null)
        {
            return await RunAsync(invocation, connector, shop, whatIf: null, ct);
        }

        var other = SettingsFile.LoadProgram(with.FullName);
        var shops = connector.ShopsUnder(other.Program.Rules);
        try
        {
            var whatIf = new ProgramComparison(other)
            {
                ShopUnder = one => shops.First(under => under.Name.Equals(one.Name, StringComparison.Ordinal)),
            };
            return await RunAsync(invocation, connector, shop, whatIf, ct);
        }
        finally
        {
            foreach (var under in shops)
            {
                (under as IDisposable)?.Dispose();
            }
        }
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string? shop, ProgramComparison? whatIf, CancellationToken ct)
    {
        var (runs, budgets) = (new ShopRuns(invocation, connector), new BudgetBook());
        var results = await runs.EachAsync(shop, (run, progress) =>
        {
            run.Budgets = budgets;
            return whatIf is null ? run.PlanAsync(progress, ct) : run.WhatIfAsync(whatIf, progress, ct);
        }, ct);
        await new PlanView(invocation.Terminal, connector.Storage).ShowAsync(results, whatIf, invocation.Json, ct);
        return ShopRuns.Worst(results);
    }
}
