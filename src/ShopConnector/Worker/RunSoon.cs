namespace ShopConnector.Worker;

/// <summary>
/// Turns many hints into one run, soon: a burst is gathered, and runs of one shop keep a distance, so that a shop that
/// tells of every change, ours included, costs little more than the schedule does.
/// </summary>
internal sealed class RunSoon(TimeProvider time, Func<string, Task<bool>> start) : IDisposable
{
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ITimer> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _startedAt = new(StringComparer.Ordinal);
    private bool _ended;

    /// <summary>Asked again before it has started, it is the same run.</summary>
    public void Ask(string shop)
    {
        lock (_gate)
        {
            if (!_ended && !_waiting.ContainsKey(shop))
            {
                _waiting[shop] = time.CreateTimer(
                    _ => Start(shop), state: null, WaitOf(shop), Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var timer in _waiting.Values)
            {
                timer.Dispose();
            }

            _waiting.Clear();
        }
    }

    private TimeSpan WaitOf(string shop)
    {
        if (!_startedAt.TryGetValue(shop, out var started))
        {
            return Gather;
        }

        var left = Apart - time.GetElapsedTime(started);
        return left > Gather ? left : Gather;
    }

    private async void Start(string shop)
    {
        lock (_gate)
        {
            if (_waiting.Remove(shop, out var timer))
            {
                timer.Dispose();
            }

            _startedAt[shop] = time.GetTimestamp();
        }

        // False: one is under way, and it began before this was told.
        if (!await start(shop))
        {
            Ask(shop);
        }
    }
}
