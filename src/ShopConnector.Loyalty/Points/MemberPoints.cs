using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Points;

/// <summary>The points of one member: every rule plans its part, then the ledger replays them all in order.</summary>
internal static class MemberPoints
{
    // A programme without points still owes what its ledger holds, and still takes it back.
    private static readonly PointsRules NothingMore = new() { PerUnit = 0m };

    /// <summary>The ledger at <paramref name="now"/>; null when the member has no points and can get none.</summary>
    /// <param name="seen">Nothing in it is dated after <paramref name="now"/>.</param>
    /// <exception cref="HistoryException">Two facts with one key, or more points than can be counted.</exception>
    public static PointsLedger? Of(
        MemberHistory seen, CompiledProgram program, TierTimeline? tiers, MemberReferrals referrals, Instant now)
    {
        var rules = program.Rules.Points;
        if (rules is null && seen.Postings.IsEmpty && seen.Redemptions.IsEmpty && seen.Manual.IsEmpty)
            return null;

        try
        {
            return Replay(seen, program, new EarnRule(program.Rules, rules ?? NothingMore), tiers, referrals, now);
        }
        catch (OverflowException)
        {
            throw new HistoryException(["Amounts are too large to be counted in points."]);
        }
    }

    /// <summary>One more redemption, after the ledger has run to now.</summary>
    public static void Redeem(
        PointsLedger ledger, Redemption redemption, MemberHistory seen, CompiledProgram program, Instant now)
    {
        var rule = new EarnRule(program.Rules, program.Rules.Points ?? NothingMore);
        new Redemptions(ledger, rule, seen, now).Plan(redemption);
    }

    private static PointsLedger Replay(
        MemberHistory seen, CompiledProgram program, EarnRule rule, TierTimeline? tiers, MemberReferrals referrals,
        Instant now)
    {
        var held = new HeldPostings(seen);
        var ledger = new PointsLedger(held, new Activity(seen, rule.Zone));
        StoredPostings.Plan(ledger);

        var caps = new CapRoom(rule, held);
        var multipliers = new Multipliers(seen, program, rule, tiers, ledger.Problems);
        var earnings = new Earnings(ledger, rule, caps, multipliers);
        var corrections = new Corrections(ledger, now);
        var adjustments = new Adjustments(ledger, rule, caps, now);
        foreach (var order in seen.Orders)
        {
            earnings.Plan(order);
            corrections.Plan(order);
            adjustments.Plan(order);
        }

        foreach (var deleted in seen.DeletedOrders)
        {
            corrections.PlanDeleted(deleted);
            adjustments.PlanDeleted(deleted);
        }

        var redemptions = new Redemptions(ledger, rule, seen, now);
        foreach (var redemption in seen.Redemptions)
            redemptions.Plan(redemption);

        var adjusted = new ManualAdjustments(ledger, rule);
        foreach (var manual in seen.Manual)
            adjusted.Plan(manual);

        var bonuses = new Bonuses(ledger, rule, caps, seen, now);
        foreach (var bonus in rule.Rules.Bonuses)
            bonuses.Plan(bonus);

        new ReferralPoints(ledger, rule, now).Plan(referrals.All);

        if (ledger.Problems.Count > 0)
            throw new HistoryException(ledger.Problems);

        ledger.RunTo(now);
        return ledger;
    }
}
