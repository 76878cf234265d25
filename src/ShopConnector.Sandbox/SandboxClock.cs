using NodaTime;

namespace ShopConnector.Sandbox;

/// <summary>The shops' clock: the caller's clock plus what has been let pass. It never runs backwards.</summary>
public sealed class SandboxClock(IClock basis) : IClock
{
    private readonly Lock _gate = new();
    private Duration _offset = Duration.Zero;

    public Instant GetCurrentInstant()
    {
        lock (_gate)
            return basis.GetCurrentInstant() + _offset;
    }

    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        lock (_gate)
            _offset += by;
    }
}
