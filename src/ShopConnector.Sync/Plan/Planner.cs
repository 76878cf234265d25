using ShopConnector.Loyalty;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Plan;

/// <summary>Evaluates every member that is due and stores the difference as a plan, streaming.</summary>
/// <param name="unread">Shops that could not be read this time; members of theirs wait.</param>
internal sealed class Planner(SyncContext context, IShop shop, IReadOnlySet<string> unread)
{
    private const int LinesPerBatch = 500;

    public async Task<StoredPlan> PlanAsync(LeaseHold hold, RunReport report, RunProgress progress)
    {
        await new KnownShops(context).RefuseUnreadAsync(shop.Name, hold.Stop);
        await context.Storage.UseProgramAsync(hold.Lease, context.Fingerprint, hold.Stop);
        var header = new PlanHeader(shop.Name, context.Clock.GetCurrentInstant(), context.Fingerprint);
        var plan = await context.Storage.BeginPlanAsync(hold.Lease, header, hold.Stop);
        var before = await context.Storage.TotalsAsync(shop.Name, hold.Stop);
        var budgets = new OfferBudgets(
            context.Program.Rules, await context.Storage.OpenPromisesAsync(header.At, hold.Stop));
        var secret = await context.Storage.SecretAsync(hold.Stop);
        var writeBack = new WriteBackPlan(shop, context.Program, secret, budgets);

        var tally = new PlanTally(before);
        var lines = new List<PlanLine>(LinesPerBatch);
        var waiting = 0;
        await foreach (var member in context.Storage.DueAsync(shop.Name, header.At, hold.Stop))
        {
            if (member.Customers.Any(customer => unread.Contains(customer.Key.Shop)))
            {
                waiting++; // Due until then, so nothing is lost.
                continue;
            }

            foreach (var line in LinesOf(member, writeBack, header, report))
            {
                tally.Add(line);
                lines.Add(line);
            }

            if (lines.Count >= LinesPerBatch)
            {
                await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
                lines.Clear();
                progress(new StageProgress(shop.Name, RunStage.Evaluating, tally.Customers, before.Customers));
            }
        }

        if (waiting > 0)
        {
            report.Add(new CustomerProblem(
                $"{waiting} members", $"wait until {string.Join(", ", unread)} can be read again."));
        }

        report.Note(budgets.Notes);
        await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
        var totals = tally.Totals();
        await context.Storage.FinishPlanAsync(hold.Lease, plan, totals, hold.Stop);
        Log.Planned(context.Log, shop.Name, plan, totals.CustomersTouched, totals.Customers);
        return new StoredPlan(plan, header, totals, Shown: false);
    }

    private IReadOnlyList<PlanLine> LinesOf(
        StoredMember member, WriteBackPlan writeBack, PlanHeader header, RunReport report)
    {
        try
        {
            var decision = Evaluation.Of(member.History, context.Program, header.At);
            return writeBack.Lines(member, decision, header.At);
        }
        catch (HistoryException error)
        {
            // The member stays due, so that it is looked at again as soon as the rate, say, has been set.
            foreach (var problem in error.Problems)
            {
                report.Add(new CustomerProblem(member.Customers[0].Key.ToString(), problem));
            }

            return [];
        }
    }
}
