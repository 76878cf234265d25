using NodaTime;

namespace ShopConnector.Tests.Sandbox.Core;

/// <summary>Time stands still unless the sandbox lets some pass.</summary>
internal sealed class StillClock(Instant now) : IClock
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 20, 11, 0);

    public StillClock() : this(Noon)
    {
    }

    public Instant GetCurrentInstant() => now;
}
