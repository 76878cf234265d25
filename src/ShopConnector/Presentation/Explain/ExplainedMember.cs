using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation.Explain;

/// <summary>One member with every reason, in one language.</summary>
/// <param name="Fingerprint">Of the programme that decided.</param>
/// <param name="Since">When it came into use; null while no shop has been planned with it.</param>
internal sealed record ExplainedMember(
    StoredMember Member, Decision Decision, ImmutableArray<Reason> Reasons, LoyaltyProgram Rules, string Fingerprint,
    Wording Words, Instant? Since)
{
    /// <summary>An offer is not given, because its budget is given out; no date says when it will be.</summary>
    public bool Waits { get; init; }

    // As long as the short form of a commit: enough to tell any two programmes of a shop apart.
    private const int VersionDigits = 8;

    /// <summary>The start of the fingerprint that plans are stored with.</summary>
    public string Version => Fingerprint[..Math.Min(VersionDigits, Fingerprint.Length)];

    public ZonedDateTime Local(Instant at) => at.InZone(Rules.Zone);
}
