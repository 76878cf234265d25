using System.Diagnostics;
using NodaTime;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>Starts at a given instant and goes on as real time does.</summary>
internal sealed class TickingClock(Instant start) : IClock
{
    private readonly long _began = Stopwatch.GetTimestamp();

    public Instant GetCurrentInstant() => start + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(_began));
}
