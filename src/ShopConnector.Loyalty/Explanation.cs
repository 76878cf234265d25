using System.Collections.Immutable;
using ShopConnector.Loyalty.Explaining.Reasons;

namespace ShopConnector.Loyalty;

/// <summary>Why each tag, tier, point and offer of a member is there or not, in sentences for people.</summary>
internal static class Explanation
{
    public static ImmutableArray<Reason> Of(Telling telling)
    {
        var program = telling.Member.Program;
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var segment in program.Segments)
            reasons.Add(TagReasons.Of(segment, telling));

        foreach (var family in program.Rules.TagFamilies)
            reasons.AddRange(FamilyReasons.Of(family, telling));

        if (program.Tiers is { } tiers)
            foreach (var tier in tiers.LowestFirst)
                reasons.Add(TierReasons.Of(tier, telling));

        reasons.Add(PointsReasons.Of(telling));
        foreach (var reward in program.Rules.Rewards)
            reasons.Add(RewardReasons.Of(reward, telling));

        foreach (var offer in program.Offers.All)
            reasons.Add(OfferReasons.Of(offer, telling));

        reasons.AddRange(ReferralReasons.Of(telling));
        reasons.AddRange(OrderReasons.Of(telling));
        return reasons.DrainToImmutable();
    }
}
