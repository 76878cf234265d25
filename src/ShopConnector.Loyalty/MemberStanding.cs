using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>Where a member stands now and what comes next, for whoever shows it to the member.</summary>
public sealed record MemberStanding
{
    public required PointsPosition Points { get; init; }

    /// <summary>When points that are still pending may be spent, the earliest first.</summary>
    public required ImmutableArray<PointsRelease> Releases { get; init; }

    /// <summary>Null: none, or the programme has no tiers.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The next one above <see cref="Tier"/>; null when there is none.</summary>
    public TierAhead? Next { get; init; }

    /// <summary>All of them, control groups included, each with its state as of now.</summary>
    public required ImmutableArray<Entitlement> Entitlements { get; init; }

    /// <summary>An entitlement with the id of one of these was paid for with points.</summary>
    public required ImmutableArray<Redemption> Redemptions { get; init; }

    internal static MemberStanding Of(MemberEvaluation member) => new()
    {
        Points = member.Position,
        Releases = ReleasesOf(member),
        Tier = member.Tier,
        Next = NextOf(member),
        Entitlements = [.. member.Offers.All, .. member.Rewards],
        Redemptions = member.Seen.Redemptions,
    };

    private static ImmutableArray<PointsRelease> ReleasesOf(MemberEvaluation member) =>
    [
        .. member.Postings.Where(posting => posting.AvailableAt > member.Now)
            .GroupBy(posting => posting.AvailableAt)
            .Select(together => new PointsRelease(together.Key, together.Sum(posting => posting.Points)))
            .Where(release => release.Points > 0)
            .OrderBy(release => release.At),
    ];

    // A tier that is only held from before may be above the one that the amount reaches; the next is above both.
    private static TierAhead? NextOf(MemberEvaluation member)
    {
        if (member.Tiers is not { } timeline || member.Program.Tiers is not { } rules)
            return null;

        var amount = timeline.AmountAt(member.Now);
        foreach (var tier in rules.LowestFirst)
            if (tier.From > amount && !(tier.From <= member.Tier?.From))
                return new TierAhead(tier, amount);

        return null;
    }
}

/// <param name="Points">Above zero.</param>
public sealed record PointsRelease(Instant At, long Points);

/// <param name="Amount">What qualifies so far, in the programme's currency: less than the tier asks.</param>
public sealed record TierAhead(Tier Tier, decimal Amount)
{
    public decimal Missing => Tier.From - Amount;
}
