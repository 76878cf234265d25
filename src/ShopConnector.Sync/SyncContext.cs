using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Loyalty;

namespace ShopConnector.Sync;

/// <summary>What every run of every shop shares.</summary>
/// <param name="Owner">Names this process in a lease, so that a person can find it.</param>
/// <param name="OwnerIsGone">True only when the process of that name is known to have ended.</param>
public sealed record SyncContext(
    IStorage Storage, CompiledProgram Program, string Fingerprint, WriteBackOptions WriteBack, IClock Clock,
    TimeProvider Time, string Owner, Func<string, bool> OwnerIsGone, ILogger Log)
{
    /// <summary>All shops of the configuration by name, with their addresses.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How much one run may change without being asked twice.</summary>
public sealed record WriteBackOptions
{
    /// <summary>PlanOnly: nothing is ever written, whatever the verb.</summary>
    public WriteBackMode Mode { get; init; } = WriteBackMode.Apply;

    /// <summary>Largest share of our tags in a shop that one run may remove. 0–1.</summary>
    public decimal RemovalShareMax { get; init; } = 0.2m;

    /// <summary>Largest share of a shop's customers that one run may touch. 0–1.</summary>
    public decimal TouchedShareMax { get; init; } = 0.5m;

    /// <summary>Most orders that one run may hold: a wrong rule would stop all parcels at once.</summary>
    public int HoldsMax { get; init; } = 25;

    /// <summary>A run can be undone for so many days; what is older is cleared away. 1–3650.</summary>
    public int UndoDays { get; init; } = 90;
}

public enum WriteBackMode { Apply, PlanOnly }

/// <summary>What a person has agreed to beforehand.</summary>
/// <param name="Yes">The first run of a shop may go ahead without a plan having been looked at.</param>
/// <param name="Plan">Exactly this plan, as it was shown; together with <paramref name="Yes"/> over the brake.</param>
public sealed record Confirmation(bool Yes = false, long? Plan = null)
{
    public static Confirmation None { get; } = new();
}
