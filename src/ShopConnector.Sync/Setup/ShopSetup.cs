using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Leases;

namespace ShopConnector.Sync.Setup;

/// <summary>
/// What stands in the shop beside its customers: compared while planning, written first while applying. A shop that
/// was as wanted is looked at again only when the programme asks for something else, or after a day.
/// </summary>
internal sealed class ShopSetup(SyncContext context, IShop shop)
{
    // Staff may take a field's name away, or a discount; a day is soon enough to see it.
    private static readonly Duration LookEvery = Duration.FromDays(1);

    /// <summary>Reads the shop where that is due, and stores with the plan what there is to do.</summary>
    public async Task PlanAsync(LeaseHold hold, RunReport report)
    {
        if (await LookAsync(shop, context.Program.Rules, report, hold.Stop) is not { } found)
        {
            return;
        }

        report.Note(found.Notes);
        await CloseAsync(hold, found);
        await context.Storage.AddSetupAsync(hold.Lease, report.Plan.Id, found.Steps, hold.Stop);
        report.Setup = await context.Storage.SetupOfPlanAsync(report.Plan.Id, hold.Stop);
        if (found.Steps.IsEmpty && shop is ISetUpShop setUp)
        {
            var now = context.Clock.GetCurrentInstant();
            await context.Storage.SaveSetupStandingAsync(
                hold.Lease, new SetupStanding(setUp.WantedSetup, now, found.Notes, found.ShippingCodes), hold.Stop);
        }
    }

    /// <summary>What another programme would set up, once it is the shop's; stores nothing.</summary>
    /// <param name="wanted">The same shop, as that programme would have it.</param>
    public async Task PreviewAsync(IShop wanted, LoyaltyProgram rules, RunReport report, CancellationToken ct)
    {
        if (await LookAsync(wanted, rules, report, ct) is { } found)
        {
            report.Note(found.Notes);
            report.Setup =
            [
                .. found.Steps.Select((step, at) =>
                    new SetupEntry(report.Plan.Id, at + 1, step, SetupState.Planned)),
            ];
        }
    }

    /// <summary>Does what the plan says, before any customer is written to.</summary>
    public async Task ApplyAsync(LeaseHold hold, RunReport report)
    {
        var planned = await context.Storage.SetupOfPlanAsync(report.Plan.Id, hold.Stop);
        ImmutableArray<SetupEntry> open = [.. planned.Where(one => one.State is SetupState.Planned or SetupState.Open)];
        if (shop is not ISetUpShop setUp || open.IsEmpty)
        {
            return;
        }

        var known = await KnownAsync(hold.Stop);
        open =
        [
            .. open.Select(one => one with
            {
                State = SetupState.Open,
                Run = report.Run,
                Held = known.Of(one.Step.Key)?.Held,
            }),
        ];
        await context.Storage.SaveSetupAsync(hold.Lease, open, hold.Stop);
        var outcomes = await setUp.WriteSetupAsync([.. open.Select(one => one.Step)], known, hold.Stop);
        ImmutableArray<SetupEntry> settled = [.. open.Zip(outcomes, Settled)];
        await context.Storage.SaveSetupAsync(hold.Lease, settled, CancellationToken.None);
        report.Setup = settled;
        foreach (var refused in settled.Where(one => one.Reason is not null))
        {
            report.Add(new CustomerProblem("shop setup", refused.Reason!));
        }
    }

    /// <summary>Plans the way back from what a run set up.</summary>
    public async Task PlanBackAsync(LeaseHold hold, long run, RunReport report)
    {
        if (shop is ISetUpShop setUp)
        {
            var written = await context.Storage.SetupWrittenByAsync(run, hold.Stop);
            var back = written.Select(one => setUp.Reverse(one.Step)).OfType<SetupStep>().ToList();
            await context.Storage.AddSetupAsync(hold.Lease, report.Plan.Id, back, hold.Stop);
        }
    }

    /// <summary>What an earlier run sent without hearing of it: the shop shows whether it was done.</summary>
    private async Task CloseAsync(LeaseHold hold, SetupDifference found)
    {
        var held = await context.Storage.SetupHeldAsync(shop.Name, hold.Stop);
        await context.Storage.SaveSetupAsync(
            hold.Lease,
            [
                .. held.Where(one => one.State == SetupState.Open)
                    .Select(one => found.Adopted.TryGetValue(one.Step.Key, out var id)
                        ? one with { State = SetupState.Written, Held = id }
                        : one with { State = SetupState.Refused, Reason = CutOffChange.CutOff }),
            ],
            hold.Stop);
    }

    private static SetupEntry Settled(SetupEntry entry, SetupOutcome outcome) => entry with
    {
        State = outcome switch
        {
            { Unanswered: true } => SetupState.Open,
            { Refusal: not null } => SetupState.Refused,
            _ => SetupState.Written,
        },
        Held = outcome.Held ?? entry.Held,
        Reason = outcome.Refusal,
    };

    /// <summary>Null: it need not be looked at, or cannot.</summary>
    private async Task<SetupDifference?> LookAsync(
        IShop wanted, LoyaltyProgram rules, RunReport report, CancellationToken ct)
    {
        if (wanted is not ISetUpShop setUp)
        {
            TellWhoShips(rules, report);
            return null;
        }

        var standing = await context.Storage.SetupStandingAsync(shop.Name, ct);
        if (standing is not null && standing.Wanted == setUp.WantedSetup
            && context.Clock.GetCurrentInstant() - standing.CheckedAt < LookEvery)
        {
            report.Note(standing.Notes);
            return null;
        }

        return await DifferenceAsync(setUp, report, ct);
    }

    /// <summary>A key that may not read it keeps nobody from tags and points.</summary>
    private async Task<SetupDifference?> DifferenceAsync(ISetUpShop setUp, RunReport report, CancellationToken ct)
    {
        try
        {
            return await setUp.CompareAsync(await KnownAsync(ct), ct);
        }
        catch (ShopException error) when (error.Denied)
        {
            report.Note([$"The shop itself is not set up: {error.Problem} {error.Remedy}"]);
            return null;
        }
    }

    private async Task<SetupKnown> KnownAsync(CancellationToken ct)
    {
        var held = await context.Storage.SetupHeldAsync(shop.Name, ct);
        return new SetupKnown(
            [
                .. held.Where(one => one.Step.Action != SetupAction.Remove || one.State == SetupState.Open)
                    .Select(one => new OwnedSetup(one.Step.Key, one.Step.Spec, one.Held)),
            ],
            await context.Storage.SecretAsync(ct));
    }

    private static void TellWhoShips(LoyaltyProgram rules, RunReport report)
    {
        var tags = FreeShippingRule.Of(rules).Select(rule => rule.Tag).ToList();
        if (tags.Count > 0)
        {
            report.Note(
            [
                $"Free shipping for {string.Join(", ", tags)}: nothing is written for it; the ShopConnector plugin "
                + "gives it at the checkout by the tag (WooCommerce → Loyalty).",
            ]);
        }
    }
}
