using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>Why each tag, tier, point and offer of a member is there or not, in sentences for people.</summary>
internal static class Explanation
{
    public static ImmutableArray<Reason> Of(MemberEvaluation member)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var (segment, query) in member.Program.Segments)
        {
            var findings = query.Explain(member.Facts);
            reasons.Add(new Reason(
                $"tag {segment.Tag}", member.Tags.Contains(segment.Tag),
                string.Join("; ", findings.Select(found => found.Because))));
        }

        foreach (var family in member.Program.Rules.TagFamilies)
            reasons.AddRange(FamilyReasons.Of(family, member.Facts.Orders));

        if (member.Program.Tiers is { } tiers)
            foreach (var tier in tiers.LowestFirst)
                reasons.Add(Of(tier, member));

        reasons.Add(PointsOf(member));
        foreach (var reward in member.Program.Rules.Rewards)
            reasons.Add(RewardReasons.Of(reward, member));

        foreach (var offer in member.Program.Offers.All)
            reasons.Add(OfferReasons.Of(offer, member));

        reasons.AddRange(member.Program.OrderRules.Explain(member.Seen, member.Facts, member.Now));
        return reasons.DrainToImmutable();
    }

    private static Reason Of(Tier tier, MemberEvaluation member)
    {
        var amount = member.Tiers!.AmountAt(member.Now);
        var reached = amount >= tier.From;
        var compared = reached
            ? $"{Number(amount)} qualifies, {Number(amount - tier.From)} above {Number(tier.From)}"
            : $"{Number(amount)} qualifies, {Number(tier.From - amount)} short of {Number(tier.From)}";

        var holds = member.Tier == tier;
        var because = (reached, holds) switch
        {
            (false, true) => $"{compared}; it was reached before and is still held",
            (true, false) => $"{compared}; {member.Tier?.Name} is higher",
            _ => compared,
        };
        if (holds && tier.FreeShipping)
            because += "; ships free";

        return new Reason($"tier {tier.Name}", holds, because);
    }

    private static Reason PointsOf(MemberEvaluation member)
    {
        var points = member.Position;
        var because = $"{Number(points.Balance)} available, {Number(points.Pending)} pending";
        if (points.NextExpiry is { } expiry)
            because += $"; {Number(expiry.Points)} expire on {Day(expiry.At, member)}";

        if (points.Balance < 0)
            because += "; below zero, because points were spent whose order was given back";

        return new Reason("points", points.Balance > 0, because);
    }

    private static string Day(Instant at, MemberEvaluation member) =>
        at.InZone(member.Program.Rules.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);
}
