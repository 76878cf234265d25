using Quartz;
using ShopConnector.Composition;
using ShopConnector.Web;

namespace ShopConnector.Worker;

/// <summary>The hosted worker: one scheduled job for each shop, until it is asked to stop.</summary>
internal static class SyncWorker
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Connector connector, Schedule schedule, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(connector);
        builder.Services.AddSingleton(connector.Logs);
        builder.Services.AddLogging();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.Services.AddQuartz(quartz => AddJobs(quartz, connector, schedule));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        using var host = builder.Build();

        var log = connector.Logs.CreateLogger("ShopConnector.Worker");
        Log.Started(log, string.Join(", ", connector.Shops.Select(shop => shop.Name)), schedule.Every);
        await using var listener = await ListenAsync(connector, stop);
        await host.RunAsync(stop);
    }

    /// <summary>Before the first run, so that a taken address is known at once; null: nothing is exposed.</summary>
    private static async Task<WebListener?> ListenAsync(Connector connector, CancellationToken stop) =>
        connector.Settings.Web is { Listen: not null } web
            ? await WebListener.StartAsync(web, WebModules.Of(connector), connector.Logs, stop)
            : null;

    private static void AddJobs(IQuartzBuilder quartz, Connector connector, Schedule schedule)
    {
        quartz.ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        foreach (var shop in connector.Shops)
        {
            quartz.ScheduleJob<SyncJob>(
                trigger => trigger.WithIdentity(shop.Name).StartNow().WithSimpleSchedule(
                    simple => simple.WithInterval(schedule.Every).RepeatForever()),
                job => job.WithIdentity(shop.Name).UsingJobData(SyncJob.ShopKey, shop.Name));
        }
    }
}
