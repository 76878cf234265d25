using NodaTime;
using ShopConnector.Loyalty.Offers.Deciding;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// Lets in so many friends within so many days. A friend who orders again after the first order was given back is still
/// that friend, and takes no second place.
/// </summary>
internal sealed class FriendsCap(OfferRules rules)
{
    private readonly List<(string Offer, string Friend, LocalDate Day)> _given = [];

    /// <param name="verdicts">In their order; those over the cap are refused in their place.</param>
    public void Refuse(List<ReferralVerdict> verdicts)
    {
        foreach (var held in verdicts)
            if (held.RewardedAt is { } at)
                Give(held, CountedAt(held, at));

        for (var i = 0; i < verdicts.Count; i++)
        {
            var verdict = verdicts[i];
            if (verdict is not { Refusal: null, FinalAt: { } finalAt, IsRewarded: false })
                continue;

            if (verdict.Terms.Cap is { } cap && OthersWithin(cap, verdict, DayOf(finalAt)) >= cap.Friends)
                verdicts[i] = verdict with { Refusal = ReferralRefusal.OverCap };
            else
                Give(verdict, finalAt);
        }
    }

    // A code opens when somebody looks, which may be long after its order was final. Were it counted then, the friends
    // who were over the cap before it was given would no longer be.
    private static Instant CountedAt(ReferralVerdict held, Instant rewardedAt) =>
        held.DueAt is { } due ? Instant.Min(rewardedAt, due) : rewardedAt;

    private void Give(ReferralVerdict verdict, Instant at) =>
        _given.Add((verdict.Code.Offer, verdict.Friend, DayOf(at)));

    private int OthersWithin(ReferralCap cap, ReferralVerdict verdict, LocalDate day) => _given
        .Where(one => one.Day <= day && one.Day > day.PlusDays(-cap.Days)
            && string.Equals(one.Offer, verdict.Code.Offer, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(one.Friend, verdict.Friend, StringComparison.Ordinal))
        .Select(one => one.Friend).Distinct(StringComparer.Ordinal).Count();

    private LocalDate DayOf(Instant at) => at.InZone(rules.Zone).Date;
}
