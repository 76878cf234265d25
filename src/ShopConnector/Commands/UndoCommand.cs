using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Presentation;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Commands;

/// <summary><c>undo RUN</c>: takes back what one run wrote.</summary>
internal static class UndoCommand
{
    public static Command Create()
    {
        var run = new Argument<long>("RUN") { Description = "The number of the run, as apply printed it." };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("undo", "Take back what one run wrote, as far as it still stands.")
        {
            run, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => RunAsync(invocation, connector, parsed.GetValue(run), ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, long number, CancellationToken ct)
    {
        var stored = await connector.Storage.RunAsync(number, ct)
            ?? throw new SettingsException(
                $"undo {number}: there is no run of that number. {await KnownAsync(connector, ct)}");
        var runs = new ShopRuns(invocation, connector);
        var results = await runs.EachAsync(
            stored.Header.Shop, (run, progress) => run.UndoAsync(number, progress, ct), ct);
        new ApplyView(invocation.Terminal).Show(results, invocation.Json);
        return ShopRuns.Worst(results);
    }

    private static async Task<string> KnownAsync(Connector connector, CancellationToken ct)
    {
        var newest = await connector.Storage.RunsAsync(shop: null, most: 5, ct);
        return newest.Count == 0
            ? "Nothing has been applied yet."
            : "The newest are: " + string.Join(", ", newest.Select(Describe)) + ".";

        static string Describe(StoredRun run) => $"{run.Id} ({run.Header.Shop})";
    }
}
