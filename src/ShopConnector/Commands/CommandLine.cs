using System.CommandLine;

namespace ShopConnector.Commands;

/// <summary>The verbs. One file each; this one only lists them.</summary>
internal static class CommandLine
{
    /// <summary>How long a run may take to come to rest after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    public static RootCommand Create() => new(
        "Loyalty tags, points, tiers and personal codes for Shopify and WooCommerce shops.")
    {
        DemoCommand.Create(),
        CheckCommand.Create(),
        PlanCommand.Create(),
        ApplyCommand.Create(),
        RunCommand.Create(),
        ExplainCommand.Create(),
        UndoCommand.Create(),
        EvaluateCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"error: {error.Message}");
            }

            await Console.Error.WriteLineAsync("See: shopconnector --help");
            return (int)ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StopWithin });
    }
}
