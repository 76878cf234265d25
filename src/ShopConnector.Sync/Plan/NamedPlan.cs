using ShopConnector.Sync.Leases;

namespace ShopConnector.Sync.Plan;

/// <summary>A plan somebody has looked at, to be applied exactly so, or not at all.</summary>
internal sealed class NamedPlan(SyncContext context, string shop)
{
    public async Task<StoredPlan> LoadAsync(LeaseHold hold, long id)
    {
        var plan = await context.Storage.PlanAsync(id, hold.Stop);
        if (plan is null || plan.Totals is null)
        {
            throw Refuse(id, "there is no finished plan of that number.");
        }

        if (!string.Equals(plan.Header.Shop, shop, StringComparison.Ordinal))
        {
            throw Refuse(id, $"that plan is for {plan.Header.Shop}.");
        }

        if (await context.Storage.PlanIsStaleAsync(id, context.Fingerprint, hold.Stop))
        {
            throw Refuse(id, "its source has changed since: a customer, an order or the programme.");
        }

        return plan;
    }

    private ShopException Refuse(long id, string problem) =>
        new(shop, $"apply plan {id}", problem, $"Make a new one with: shopconnector plan --shop {shop}");
}
