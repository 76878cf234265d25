using Quartz;
using ShopConnector.Composition;

namespace ShopConnector.Worker;

/// <summary>The hosted worker: one scheduled job for each shop, until it is asked to stop.</summary>
internal static class SyncWorker
{
    /// <summary>Of its own, so that no shop can have the name of its job.</summary>
    private const string WebhookGroup = "webhooks";

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Connector connector, Schedule schedule, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(connector);
        builder.Services.AddSingleton(connector.Logs);
        builder.Services.AddSingleton<ShopsAtWork>();
        builder.Services.AddLogging();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.Services.AddQuartz(quartz => AddJobs(quartz, connector, schedule));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        using var host = builder.Build();

        var log = connector.Logs.CreateLogger("ShopConnector.Worker");
        Log.Started(log, string.Join(", ", connector.Shops.Select(shop => shop.Name)), schedule.Every);
        var schedulers = host.Services.GetRequiredService<ISchedulerFactory>();
        await using var web = await WebSide.StartAsync(
            connector, schedulers, host.Services.GetRequiredService<ShopsAtWork>(), stop);
        await host.RunAsync(stop);
    }

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

        quartz.ScheduleJob<WebhookJob>(
            trigger => trigger.WithIdentity("webhooks", WebhookGroup).StartNow().WithSimpleSchedule(simple =>
            {
                if (connector.Settings.Web.PublicUrl is not null)
                {
                    simple.WithInterval(WebhookJob.Every).RepeatForever();
                }
            }),
            job => job.WithIdentity("webhooks", WebhookGroup));
    }
}
