using NodaTime;
using Quartz;
using ShopConnector.Composition;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Worker;

/// <summary>One run for one shop, whenever the schedule says so. Never two at once for the same shop.</summary>
[DisallowConcurrentExecution]
internal sealed class SyncJob(Connector connector, ShopsAtWork atWork, ILogger<SyncJob> log) : IJob
{
    public const string ShopKey = "shop";

    /// <summary>Of another shop, before its members are left waiting for it.</summary>
    private const int TurnsMissed = 4;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        var name = context.MergedJobDataMap.GetString(ShopKey)!;
        var shop = connector.Shops.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        using var turn = atWork.Begin(name);
        try
        {
            await RunUnlessGoneAsync(shop, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Log.Stopped(log, name);
        }
        catch (Exception error) when (error is ShopException or StorageException or LeaseLostException)
        {
            // Expected: a shop or the database is away. The schedule tries again; nothing has been lost.
            Log.RunFailed(log, error.Message);
        }
#pragma warning disable CA1031 // The worker must outlive a bug in one shop's run: the others still have to be served.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.RunBroke(log, error, name);
        }
    }

    /// <summary>
    /// That the app was taken out is told by a header nobody signs: one call finds out, and then there are none.
    /// </summary>
    private async Task RunUnlessGoneAsync(IShop shop, CancellationToken ct)
    {
        await connector.DemandsOf(shop).DoAsync(ct);
        if (await connector.Storage.UninstalledAtAsync(shop.Name, ct) is not null)
        {
            Log.Uninstalled(log, shop.Name, shop.Name);
            return;
        }

        var told = (await connector.Storage.DemandsAsync(shop.Name, ct))
            .Where(demand => demand.Kind == DemandKind.Uninstalled).ToList();
        try
        {
            if (!await RunAsync(shop, ct))
            {
                return;
            }
        }
        catch (ShopException refused) when (told.Count > 0 && !refused.Transient && refused.Shop == shop.Name)
        {
            await connector.Storage.MarkUninstalledAsync(shop.Name, connector.Clock.GetCurrentInstant(), ct);
            Log.Uninstalled(log, shop.Name, shop.Name);
        }

        foreach (var demand in told)
        {
            await connector.Storage.FinishDemandAsync(demand.Id, connector.Clock.GetCurrentInstant(), ct);
        }
    }

    /// <returns>False: the shop was not asked anything.</returns>
    private async Task<bool> RunAsync(IShop shop, CancellationToken ct)
    {
        if (await WasUndoneAsync(shop.Name, ct))
        {
            // Writing the same again a quarter of an hour after somebody took it back would make undo useless.
            Log.WaitingAfterUndo(log, shop.Name);
            return false;
        }

        var run = connector.RunOf(shop);
        run.Unread = await UnreadAsync(shop.Name, ct);
        var report = await run.ApplyAsync(Confirmation.None, static _ => { }, ct);
        if (report.Brake is { } brake)
        {
            Log.Braked(log, brake.Problem, brake.Remedy);
        }

        foreach (var problem in report.Problems)
        {
            Log.CustomerLeft(log, problem.Customer, problem.Problem);
        }

        return true;
    }

    /// <summary>Shops that have failed for some turns: their members wait, or half of a history would decide.</summary>
    private async Task<IReadOnlySet<string>> UnreadAsync(string shop, CancellationToken ct)
    {
        var patience = Duration.FromTimeSpan(connector.Settings.Schedule.Every * TurnsMissed);
        var since = connector.Clock.GetCurrentInstant() - patience;
        var reads = await connector.Storage.ReadsAsync(ct);
        return reads.Where(read => read.At < since && connector.Shops.Any(one => one.Name == read.Shop))
            .Select(read => read.Shop)
            .Where(name => name != shop)
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task<bool> WasUndoneAsync(string shop, CancellationToken ct)
    {
        var newest = await connector.Storage.RunsAsync(shop, most: 1, ct);
        return newest is [{ Header.Kind: RunKind.Undo }];
    }
}
