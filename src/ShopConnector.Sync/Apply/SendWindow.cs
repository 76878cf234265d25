namespace ShopConnector.Sync.Apply;

/// <summary>
/// Lets a batch that is on its way come home after a request to stop, but not for long: the process has five seconds.
/// What is cut off stays an open intent and is written again, harmlessly, by the next run.
/// </summary>
internal sealed class SendWindow : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _sending;
    private readonly CancellationTokenSource _grace;
    private readonly CancellationTokenRegistration _onStop;

    public SendWindow(TimeProvider time, CancellationToken stop)
    {
        _grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _sending = CancellationTokenSource.CreateLinkedTokenSource(_grace.Token);
        _onStop = stop.Register(() => _grace.CancelAfter(Grace));
    }

    public CancellationToken Token => _sending.Token;

    public void Dispose()
    {
        _onStop.Dispose();
        _sending.Dispose();
        _grace.Dispose();
    }
}
