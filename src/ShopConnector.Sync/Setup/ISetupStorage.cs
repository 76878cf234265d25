using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Sync.Setup;

/// <summary>What was found and done in the shops themselves, beside their customers.</summary>
public interface ISetupStorage
{
    /// <summary>Null: never looked at.</summary>
    Task<SetupStanding?> SetupStandingAsync(string shop, CancellationToken ct);

    /// <summary>Other shipping codes than before make every customer of the shop due.</summary>
    Task SaveSetupStandingAsync(Lease lease, SetupStanding standing, CancellationToken ct);

    /// <summary>
    /// Steps of a plan, to be done with it. Plans that were never applied keep theirs as long as they are kept.
    /// </summary>
    Task AddSetupAsync(Lease lease, long plan, IReadOnlyList<SetupStep> steps, CancellationToken ct);

    /// <summary>All entries of a plan, in their order.</summary>
    Task<IReadOnlyList<SetupEntry>> SetupOfPlanAsync(long plan, CancellationToken ct);

    /// <summary>Written by this run and not undone, the newest first.</summary>
    Task<IReadOnlyList<SetupEntry>> SetupWrittenByAsync(long run, CancellationToken ct);

    /// <summary>Of each thing its newest entry that was written, or sent without an answer.</summary>
    Task<IReadOnlyList<SetupEntry>> SetupHeldAsync(string shop, CancellationToken ct);

    /// <summary>Intents before they are sent, outcomes after.</summary>
    Task SaveSetupAsync(Lease lease, IReadOnlyList<SetupEntry> entries, CancellationToken ct);
}

/// <summary>How the shop stood when it was last looked at and nothing was left to do.</summary>
/// <param name="Wanted">As in <see cref="ISetUpShop.WantedSetup"/>.</param>
public sealed record SetupStanding(
    string Wanted, Instant CheckedAt, ImmutableArray<string> Notes, ImmutableDictionary<string, string> ShippingCodes);

public enum SetupState { Planned, Open, Written, Refused, Undone }

/// <param name="Number">Within its plan, from 1.</param>
public sealed record SetupEntry(
    long Plan, int Number, SetupStep Step, SetupState State, long? Run = null, string? Held = null,
    string? Reason = null);
