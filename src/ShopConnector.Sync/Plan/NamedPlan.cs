using NodaTime;
using NodaTime.Text;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Leases;

namespace ShopConnector.Sync.Plan;

/// <summary>A plan somebody has looked at, to be applied exactly so, or not at all.</summary>
internal sealed class NamedPlan(SyncContext context, string shop)
{
    public async Task<StoredPlan> FindAsync(LeaseHold hold, long id)
    {
        var plan = await context.Storage.PlanAsync(id, hold.Stop);
        if (plan is null || plan.Totals is null)
        {
            throw Refuse(id, "there is no finished plan of that number.");
        }

        return string.Equals(plan.Header.Shop, shop, StringComparison.Ordinal)
            ? plan
            : throw Refuse(id, $"that plan is for {plan.Header.Shop}.");
    }

    /// <summary>The run that has written all of it and was not undone since; null when there is none.</summary>
    public async Task<StoredRun?> AppliedByAsync(LeaseHold hold, StoredPlan plan)
    {
        var run = await context.Storage.RunOfPlanAsync(plan.Id, hold.Stop);
        if (run?.Result is not { State: RunState.Completed } result)
        {
            return null;
        }

        var stands = result.Customers == 0
            || await context.Storage.WrittenByAsync(run.Id, hold.Stop).AnyAsync(hold.Stop);
        return stands ? run : null;
    }

    public async Task RefuseOldAsync(LeaseHold hold, StoredPlan plan)
    {
        if (await context.Storage.PlanIsStaleAsync(plan.Id, context.Fingerprint, hold.Stop))
        {
            throw Refuse(plan.Id, "its source has changed since: a customer, an order or the programme.");
        }

        var now = context.Clock.GetCurrentInstant();
        await foreach (var line in context.Storage.PlanLinesAsync(plan.Id, hold.Stop))
        {
            // Decided for an instant that has passed: its code would end too early, or its tag be one day too late. Due
            // from the plan's own instant on is who waits for a budget; of that nothing has run out.
            if (line.NextChange > plan.Header.At && line.NextChange <= now)
            {
                throw Refuse(
                    plan.Id,
                    $"it was made on {Local(plan.Header.At)}, and on {Local(line.NextChange.Value)} one of its "
                    + "customers fell due for something else.");
            }
        }
    }

    private string Local(Instant at) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
        .Format(at.InZone(context.Program.Rules.Zone).LocalDateTime);

    private ShopException Refuse(long id, string problem) =>
        new(shop, $"apply plan {id}", problem, $"Make a new one with: shopconnector plan --shop {shop}");
}
