using System.Net;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// Lets so many requests at once through to a shop as it takes well: one more after as many good answers as are let
/// through now, half as many after a bad one (too slow, overloaded, broken off).
/// </summary>
internal sealed class AdaptiveGate(int most, int atFirst)
{
    /// <summary>An answer that takes longer says that the host has more to do than it can.</summary>
    public static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _width = Math.Min(atFirst, most);
    private int _inside;
    private int _good;
    private long _epoch;

    /// <summary>How many may be inside now; from 1 to the most it was made for.</summary>
    public int Width
    {
        get
        {
            lock (_lock)
                return _width;
        }
    }

    public static bool IsOverload(HttpStatusCode status) => (int)status == 429 || ShopFailures.IsTransient(status);

    /// <summary>Ends once there is room. The number is handed back on leaving.</summary>
    public async Task<long> EnterAsync(CancellationToken ct)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_inside < _width)
            {
                _inside++;
                return _epoch;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using (ct.Register(() => turn.TrySetCanceled(ct)))
            await turn.Task;
        lock (_lock)
            return _epoch;
    }

    /// <param name="entered">What entering returned.</param>
    /// <param name="well">Null: nobody can say, such as when the caller itself broke off.</param>
    public void Leave(long entered, bool? well)
    {
        lock (_lock)
        {
            _inside--;
            if (well == true && ++_good >= _width && _width < most)
                (_width, _good) = (_width + 1, 0);
            else if (well == false && entered == _epoch)
                // Requests that were under way together fail together: they count once.
                (_width, _good, _epoch) = (Math.Max(1, _width / 2), 0, _epoch + 1);
            while (_inside < _width && _waiting.TryDequeue(out var turn))
                _inside += turn.TrySetResult() ? 1 : 0;
        }
    }
}
