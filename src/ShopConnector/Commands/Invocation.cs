using System.CommandLine;
using Serilog.Events;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Presentation;
using ShopConnector.Sync;

namespace ShopConnector.Commands;

/// <summary>
/// Where every verb begins and ends: the one place that catches everything and turns it into one clear error and an
/// exit code.
/// </summary>
internal sealed class Invocation(ParseResult parsed, Option<bool>? json, Option<bool> debug)
{
    public bool Json => json is not null && parsed.GetValue(json);

    public bool Debug => parsed.GetValue(debug);

    /// <summary>A verb that goes on for ever says what it does; one that ends shows its result instead.</summary>
    public bool LogsProgress { get; init; }

    public LogEventLevel Level => (Debug, LogsProgress) switch
    {
        (true, _) => LogEventLevel.Debug,
        (_, true) => LogEventLevel.Information,
        _ => LogEventLevel.Warning,
    };

    public Terminal Terminal { get; } = Terminal.Open();

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public async Task<int> RunAsync(Func<Task<ExitCode>> body)
    {
        try
        {
            return (int)await body();
        }
        catch (SettingsException error)
        {
            return Fail(ExitCode.Usage, error);
        }
        catch (HistoryException error)
        {
            return Fail(ExitCode.Usage, error);
        }
        catch (OperationCanceledException)
        {
            if (Json)
            {
                ErrorJson.Write(Terminal.StandardOutput, ProblemList.Stopped);
            }

            Terminal.Error(ProblemList.Stopped);
            return (int)ExitCode.Partial;
        }
        catch (Exception error) when (error is ShopException or StorageException or LeaseLostException)
        {
            return Fail(ExitCode.Failed, error);
        }
#pragma warning disable CA1031 // The process boundary: a bug must still end in one sentence and an exit code.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var hint = Debug ? "" : " Run the same command with --debug to see where.";
            return Fail(ExitCode.Failed, error, $"Something went wrong inside the program: {error.Message}{hint}");
        }
    }

    /// <summary>The same with the shops and the storage of the configuration at hand.</summary>
    public Task<int> RunAsync(Option<FileInfo> config, Func<Connector, Task<ExitCode>> body, CancellationToken ct) =>
        RunAsync(async () =>
        {
            var settings = SettingsFile.Load(Value(config)!.FullName);
            var logs = LogSetup.Create(settings.Raw, Level);
            await using var connector = await Connector.OpenAsync(settings, ConnectorEnvironment.Real(logs), ct);
            return await body(connector);
        });

    private int Fail(ExitCode code, Exception error, string? message = null)
    {
        if (Json)
        {
            ErrorJson.Write(Terminal.StandardOutput, message ?? error.Message);
        }

        Terminal.Error(message ?? error.Message);
        if (Debug)
        {
            Terminal.Error(error.ToString());
        }

        return (int)code;
    }
}
