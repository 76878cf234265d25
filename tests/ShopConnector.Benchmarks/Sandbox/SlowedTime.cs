using NodaTime;

namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// Time that passes slower by one factor, for our side and for the simulated shop alike: waits grow and work does not,
/// as on a machine that is faster by that factor. Beside others on a busy machine a figure then tells the waste of the
/// protocol, and not that of the machine.
/// </summary>
internal sealed class SlowedTime(int factor) : TimeProvider, IClock
{
    private readonly Instant _start = SystemClock.Instance.GetCurrentInstant();
    private readonly long _began = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency * factor;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Really(dueTime), Really(period));

    public Instant GetCurrentInstant() => _start + Duration.FromTimeSpan(GetElapsedTime(_began));

    /// <summary>How long it takes by all other clocks.</summary>
    public TimeSpan Really(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time * factor;
}
