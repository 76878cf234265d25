using System.Collections.Immutable;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Sync.Pull;

/// <summary>
/// Brings what changed in the shop into storage, page by page; the watermark moves with each stored page.
/// </summary>
internal sealed class Puller(SyncContext context, IShop shop)
{
    /// <summary>What could not be understood; complete once the pull is.</summary>
    public ImmutableArray<OddRecord> Odd { get; private set; } = [];

    public async Task<IngestCount> PullAsync(LeaseHold hold, RunProgress progress)
    {
        var known = new KnownShops(context);
        await known.RefuseSecondNameAsync(shop.Name, hold.Stop);
        var pulled = default(IngestCount);
        var behind = new LeftBehind(context, shop);
        var hinted = await HintedRead.BeginAsync(context, shop, hold.Stop);
        var watermark = await context.Storage.WatermarkAsync(shop.Name, hold.Stop);
        await foreach (var page in shop.PullAsync(watermark, context.Storage, hold.Stop).WithCancellation(hold.Stop))
        {
            Odd = page.Odd;
            pulled += await behind.SaveAsync(hold, page);
            hinted.Saw(page);
            progress(new StageProgress(shop.Name, RunStage.Pulling, pulled.Customers + pulled.Orders, Total: null));
        }

        if (await hinted.ReadAsync(hold.Stop) is { } named)
        {
            pulled += await behind.SaveAsync(hold, named);
        }

        if (hinted.Merged is { IsEmpty: false } merged)
        {
            await context.Storage.SaveAsync(hold.Lease, new PullPage { Merged = merged }, hold.Stop);
        }

        await hinted.DropAsync(hold);
        await context.Storage.MarkReadAsync(
            hold.Lease, known.AddressOf(shop.Name), context.Clock.GetCurrentInstant(), hold.Stop);
        Log.Pulled(
            context.Log, shop.Name, pulled.Customers, pulled.Orders, pulled.ChangedCustomers + pulled.ChangedOrders);
        return pulled;
    }
}
