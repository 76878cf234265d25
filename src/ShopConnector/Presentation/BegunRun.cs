using ShopConnector.Sync;

namespace ShopConnector.Presentation;

/// <summary>A run that failed after it had begun to write: what stands in the shop, and how to take it back.</summary>
internal static class BegunRun
{
    public static string Sentence(RunReport report)
    {
        var (run, done) = (report.Run!.Value, report.Result!.Customers);
        if (done == 0)
        {
            return $"Run {run} failed before the shop had confirmed anything; the next run looks what was under way.";
        }

        var total = Counted.Customers(report.Plan.Totals!.CustomersTouched);
        var written = $"Run {run}: {Figures.Number(done)} of {total} {(done == 1 ? "was" : "were")} written before";
        return report.Undoes is { } undone
            ? $"{written}; take back the rest with: shopconnector undo {undone}"
            : $"{written}; take back what was written with: shopconnector undo {run}";
    }
}
