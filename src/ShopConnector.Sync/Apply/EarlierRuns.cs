using NodaTime;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Before a run writes: what earlier ones left open is read back from what the shop says and shows of it now, so that
/// it can be undone, and what is too old to be undone is cleared away.
/// </summary>
internal sealed class EarlierRuns(SyncContext context, IShop shop)
{
    private const int EntriesPerBatch = 500;

    /// <summary>Runs that never ended are among the newest: each start closes them.</summary>
    private const int RunsLookedAt = 20;

    private ILookup<string, PartOutcome> _told = NothingTold.ToLookup(one => one.Part.Customer);

    private static IEnumerable<PartOutcome> NothingTold => [];

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
            var begun = await context.Storage.LargeWritesAsync(shop.Name, hold.Stop);
            var told = await large.FinishAsync(begun, hold.Stop);
            _told = told.ToLookup(one => one.Part.Customer, StringComparer.Ordinal);
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
                closed.Add(CutOffChange.Close(
                    entry, held.FirstOrDefault(one => one.Key == entry.Customer), [.. _told[entry.Customer.Id]],
                    [.. found.SelectMany(member => member.History.Orders)]));
            }

            await context.Storage.CloseIntentsAsync(hold.Lease, closed, hold.Stop);
        }

        // Only now: a run that is cut off here has to ask once more.
        await context.Storage.EndLargeWritesAsync(hold.Lease, hold.Stop);
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
}
