using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Why a member has a tier or not.</summary>
internal static class TierReasons
{
    public static Reason Of(Tier tier, Telling telling)
    {
        var (member, words) = (telling.Member, telling.Words);
        var holds = member.Tier == tier;
        var reason = new Reason(words.Standing.Tier(tier.Name), holds, Because(tier, holds, telling));
        if (telling.SentenceAlone)
            return reason;

        var next = telling.When(
            then => then.Tier == tier != holds,
            (day, then) => holds ? words.Coming.TierUntil(day, then.Tier?.Name) : words.Coming.TierFrom(day));
        return reason with
        {
            Rules = [new NamedRule(RuleKind.Tier, tier.Name)],
            Evidence = Evidence.Of([.. member.Seen.Orders.Where(order => member.Tiers!.Qualifies(order, member.Now))]),
            Next = next is null ? [] : [next],
        };
    }

    private static string Because(Tier tier, bool holds, Telling telling)
    {
        var (member, words) = (telling.Member, telling.Words.Standing);
        var amount = member.Tiers!.AmountAt(member.Now);
        var reached = amount >= tier.From;
        var compared = reached ? words.Reached(amount, tier.From) : words.NotReached(amount, tier.From);
        var because = (reached, holds) switch
        {
            (false, true) => $"{compared}; {words.HeldFromBefore}",
            (true, false) => $"{compared}; {words.HigherTier(member.Tier?.Name)}",
            _ => compared,
        };
        if (holds && tier.FreeShipping)
            because += $"; {words.ShipsFree}";

        // The contract does not tell it.
        return holds && tier.Tag is { } tag && !telling.SentenceAlone
            ? $"{because}; {words.CarriesTag(tag)}"
            : because;
    }
}
