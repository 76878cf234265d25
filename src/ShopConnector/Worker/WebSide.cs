using Quartz;
using ShopConnector.Composition;
using ShopConnector.Web;
using ShopConnector.Webhooks;

namespace ShopConnector.Worker;

/// <summary>
/// The listener and what it sets going, for as long as the worker runs. Nothing listens unless it is configured.
/// </summary>
internal sealed class WebSide : IAsyncDisposable
{
    private readonly RunSoon _soon;
    private readonly HintTray _tray;
    private readonly WebListener _listener;

    private WebSide(RunSoon soon, HintTray tray, WebListener listener)
    {
        _soon = soon;
        _tray = tray;
        _listener = listener;
    }

    /// <summary>Before the first run, so that a taken address is known at once; null: nothing listens.</summary>
    public static async Task<WebSide?> StartAsync(
        Connector connector, ISchedulerFactory schedulers, ShopsAtWork atWork, CancellationToken stop)
    {
        if (connector.Settings.Web is not { Listen: not null } web)
        {
            return null;
        }

        var soon = new RunSoon(connector.Time, shop => StartRunAsync(schedulers, atWork, shop));
        var tray = new HintTray(
            connector.Storage, soon.Ask, connector.Time, connector.Logs.CreateLogger("ShopConnector.Web"));
        try
        {
            var modules = await WebModules.OfAsync(connector, tray, soon.Ask, stop);
            return new WebSide(soon, tray, await WebListener.StartAsync(web, modules, connector.Logs, stop));
        }
        catch
        {
            await tray.DisposeAsync();
            soon.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _tray.DisposeAsync();
        _soon.Dispose();
    }

    /// <summary>False: the shop's run is under way.</summary>
    private static async Task<bool> StartRunAsync(ISchedulerFactory schedulers, ShopsAtWork atWork, string shop)
    {
        if (atWork.Contains(shop))
        {
            return false;
        }

        try
        {
            var scheduler = await schedulers.GetScheduler();
            await scheduler.TriggerJob(new JobKey(shop));
        }
        catch (Exception ended) when (ended is SchedulerException or ObjectDisposedException)
        {
            return true; // The worker is about to end; the hint is kept for the next one.
        }

        return true;
    }
}
