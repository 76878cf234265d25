using NodaTime;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>
/// The shop's clock as the client's: every wait is over at once and moves it on. Time-outs never strike.
/// </summary>
internal sealed class SandboxTime(SandboxClock clock) : TimeProvider, IClock
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public Instant GetCurrentInstant() => clock.GetCurrentInstant();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is CancellationTokenSource || dueTime < TimeSpan.Zero)
            return new Inert();

        clock.Advance(Duration.FromTimeSpan(dueTime));
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Inert();
    }

    private sealed class Inert : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
