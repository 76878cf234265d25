using System.CommandLine;
using ShopConnector.Commands.Events;
using ShopConnector.Commands.Plugins;
using ShopConnector.Commands.Points;
using ShopConnector.Commands.Segments;
using ShopConnector.Presentation;

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
        PointsCommand.Create(),
        EventCommand.Create(),
        SegmentCommand.Create(),
        PluginCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(UsageProblem.Of(parsed), args.Contains("--json", StringComparer.Ordinal));
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StopWithin });
    }

    private static int Refuse(string problem, bool json)
    {
        var terminal = Terminal.Open();
        if (json)
        {
            ErrorJson.Write(terminal.StandardOutput, problem);
        }

        terminal.Error(problem);
        terminal.Say("See: shopconnector --help");
        return (int)ExitCode.Usage;
    }
}
