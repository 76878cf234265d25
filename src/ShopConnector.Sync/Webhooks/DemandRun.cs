using ShopConnector.Sync.Leases;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// Does what a shop asks by law, before its next run: what is taken away must not be written once more by it. No call
/// to the shop is needed, so it works also for a shop that has thrown the app out.
/// </summary>
public sealed class DemandRun(SyncContext context, string shop, IPersonFiles files)
{
    private const string Nothing = "{ \"stored\": \"nothing\" }";

    public async Task DoAsync(CancellationToken stop)
    {
        var open = (await context.Storage.DemandsAsync(shop, stop))
            .Where(demand => demand.Kind != DemandKind.Uninstalled).ToList();
        if (open.Count == 0)
        {
            return;
        }

        await using var hold = await LeaseHold.TakeAsync(context, shop, static _ => { }, stop);
        foreach (var demand in open)
        {
            await DoAsync(hold, demand);
            await context.Storage.FinishDemandAsync(demand.Id, context.Clock.GetCurrentInstant(), hold.Stop);
        }
    }

    private async Task DoAsync(LeaseHold hold, Demand demand)
    {
        switch (demand)
        {
            case { Kind: DemandKind.DataRequest, Person: { } person }:
                await WriteFileAsync(hold, demand, person);
                break;
            case { Kind: DemandKind.CustomerRedact, Person: { } person }:
                var gone = await context.Storage.RedactAsync(hold.Lease, person, hold.Stop);
                Log.Redacted(context.Log, shop, gone);
                break;
            case { Kind: DemandKind.ShopRedact }:
                var all = await context.Storage.RedactShopAsync(hold.Lease, hold.Stop);
                Log.Redacted(context.Log, shop, all);
                break;
            default:
                break; // Uninstalled is settled by the next call to the shop; nothing else is ever kept.
        }
    }

    private async Task WriteFileAsync(LeaseHold hold, Demand demand, NamedPerson person)
    {
        var text = await context.Storage.ExportAsync(shop, person, hold.Stop) ?? Nothing;
        try
        {
            Log.Exported(context.Log, shop, await files.WriteAsync(demand, text, hold.Stop));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"{shop}: the file for a customer who asked what is stored cannot be written: {error.Message} "
                + "Name another folder in Web:Exports, or let this user write to it.", error);
        }
    }
}
