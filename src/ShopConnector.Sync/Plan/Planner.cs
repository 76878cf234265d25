using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan.Comparing;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Recalling;
using ShopConnector.Sync.Refusals;

namespace ShopConnector.Sync.Plan;

/// <summary>Evaluates every member that is due and stores the difference as a plan, streaming.</summary>
/// <param name="unread">Shops that could not be read this time; members of theirs wait.</param>
/// <param name="whatIf">
/// Plans the whole shop by another programme, as if it were the shop's; null: those who are due, by its own.
/// </param>
internal sealed class Planner(
    SyncContext context, IShop shop, IReadOnlySet<string> unread, BudgetBook budgets, ProgramComparison? whatIf = null)
{
    private const int LinesPerBatch = 500;

    private readonly string _fingerprint = whatIf?.Other.Fingerprint ?? context.Fingerprint;

    public async Task<StoredPlan> PlanAsync(LeaseHold hold, RunReport report, RunProgress progress)
    {
        await new KnownShops(context).RefuseUnreadAsync(shop.Name, hold.Stop);
        var header = new PlanHeader(shop.Name, context.Clock.GetCurrentInstant(), _fingerprint);
        if (whatIf is null)
        {
            await context.Storage.UseProgramAsync(hold.Lease, _fingerprint, header.At, hold.Stop);
        }

        var plan = await context.Storage.BeginPlanAsync(hold.Lease, header, hold.Stop);
        var before = await context.Storage.TotalsAsync(shop.Name, hold.Stop);
        var planner = await PlannerAsync(header.At, hold.Stop);
        var refused = await RefusedAsync(header.At, hold.Stop);
        var lost = new LostCodes(shop, isFirst: !await context.Storage.AnyRunCompletedAsync(shop.Name, hold.Stop));

        var tally = new PlanTally(before);
        var lines = new List<PlanLine>(LinesPerBatch);
        var waiting = 0;
        await foreach (var member in Members(lost, header.At, hold.Stop))
        {
            if (member.Customers.Any(customer => unread.Contains(customer.Key.Shop)))
            {
                waiting++; // Due until then, so nothing is lost.
                continue;
            }

            foreach (var line in LinesOf(member, planner, header.At, report).Select(refused.Without))
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

        TellWhoWaits(report, waiting);
        planner.Tell(report);
        report.Note(refused.Notes.Concat(lost.Notes));
        await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
        var totals = tally.Totals();
        await context.Storage.FinishPlanAsync(hold.Lease, plan, totals, hold.Stop);
        Log.Planned(context.Log, shop.Name, plan, totals.CustomersTouched, totals.Customers);
        return new StoredPlan(plan, header, totals, Shown: false);
    }

    /// <summary>Under another programme everything is asked anew.</summary>
    private async Task<RefusedBefore> RefusedAsync(Instant at, CancellationToken ct)
    {
        var standing = whatIf is null ? await context.Storage.RefusalsAsync(shop.Name, ct) : RefusedBefore.Nothing;
        return new RefusedBefore(standing, at, context.Program.Rules.Zone);
    }

    private void TellWhoWaits(RunReport report, int waiting)
    {
        if (waiting > 0)
        {
            report.Add(new CustomerProblem(
                waiting == 1 ? "1 member" : $"{waiting} members",
                $"{(waiting == 1 ? "waits" : "wait")} until {string.Join(", ", unread)} can be read again."));
        }
    }

    private async Task<IMemberPlanner> PlannerAsync(Instant at, CancellationToken ct)
    {
        if (whatIf is null)
        {
            return await PlannerAsync(context.Program, budgets, at, ct);
        }

        // With the secret: or its control groups would not be the shop's.
        var other = whatIf.Other.Program.WithControlKey(await context.Storage.SecretAsync(ct));
        var (today, then) = (
            await PlannerAsync(context.Program, whatIf.BudgetsToday, at, ct),
            await PlannerAsync(other, whatIf.BudgetsThen, at, ct));
        return new ShopComparison(shop.Name, whatIf, today, then);
    }

    private async Task<MemberPlanner> PlannerAsync(
        CompiledProgram program, BudgetBook book, Instant at, CancellationToken ct)
    {
        var left = await book.OpenAsync(program.Rules, context.Storage, at, ct);
        var standing = await context.Storage.SetupStandingAsync(shop.Name, ct);
        var codes = (standing?.ShippingCodes ?? []).WithComparers(Tag.Comparer);
        var secret = await context.Storage.SecretAsync(ct);
        return new MemberPlanner(shop.Name, program, new WriteBackPlan(shop, program, secret, left, codes));
    }

    // Another programme makes every customer due, as UseProgramAsync does once it is the shop's.
    private IAsyncEnumerable<StoredMember> Members(LostCodes lost, Instant at, CancellationToken ct)
    {
        var stored = whatIf is null
            ? context.Storage.DueAsync(shop.Name, at, ct)
            : context.Storage.AllDueAsync(shop.Name, at, ct);
        return stored.Select(async (member, stop) => await lost.IntoAsync(member, at, stop));
    }

    private static IReadOnlyList<PlanLine> LinesOf(
        StoredMember member, IMemberPlanner planner, Instant at, RunReport report)
    {
        try
        {
            return planner.Plan(member, at).Lines;
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
