using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Plans;
using ShopConnector.Presentation.WhatIf.Words;
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
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("plan", "Show what would be written to the shops. Writes nothing there.")
        {
            shop, with, language, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var asked = new Asked(parsed.GetValue(shop), parsed.GetValue(with), parsed.GetValue(language));
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, asked, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, Asked asked, CancellationToken ct)
    {
        if (asked.With is not { } with)
        {
            return await RunAsync(invocation, connector, asked, whatIf: null, ct);
        }

        var other = SettingsFile.LoadProgram(with.FullName);
        var shops = connector.ShopsUnder(other.Program.Rules);
        try
        {
            var whatIf = new ProgramComparison(other)
            {
                ShopUnder = one => shops.First(under => under.Name.Equals(one.Name, StringComparison.Ordinal)),
            };
            return await RunAsync(invocation, connector, asked, whatIf, ct);
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
        Invocation invocation, Connector connector, Asked asked, ProgramComparison? whatIf, CancellationToken ct)
    {
        var (runs, budgets) = (new ShopRuns(invocation, connector), new BudgetBook());
        var results = await runs.EachAsync(asked.Shop, (run, progress) =>
        {
            run.Budgets = budgets;
            return whatIf is null ? run.PlanAsync(progress, ct) : run.WhatIfAsync(whatIf, progress, ct);
        }, ct);
        var words = OwedWords.Of(CommonOptions.LanguageOf(asked.Language, connector.Program.Rules));
        await new PlanView(invocation.Terminal, connector.Storage, words)
            .ShowAsync(results, whatIf, invocation.Json, ct);
        return ShopRuns.Worst(results);
    }

    /// <param name="Language">Of what <paramref name="With"/> tells.</param>
    private sealed record Asked(string? Shop, FileInfo? With, string? Language);
}
