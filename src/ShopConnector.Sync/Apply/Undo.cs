using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Plans the way back from one run: only what that run wrote, and only where it still stands. The ledger is append-only
/// and stays; the next run would write the same again, so the worker waits for a person after an undo.
/// </summary>
internal sealed class Undo(SyncContext context, IShop shop)
{
    private const int LinesPerBatch = 500;

    public async Task<StoredPlan> PlanAsync(LeaseHold hold, long run, RunProgress progress)
    {
        var undone = await FindAsync(run, hold.Stop);
        var header = new PlanHeader(shop.Name, context.Clock.GetCurrentInstant(), context.Fingerprint);
        var plan = await context.Storage.BeginPlanAsync(hold.Lease, header, hold.Stop);
        var tally = new PlanTally(await context.Storage.TotalsAsync(shop.Name, hold.Stop));
        var lines = new List<PlanLine>(LinesPerBatch);
        await foreach (var entry in context.Storage.WrittenByAsync(run, hold.Stop))
        {
            if (await LineAsync(entry, header, hold.Stop) is { } line)
            {
                tally.Add(line);
                lines.Add(line);
            }

            if (lines.Count == LinesPerBatch)
            {
                await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
                lines.Clear();
                progress(new StageProgress(shop.Name, RunStage.Evaluating, tally.Customers, undone.Result?.Customers));
            }
        }

        await context.Storage.AddToPlanAsync(hold.Lease, plan, lines, hold.Stop);
        await context.Storage.FinishPlanAsync(hold.Lease, plan, tally.Totals(), hold.Stop);
        return new StoredPlan(plan, header, tally.Totals(), Shown: false);
    }

    private async Task<StoredRun> FindAsync(long run, CancellationToken ct)
    {
        var stored = await context.Storage.RunAsync(run, ct);
        return stored is not null && string.Equals(stored.Header.Shop, shop.Name, StringComparison.Ordinal)
            ? stored
            : throw new ShopException(
                shop.Name, $"undo run {run}", "this shop has no run of that number, or no more.",
                "The numbers of runs are in the output of apply; "
                + $"WriteBack:UndoDays says for how many days one is kept ({context.WriteBack.UndoDays}).");
    }

    private async Task<PlanLine?> LineAsync(JournalEntry entry, PlanHeader header, CancellationToken ct)
    {
        var members = await context.Storage.FindAsync(entry.Customer.ToString(), ct);
        if (members.Count == 0 || entry.Written is null)
        {
            return null;
        }

        var held = members[0].Customers.First(customer => customer.Key == entry.Customer);

        var back = Reverse(entry.Written, held, members[0].History.Entitlements, header.At) with
        {
            IsShared = members[0].IsShared,
            Orders = OrderPlan.Reverse(entry.Written.Orders, members[0]),
        };
        return back.IsEmpty
            ? null
            : new PlanLine
            {
                Customer = entry.Customer,
                MemberId = members[0].History.Id,
                Change = back,
                NextChange = header.At, // Due at once: the next plan shows what the rules still ask for.
            };
    }

    private CustomerChange Reverse(
        CustomerChange written, HeldCustomer held, ImmutableArray<Entitlement> codes, Instant now)
    {
        // Guests: when the carrier has moved to a newer order, that later run has already cleared the older one.
        var sameCarrier = string.Equals(written.CarrierOrder, held.CarrierOrder, StringComparison.Ordinal);
        var owned = shop.Platform == Platform.Shopify ? held.OwnedTags : held.Card.Tags;
        return new CustomerChange
        {
            Customer = held.Key,
            Email = held.Email,
            DisplayName = held.DisplayName,
            AddTags = sameCarrier
                ? [.. written.RemoveTags.Except(held.Card.Tags, StringComparer.OrdinalIgnoreCase)]
                : [],
            RemoveTags = sameCarrier ? Standing(written.AddTags, held, owned) : [],
            OwnTags = held.Card.Tags,
            Fields = sameCarrier
                ? new FieldsBefore(held.Card, codes, now, context.Program.Rules.Zone).Of(written.Fields)
                : [],
            Retire = [.. written.Issue.Select(code => new CodeToRetire(code.Entitlement, code.Code)
            {
                ForFriends = code.ForFriends,
            })],
            CarrierOrder = held.CarrierOrder,
        };
    }

    private static ImmutableArray<string> Standing(
        ImmutableArray<string> added, HeldCustomer held, ImmutableArray<string> owned) =>
    [
        .. added
            .Intersect(held.Card.Tags, StringComparer.OrdinalIgnoreCase)
            .Intersect(owned, StringComparer.OrdinalIgnoreCase),
    ];
}
