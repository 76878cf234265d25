using Quartz;
using ShopConnector.Composition;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Webhooks;

namespace ShopConnector.Worker;

/// <summary>
/// Looks every hour whether the shops still tell of changes, and mends that. Without a public address it looks once, to
/// take away what is left from an earlier one: a shop that cannot reach us would only try for hours.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class WebhookJob(Connector connector, ILogger<WebhookJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        foreach (var shop in connector.Shops)
        {
            try
            {
                await MendAsync(shop, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is ShopException or StorageException)
            {
                Log.WebhooksUnknown(log, error.Message);
            }
#pragma warning disable CA1031 // The worker must outlive a bug in one shop's audit: the others still have to be served.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.RunBroke(log, error, shop.Name);
            }
        }
    }

    private async Task MendAsync(IShop shop, CancellationToken ct)
    {
        if (shop is not ITellsByWebhook telling
            || await connector.Storage.UninstalledAtAsync(shop.Name, ct) is not null)
        {
            return;
        }

        var address = await WebhookAddresses.OfAsync(connector, shop.Name, ct);
        var audit = await telling.MendAsync(address, ct);
        if (audit.ChangedSomething)
        {
            Log.WebhooksMended(log, shop.Name, audit.Made, audit.Mended, audit.Removed);
        }

        foreach (var refused in audit.Refused)
        {
            Log.WebhookNotMade(log, shop.Name, refused);
        }
    }
}
