using NodaTime;

namespace ShopConnector.Sandbox.Faults;

/// <summary>
/// How long an answer takes: <paramref name="Fixed"/> plus a seeded share of <paramref name="Spread"/>.
/// </summary>
public sealed record SandboxLatency(Duration Fixed, Duration Spread)
{
    public static SandboxLatency None { get; } = new(Duration.Zero, Duration.Zero);
}
