using NodaTime;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Before a run writes: what earlier ones left open is read back from what the shop shows now, so that it can be
/// undone, and what is too old to be undone is cleared away.
/// </summary>
internal sealed class EarlierRuns(SyncContext context, IShop shop)
{
    internal const string CutOff = "The run ended before the shop had answered; what the shop shows of it was written.";

    private const int EntriesPerBatch = 500;

    /// <summary>Runs that never ended are among the newest: each start closes them.</summary>
    private const int RunsLookedAt = 20;

    public async Task TidyAsync(LeaseHold hold)
    {
        await ReadBackAsync(hold);
        await EndAsync(hold);
        var before = context.Clock.GetCurrentInstant() - Duration.FromDays(context.WriteBack.UndoDays);
        await context.Storage.PruneRunsAsync(hold.Lease, before, hold.Stop);
    }

    /// <summary>Before the pull: an earlier run's last writes may still be going on inside the shop.</summary>
    public async Task FinishAsync(LeaseHold hold)
    {
        if (shop is ILargeWrites large
            && await context.Storage.OpenIntentsAsync(shop.Name, hold.Stop).AnyAsync(hold.Stop))
        {
            await large.FinishAsync(hold.Stop);
        }
    }

    private async Task ReadBackAsync(LeaseHold hold)
    {
        await foreach (var open in context.Storage.OpenIntentsAsync(shop.Name, hold.Stop).Chunk(EntriesPerBatch))
        {
            var closed = new List<JournalEntry>(open.Length);
            foreach (var entry in open)
            {
                var found = await context.Storage.FindAsync(entry.Customer.ToString(), hold.Stop);
                var held = found.SelectMany(member => member.Customers);
                closed.Add(Closed(entry, held.FirstOrDefault(one => one.Key == entry.Customer)));
            }

            await context.Storage.CloseIntentsAsync(hold.Lease, closed, hold.Stop);
        }
    }

    /// <summary>We hold the lease, so a run of this shop without an end has died.</summary>
    private async Task EndAsync(LeaseHold hold)
    {
        foreach (var run in await context.Storage.RunsAsync(shop.Name, RunsLookedAt, hold.Stop))
        {
            if (run.Result is null)
            {
                var died = new RunResult(
                    RunState.Failed, 0, 0, 0, 0, 0, 0, 0, 0,
                    "It was cut off; its journal has what the shop shows of it.");
                await context.Storage.FinishRunAsync(
                    hold.Lease, run.Id, died, context.Clock.GetCurrentInstant(), hold.Stop);
            }
        }
    }

    internal static JournalEntry Closed(JournalEntry entry, HeldCustomer? held)
    {
        if (held is null)
        {
            return entry with { State = JournalState.Gone };
        }

        var done = Shown(entry.Intent, held);
        return entry with
        {
            State = done.IsEmpty ? JournalState.Refused : JournalState.PartlyWritten,
            Written = done.IsEmpty ? null : done,
            Reason = CutOff,
        };
    }

    /// <summary>Codes are left out: the next plan issues or retires them once more, and finds its own.</summary>
    private static CustomerChange Shown(CustomerChange intent, HeldCustomer held)
    {
        var sameCarrier = string.Equals(intent.CarrierOrder, held.CarrierOrder, StringComparison.Ordinal);
        return intent with
        {
            AddTags = sameCarrier
                ? [.. intent.AddTags.Intersect(held.Card.Tags, StringComparer.OrdinalIgnoreCase)] : [],
            RemoveTags = sameCarrier
                ? [.. intent.RemoveTags.Except(held.Card.Tags, StringComparer.OrdinalIgnoreCase)] : [],
            Fields = sameCarrier
                ? [.. intent.Fields.Where(field => CardValue.Of(held.Card, field.Field) == field.To)] : [],
            Issue = [],
            Retire = [],
            ClearOrders = [.. intent.ClearOrders.Except(held.StrayOrders, StringComparer.Ordinal)],
        };
    }
}
