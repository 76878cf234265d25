using ShopConnector.Sandbox;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>Every wait is over at once, and has passed in the simulated shop: its bucket fills meanwhile.</summary>
internal sealed class PassingTime(SandboxClock clock) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Time-outs never strike.
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            clock.Advance(NodaTime.Duration.FromTimeSpan(dueTime));
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

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
