using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Refusals;

namespace ShopConnector.Sync.Plan;

/// <summary>Evaluates every member that is due and stores the difference as a plan, streaming.</summary>
/// <param name="unread">Shops that could not be read this time; members of theirs wait.</param>
/// <param name="whatIf">
/// Plans the whole shop by another programme, as if it were the shop's; null: those who are due, by its own.
/// </param>
internal sealed class Planner(
    SyncContext context, IShop shop, IReadOnlySet<string> unread, WhatIfPlan? whatIf = null)
{
    private const int LinesPerBatch = 500;

    private readonly CompiledProgram _program = whatIf?.Other.Program ?? context.Program;
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
        var writeBack = await WriteBackAsync(header.At, hold.Stop);

        var refused = new RefusedBefore(
            await context.Storage.RefusalsAsync(shop.Name, hold.Stop), header.At, _program.Rules.Zone);
        var tally = new PlanTally(before);
        var lines = new List<PlanLine>(LinesPerBatch);
        var waiting = 0;
        await foreach (var member in Members(header.At, hold.Stop))
        {
            if (member.Customers.Any(customer => unread.Contains(customer.Key.Shop)))
            {
                waiting++; // Due until then, so nothing is lost.
                continue;
            }

            foreach (var line in LinesOf(member, writeBack, header, report).Select(refused.Without))
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
        report.Note(writeBack.Notes.Concat(refused.Notes));
        await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
        var totals = tally.Totals();
        await context.Storage.FinishPlanAsync(hold.Lease, plan, totals, hold.Stop);
        Log.Planned(context.Log, shop.Name, plan, totals.CustomersTouched, totals.Customers);
        return new StoredPlan(plan, header, totals, Shown: false);
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

    private async Task<WriteBackPlan> WriteBackAsync(Instant at, CancellationToken ct)
    {
        var budgets = new OfferBudgets(_program.Rules, await context.Storage.OpenPromisesAsync(at, ct));
        var standing = await context.Storage.SetupStandingAsync(shop.Name, ct);
        var codes = (standing?.ShippingCodes ?? []).WithComparers(Tag.Comparer);
        return new WriteBackPlan(shop, _program, await context.Storage.SecretAsync(ct), budgets, codes);
    }

    // Another programme makes every customer due, as UseProgramAsync does once it is the shop's.
    private IAsyncEnumerable<StoredMember> Members(Instant at, CancellationToken ct) => whatIf is null
        ? context.Storage.DueAsync(shop.Name, at, ct)
        : context.Storage.AllAsync(shop.Name, ct);

    private IReadOnlyList<PlanLine> LinesOf(
        StoredMember member, WriteBackPlan writeBack, PlanHeader header, RunReport report)
    {
        try
        {
            var decision = Evaluation.Of(member.History, _program, header.At);
            whatIf?.Compare(member.History, decision, header.At);
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
