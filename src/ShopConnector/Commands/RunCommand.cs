using System.CommandLine;
using ShopConnector.Worker;

namespace ShopConnector.Commands;

/// <summary><c>run</c>: the hosted worker, until it is stopped.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("run", "Keep the shops in line, again and again, until stopped.") { config, debug };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json: null, debug) { LogsProgress = true };
            return invocation.RunAsync(
                config,
                async connector =>
                {
                    await SyncWorker.RunAsync(connector, connector.Settings.Schedule, ct);
                    return ExitCode.Done;
                },
                ct);
        });
        return command;
    }
}
