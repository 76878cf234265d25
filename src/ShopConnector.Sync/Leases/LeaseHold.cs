using NodaTime;

namespace ShopConnector.Sync.Leases;

/// <summary>
/// Holds a shop's lease for as long as a run lasts and renews it meanwhile. When it is lost, <see cref="Stop"/> ends
/// the run: nothing could be committed any more anyway.
/// </summary>
internal sealed class LeaseHold : IAsyncDisposable
{
    private static readonly Duration LeaseFor = Duration.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgainEvery = TimeSpan.FromSeconds(1);

    /// <summary>A little longer than a lease lasts: after it, whoever holds the shop is alive and renewing.</summary>
    private const int AttemptsAtMost = 35;

    private readonly SyncContext _context;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;

    private LeaseHold(SyncContext context, Lease lease, CancellationToken stop)
    {
        _context = context;
        Lease = lease;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _renewing = RenewAsync();
    }

    public Lease Lease { get; }

    /// <summary>Asked to stop, by a person or because the lease is lost.</summary>
    public CancellationToken Stop => _stop.Token;

    public static async Task<LeaseHold> TakeAsync(
        SyncContext context, string shop, RunProgress progress, CancellationToken stop)
    {
        LeaseAttempt attempt = new(Taken: null);
        for (var tries = 0; tries < AttemptsAtMost; tries++)
        {
            attempt = await context.Storage.TryAcquireAsync(
                shop, context.Owner, context.Clock.GetCurrentInstant(), LeaseFor, context.OwnerIsGone, stop);
            if (attempt.Taken is { } lease)
            {
                return new LeaseHold(context, lease, stop);
            }

            progress(new StageProgress(shop, RunStage.Waiting, tries, AttemptsAtMost));
            await Task.Delay(AskAgainEvery, context.Time, stop);
        }

        throw new ShopException(
            shop, "start a run", $"another run is under way (process {attempt.HeldBy}).",
            "Wait until it has ended, or stop that process.")
        { Transient = true };
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        if (!_lost)
        {
            // Not under the caller's token: a run that was asked to stop must give the shop back all the same.
            await _context.Storage.ReleaseAsync(Lease, CancellationToken.None);
        }

        _stop.Dispose();
        _released.Dispose();
    }

    private bool _lost;

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, _context.Time, _released.Token);
                await _context.Storage.RenewAsync(
                    Lease, _context.Clock.GetCurrentInstant(), LeaseFor, _released.Token);
            }
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error) when (error is LeaseLostException or StorageException)
        {
            _lost = error is LeaseLostException;
            Log.LeaseNotRenewed(_context.Log, Lease.Shop, error.Message);
            await _stop.CancelAsync();
        }
    }
}
