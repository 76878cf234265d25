using NodaTime;

namespace ShopConnector.Tests.Sync;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StillClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
