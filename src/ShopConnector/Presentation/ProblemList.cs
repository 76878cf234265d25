using ShopConnector.Commands;
using ShopConnector.Sync;

namespace ShopConnector.Presentation;

/// <summary>What went wrong in a run, after its results: shop by shop, customer by customer.</summary>
internal static class ProblemList
{
    private const int ShownAtMost = 20;

    public static void Show(Terminal terminal, ShopResult result)
    {
        if (result.Report is not { } report)
        {
            terminal.Error(result.Error!.Message);
            return;
        }

        if (report.Brake is { } brake)
        {
            terminal.Error($"the brake: {brake.Problem} {brake.Remedy}");
        }

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
}
