using NodaTime;

namespace ShopConnector.Composition;

/// <summary>What the surroundings give: clocks and logs. The demo brings clocks of its own.</summary>
internal sealed record ConnectorEnvironment(IClock Clock, TimeProvider Time, ILoggerFactory Logs)
{
    public static ConnectorEnvironment Real(ILoggerFactory logs) =>
        new(SystemClock.Instance, TimeProvider.System, logs);
}
