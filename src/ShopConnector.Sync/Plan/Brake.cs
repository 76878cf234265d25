namespace ShopConnector.Sync.Plan;

/// <summary>Stops a plan that removes or changes too much, because a wrong rule strips everybody at once.</summary>
internal sealed class Brake(SyncContext context, IShop shop)
{
    /// <summary>Below this many a share says nothing: in a shop of six, two are a third.</summary>
    private const int TooFewToJudge = 5;

    public async Task<BrakeStop?> JudgeAsync(StoredPlan plan, Confirmation confirmation, CancellationToken ct)
    {
        var stop = await JudgeAsync(plan, ct);
        if (stop is null || stop.FirstRun && confirmation.Yes)
        {
            return null;
        }

        // After the first run, --yes alone would be typed into a script once and switch the brake off for ever.
        return confirmation.Yes && confirmation.Plan == plan.Id ? null : stop;
    }

    private async Task<BrakeStop?> JudgeAsync(StoredPlan plan, CancellationToken ct)
    {
        var totals = plan.Totals!;
        if (await TooManyRemovedAsync(totals, ct) is var (owned, removed))
        {
            return new BrakeStop(
                $"{shop.Name}: plan {plan.Id} removes {totals.TagsRemoved} of our {owned} tags "
                + $"({Percent(removed)}); "
                + $"WriteBack:RemovalShareMax allows {Percent(context.WriteBack.RemovalShareMax)}.",
                Remedy(plan.Id));
        }

        if (totals.OrdersHeld > context.WriteBack.HoldsMax)
        {
            return new BrakeStop(
                $"{shop.Name}: plan {plan.Id} holds {totals.OrdersHeld} "
                + $"{(totals.OrdersHeld == 1 ? "order" : "orders")}; "
                + $"WriteBack:HoldsMax allows {context.WriteBack.HoldsMax}.",
                Remedy(plan.Id));
        }

        var shown = await context.Storage.TotalsAsync(shop.Name, ct);
        // Only where guests can be written to do they count among those a plan could touch.
        var customers = shown.Customers + (shop.Platform == Platform.WooCommerce ? shown.Guests : 0);
        var touched = Share(totals.CustomersTouched, customers);
        if (touched <= context.WriteBack.TouchedShareMax)
        {
            return null;
        }

        return await context.Storage.AnyRunCompletedAsync(shop.Name, ct)
            ? TooManyTouched(plan, customers, touched)
            : await FirstRunAsync(plan, customers, ct);
    }

    /// <summary>Null: it removes few enough.</summary>
    private async Task<(long Owned, decimal Share)?> TooManyRemovedAsync(PlanTotals totals, CancellationToken ct)
    {
        var (owned, most) = (totals.OwnedTags, context.WriteBack.RemovalShareMax);
        if (totals.TagsRemoved < TooFewToJudge || Share(totals.TagsRemoved, owned) <= most)
        {
            return null;
        }

        if (shop.Platform == Platform.WooCommerce)
        {
            // There the field with our tags is ours whole, and what stood in it before our database began, or was
            // lost and begun anew, was counted by nobody.
            owned = Math.Max(owned, await context.Storage.TagsShownAsync(shop.Name, ct));
        }

        var removed = Share(totals.TagsRemoved, owned);
        return removed > most ? (owned, removed) : null;
    }

    private BrakeStop? TooManyTouched(StoredPlan plan, long customers, decimal touched) =>
        plan.Totals!.CustomersTouched < TooFewToJudge
            ? null
            : new BrakeStop(
                $"{shop.Name}: plan {plan.Id} touches {plan.Totals.CustomersTouched} of {customers} customers "
                + $"({Percent(touched)}); "
                + $"WriteBack:TouchedShareMax allows {Percent(context.WriteBack.TouchedShareMax)}.",
                Remedy(plan.Id));

    /// <summary>However few it touches: nobody has ever seen what the programme does to this shop.</summary>
    private async Task<BrakeStop?> FirstRunAsync(StoredPlan plan, long customers, CancellationToken ct) =>
        await context.Storage.AnyPlanShownAsync(shop.Name, ct)
            ? null
            : new BrakeStop(
                $"{shop.Name}: this is the first run, and it touches {plan.Totals!.CustomersTouched} of {customers} "
                + (customers == 1 ? "customer." : "customers."),
                $"Look at it first with: shopconnector plan --shop {shop.Name}, then apply; "
                + "or apply at once with --yes.",
                FirstRun: true);

    private string Remedy(long plan) =>
        $"Look at it with: shopconnector plan --shop {shop.Name}. If it is what you want: "
        + $"shopconnector apply --shop {shop.Name} --plan {plan} --yes";

    private static string Percent(decimal share) => $"{decimal.Round(share * 100m)} %";

    private static decimal Share(long part, long whole) => whole == 0 ? part == 0 ? 0m : 1m : (decimal)part / whole;
}

/// <param name="FirstRun">Nothing was ever written to this shop; <c>--yes</c> alone lets it pass.</param>
public sealed record BrakeStop(string Problem, string Remedy, bool FirstRun = false);
