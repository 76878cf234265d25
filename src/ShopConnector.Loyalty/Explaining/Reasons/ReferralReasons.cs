using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>What each order of a friend brought the member, or until when it waits, or why it brings nothing.</summary>
internal static class ReferralReasons
{
    public static IEnumerable<Reason> Of(Telling telling) =>
        telling.Member.Referrals.All.Select(verdict => Of(verdict, telling));

    private static Reason Of(ReferralVerdict verdict, Telling telling)
    {
        var now = telling.Member.Now;
        var reason = new Reason(
            telling.Words.Referrals.About(verdict.Order.ToString()),
            Holds: verdict.CountsAt(now) && telling.Waits(verdict.Order) is null,
            Because(verdict, telling));
        return telling.SentenceAlone
            ? reason
            : reason with
            {
                Rules = [new NamedRule(RuleKind.Offer, verdict.Code.Offer)],
                Evidence = Evidence.Of([verdict.Referred.Order]),
                Next = verdict.WaitsAt(now)
                    ? [new ComingChange(verdict.FinalAt!.Value, Because(verdict, telling))]
                    : [],
            };
    }

    private static string Because(ReferralVerdict verdict, Telling telling)
    {
        var (words, points) = (telling.Words.Referrals, PointsOf(verdict, telling));
        if (verdict.Refusal is { } refusal)
        {
            var why = words.Refused(refusal, verdict.Earlier?.ToString());
            return verdict.IsRewarded ? $"{words.AfterAll}: {why}" : why;
        }

        if (telling.Waits(verdict.Order) is { } waits)
            return telling.Words.Offers.BudgetSpent(waits, telling.Member.Program.Rules.Currency);

        if (verdict.FinalAt is not { } finalAt)
            return words.NotPaid;

        return verdict.LostAt is { } lostAt ? words.TakenBack(points, telling.DayOf(lostAt))
            : verdict.WaitsAt(telling.Member.Now) ? words.Waits(points, telling.DayOf(finalAt))
            : words.Rewarded(points, telling.DayOf(finalAt));
    }

    // What was given, and not what would be given today.
    private static long PointsOf(ReferralVerdict verdict, Telling telling)
    {
        var key = PostingKey.Referral(verdict.Order);
        foreach (var posting in telling.Member.Postings)
            if (string.Equals(posting.Key, key, StringComparison.Ordinal))
                return posting.Points;

        return verdict.IsRewarded ? 0 : verdict.Terms.Reward.Points;
    }
}
