using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Presentation;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Commands;

/// <summary>Runs one verb for each shop in turn; one shop's trouble does not keep the others from their turn.</summary>
internal sealed class ShopRuns(Invocation invocation, Connector connector)
{
    public async Task<IReadOnlyList<ShopResult>> EachAsync(
        string? only, Func<SyncRun, RunProgress, Task<RunReport>> run, CancellationToken ct)
    {
        using var display = new ProgressDisplay(invocation.Terminal);
        var chosen = Chosen(only).ToList();
        var pulled = new List<PulledShop>();
        foreach (var shop in chosen.Concat(await NeverReadAsync(chosen, ct)))
        {
            pulled.Add(await PullAsync(shop, display, ct));
        }

        var unread = pulled.Where(one => one.Error is not null).Select(one => one.Shop)
            .ToHashSet(StringComparer.Ordinal);
        var results = new List<ShopResult>();
        foreach (var one in pulled.Take(chosen.Count).TakeWhile(_ => !ct.IsCancellationRequested))
        {
            one.Run.Unread = unread;
            results.Add(one.Error is null
                ? await RunAsync(one, run, display)
                : new ShopResult(one.Shop, Report: null, one.Error));
        }

        return results;
    }

    /// <summary>Members are one over all shops, so a shop never read is read before another is judged.</summary>
    private async Task<IEnumerable<IShop>> NeverReadAsync(List<IShop> chosen, CancellationToken ct)
    {
        var reads = await connector.Storage.ReadsAsync(ct);
        return connector.Shops.Except(chosen).Where(shop => !reads.Any(read => read.Shop == shop.Name)).ToList();
    }

    private async Task<PulledShop> PullAsync(IShop shop, ProgressDisplay display, CancellationToken ct)
    {
        var run = connector.RunOf(shop);
        try
        {
            // The worker may have stopped with a demand still open, and this run would write what is to be forgotten.
            await connector.DemandsOf(shop).DoAsync(ct);
            await run.PullAsync(display.Show, ct);
            return new PulledShop(shop.Name, run, Error: null);
        }
        catch (Exception error) when (error is ShopException or LeaseLostException or StorageException)
        {
            return new PulledShop(shop.Name, run, error);
        }
    }

    private static async Task<ShopResult> RunAsync(
        PulledShop pulled, Func<SyncRun, RunProgress, Task<RunReport>> run, ProgressDisplay display)
    {
        try
        {
            return new ShopResult(pulled.Shop, await run(pulled.Run, display.Show), Error: null);
        }
        catch (Exception error) when (error is ShopException or LeaseLostException or StorageException)
        {
            return new ShopResult(pulled.Shop, Report: null, error) { Begun = pulled.Run.Begun };
        }
    }

    private sealed record PulledShop(string Shop, SyncRun Run, Exception? Error);

    public static ExitCode Worst(IReadOnlyList<ShopResult> results)
    {
        var codes = results.Select(CodeOf).ToList();
        ExitCode[] worstFirst = [ExitCode.Failed, ExitCode.Brake, ExitCode.Partial];
        return worstFirst.FirstOrDefault(codes.Contains, ExitCode.Done);
    }

    private static ExitCode CodeOf(ShopResult result) => result.Report switch
    {
        null => ExitCode.Failed,
        // A plan that the brake would stop is still a plan well made; only applying it is stopped.
        { State: RunState.Stopped, Brake: not null } => ExitCode.Brake,
        { State: RunState.Stopped or RunState.Partial } => ExitCode.Partial,
        _ => ExitCode.Done,
    };

    private IEnumerable<IShop> Chosen(string? only)
    {
        if (only is null)
        {
            return connector.Shops;
        }

        var chosen = connector.Shops.Where(shop => shop.Name.Equals(only, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new SettingsException(
                $"--shop {only}: there is no shop of that name in the configuration. "
                + $"There is: {string.Join(", ", connector.Shops.Select(shop => shop.Name))}.");
    }
}

/// <param name="Report">Null when the run failed; then <paramref name="Error"/> says why.</param>
internal sealed record ShopResult(string Shop, RunReport? Report, Exception? Error)
{
    /// <summary>Of a run that failed after it had begun to write: what it had done by then.</summary>
    public RunReport? Begun { get; init; }
}
