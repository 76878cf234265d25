namespace ShopConnector.Shops.Shopify.Api;

/// <summary>
/// The shop's bucket of points, as the shop itself reports it in every answer; nothing about plans is assumed. A
/// request reserves its cost before it is sent and waits its turn when the bucket is too low, so that requests in
/// flight at once never promise the same points twice. First come, first served.
/// </summary>
internal sealed class PointsBudget(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _queue = new(1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private ThrottleStatus? _bucket;
    private long _asOf;
    private decimal _reserved;
    private int _inFlight;

    /// <summary>The bucket as last reported; null before the first answer.</summary>
    public ThrottleStatus? Bucket
    {
        get { lock (_lock) return _bucket; }
    }

    /// <summary>Waits until the bucket holds <paramref name="cost"/>, then holds it back until it is settled.</summary>
    public async Task<decimal> ReserveAsync(decimal cost, CancellationToken ct)
    {
        await _queue.WaitAsync(ct);
        try
        {
            while (true)
            {
                var (held, wait, changed) = TryReserve(cost);
                if (held is { } reserved)
                    return reserved;

                // An answer may bring points back before the time is up, so wake for whichever comes first.
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
                await Task.WhenAny(Task.Delay(wait, time, stop.Token), changed);
                await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _queue.Release();
        }
    }

    /// <summary>Gives back what was held and takes over the shop's own figures.</summary>
    /// <param name="status">Null when no answer came: then the points count as spent.</param>
    public void Settle(decimal held, ThrottleStatus? status)
    {
        lock (_lock)
        {
            _reserved -= held;
            _inFlight--;
            if (status is not null)
                _bucket = status;
            else if (_bucket is { } known)
                _bucket = known with { CurrentlyAvailable = Available(known) - held };

            _asOf = time.GetTimestamp();
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    public void Dispose() => _queue.Dispose();

    private (decimal? Held, TimeSpan Wait, Task Changed) TryReserve(decimal cost)
    {
        lock (_lock)
        {
            // Before the first answer the bucket is unknown: one request goes ahead to find out.
            if (_bucket is null && _inFlight > 0)
                return (null, Timeout.InfiniteTimeSpan, _changed.Task);

            // A cost above the whole bucket would wait for ever; let the shop itself refuse it.
            var held = _bucket is { } bucket ? Math.Min(cost, bucket.MaximumAvailable) : cost;
            var missing = _bucket is null ? 0 : held - (Available(_bucket) - _reserved);
            if (missing > 0)
                return (null, WaitFor(missing, _bucket!.RestoreRate), _changed.Task);

            _reserved += held;
            _inFlight++;
            return (held, TimeSpan.Zero, Task.CompletedTask);
        }
    }

    private static TimeSpan WaitFor(decimal points, decimal perSecond) =>
        TimeSpan.FromSeconds((double)Math.Ceiling(1000 * points / Math.Max(perSecond, 1)) / 1000);

    private decimal Available(ThrottleStatus bucket)
    {
        var restored = bucket.RestoreRate * (decimal)time.GetElapsedTime(_asOf).TotalSeconds;
        return Math.Min(bucket.MaximumAvailable, bucket.CurrentlyAvailable + restored);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
