using ShopConnector.Commands;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation;

/// <summary>What went wrong in a run, after its results: shop by shop, customer by customer.</summary>
internal static class ProblemList
{
    public const string Stopped = "Stopped. Nothing is lost: the next run goes on where this one ended.";

    private const int ShownAtMost = 20;

    /// <param name="planned">Nothing was to be written: what the brake would stop is a note, no error.</param>
    public static void Show(Terminal terminal, ShopResult result, bool planned = false)
    {
        if (result.Report is not { } report)
        {
            terminal.Error(result.Error!.Message);
            if (result.Begun is { } begun)
            {
                terminal.Say(BegunRun.Sentence(begun));
                ShowCustomers(terminal, begun);
            }

            return;
        }

        if (report.Brake is { } brake)
        {
            ShowBrake(terminal, brake, planned);
        }
        else if (report.State == RunState.Stopped)
        {
            terminal.Error(Stopped);
        }

        foreach (var note in report.Notes)
        {
            terminal.Say(note);
        }

        ShowCustomers(terminal, report);
    }

    private static void ShowCustomers(Terminal terminal, RunReport report)
    {
        foreach (var problem in report.Problems.Take(ShownAtMost))
        {
            terminal.Error($"{problem.Customer}: {problem.Problem}");
        }

        if (report.ProblemCount > ShownAtMost)
        {
            terminal.Say(
                $"… and {report.ProblemCount - ShownAtMost} more; --json names up to {RunReport.NamedAtMost}.");
        }
    }

    private static void ShowBrake(Terminal terminal, BrakeStop brake, bool planned)
    {
        if (!planned)
        {
            terminal.Error($"the brake: {brake.Problem} {brake.Remedy}");
        }
        else if (brake.FirstRun)
        {
            terminal.Say("This is the first run of this shop. If the plan is what you want: shopconnector apply");
        }
        else
        {
            terminal.Say($"Mind that the brake will stop this: {brake.Problem} {brake.Remedy}");
        }
    }
}
