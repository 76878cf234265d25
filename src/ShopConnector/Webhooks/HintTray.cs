using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Webhooks;

/// <summary>
/// Hints between the answer and the database. The database may be busy for seconds with a page of a pull, an answer may
/// not; and a hint that a crash takes away is found by the schedule. Of one key only the newest is here.
/// </summary>
internal sealed class HintTray : IAsyncDisposable
{
    /// <summary>Of one shop. Of more only that something changed is remembered: the pull alone must find it.</summary>
    public const int KeysMost = 10_000;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<HintedKey, Hint>> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _some = new(0, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly IInbox _inbox;
    private readonly Action<string> _runSoon;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _emptying;
    private bool _isDisposed;

    public HintTray(IInbox inbox, Action<string> runSoon, TimeProvider time, ILogger log)
    {
        _inbox = inbox;
        _runSoon = runSoon;
        _time = time;
        _log = log;
        _emptying = EmptyAsync();
    }

    public void Put(IEnumerable<Hint> hints)
    {
        lock (_gate)
        {
            foreach (var hint in hints)
            {
                Put(hint);
            }

            if (_some.CurrentCount == 0)
            {
                _some.Release();
            }
        }
    }

    /// <summary>What is in it is kept, if the database lets it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _ended.CancelAsync();
        await _emptying;
        await KeepAsync();
        _ended.Dispose();
        _some.Dispose();
    }

    private void Put(Hint hint)
    {
        if (!_waiting.TryGetValue(hint.Shop, out var keys))
        {
            _waiting[hint.Shop] = keys = [];
        }

        if (keys.Count < KeysMost || keys.ContainsKey(hint.Key))
        {
            // An account merged away is told twice, as merged and as deleted, in any order.
            keys[hint.Key] = hint with { Kept = hint.Kept ?? keys.GetValueOrDefault(hint.Key)?.Kept };
        }
        else
        {
            var whole = Hint.OfShop(hint.Shop, hint.Topic, hint.Delivery, hint.ReceivedAt);
            keys[whole.Key] = whole;
        }
    }

    private async Task EmptyAsync()
    {
        try
        {
            while (true)
            {
                await _some.WaitAsync(_ended.Token);
                if (!await KeepAsync())
                {
                    await Task.Delay(TryAgainAfter, _time, _ended.Token);
                    Put([]);
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task<bool> KeepAsync()
    {
        var hints = Take();
        if (hints.Count == 0)
        {
            return true;
        }

        try
        {
            await _inbox.KeepHintsAsync(hints, CancellationToken.None);
        }
        catch (StorageException error)
        {
            Web.Log.HintsNotKept(_log, hints.Count, error.Message);
            Put(hints);
            return false;
        }

        foreach (var shop in hints.Select(hint => hint.Shop).Distinct(StringComparer.Ordinal))
        {
            _runSoon(shop);
        }

        return true;
    }

    private List<Hint> Take()
    {
        lock (_gate)
        {
            var hints = _waiting.Values.SelectMany(keys => keys.Values).ToList();
            _waiting.Clear();
            return hints;
        }
    }
}
