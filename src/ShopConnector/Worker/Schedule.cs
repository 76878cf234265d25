namespace ShopConnector.Worker;

/// <summary>When the worker looks at each shop.</summary>
/// <param name="Every">
/// From one start to the next, 1 minute to 1 day. A run that takes longer delays the next one.
/// </param>
internal sealed record Schedule(TimeSpan Every)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static Schedule Default { get; } = new(TimeSpan.FromMinutes(15));
}
