using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// <c>referral:{shop}:{order}</c>: points for a friend's order when it is final, available at once, a lot of its own.
/// What is given back later takes them back as <c>referral-adjust:{shop}:{order}:{n}</c>, to exactly zero; one that
/// stands after all gets them again.
/// </summary>
internal sealed class ReferralPoints(PointsLedger ledger, EarnRule rule, Instant now)
{
    public void Plan(ImmutableArray<ReferralVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            var key = PostingKey.Referral(verdict.Order);
            var isNew = ledger.Claim(key, $"The friend's order {verdict.Order}");
            if (!isNew)
                PlanHeld(verdict, key);
            else if (verdict is { IsRewarded: false, Refusal: null, FinalAt: { } at, Terms.Reward.Points: > 0 })
                PlanNew(verdict, key, at);
        }
    }

    private void PlanNew(ReferralVerdict verdict, string key, Instant at)
    {
        var account = new OrderAccount();
        var posting = new Posting
        {
            Key = key,
            Points = verdict.Terms.Reward.Points,
            At = at,
            AvailableAt = at,
            Entitlement = verdict.Code.Key,
            OrderAtLeast = verdict.Terms.OrderAtLeast,
        };
        ledger.Plan(new Moment(at, Phase.MakeLot, key), () => ledger.Gain(rule.AsLot(posting), account));
        if (verdict.LostAt is { } lostAt)
            PlanTo(target: 0, lostAt, verdict, account);
    }

    private void PlanHeld(ReferralVerdict verdict, string key)
    {
        var account = ledger.Held.AccountOf(key)!;
        if (verdict.Stands)
            PlanTo(ledger.Held.Find(key)!.Points, now, verdict, account);
        else
        {
            var dated = account.LastAdjustment == 0 ? verdict.LostAt : null;
            PlanTo(target: 0, dated ?? now, verdict, account);
        }
    }

    private void PlanTo(long target, Instant at, ReferralVerdict verdict, OrderAccount account)
    {
        var key = PostingKey.ReferralAdjust(verdict.Order, account.LastAdjustment + 1);
        ledger.Plan(new Moment(at, Phase.Adjust, key), () => Move(target, at, key, account));
    }

    // What has expired is not taken once more, and what expired is not given once more.
    private void Move(long target, Instant at, string key, OrderAccount account)
    {
        var posting = new Posting
        {
            Key = key,
            Points = target < account.SumBeforeExpiry
                ? Math.Min(0, target - account.Sum)
                : target - account.SumBeforeExpiry,
            At = at,
            AvailableAt = at,
        };
        if (posting.Points > 0)
            ledger.Gain(rule.AsLot(posting), account);
        else
            ledger.Lose(posting, Phase.Adjust, account);
    }
}
