using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>
/// Redeems what the balance suffices for, in the programme's order. One of each is open at a time: the next is redeemed
/// when it is used or over, so that nobody finds a purse full of codes that run out together. Who left one unused gets
/// the next after they were active again: points that come back are a new lot, and changed over and over they would
/// outlive every expiry of the programme.
/// </summary>
internal static class AutomaticRewards
{
    /// <param name="seen">With what is redeemed here, in the result.</param>
    public static MemberHistory Redeem(PointsLedger ledger, MemberHistory seen, CompiledProgram program, Instant now)
    {
        foreach (var reward in program.Rules.Rewards)
        {
            if (!reward.Automatic || ledger.Balance < reward.Points || IsOpen(reward, seen, now)
                || WaitsForActivity(reward, seen, program, now))
                continue;

            if (RedeemedReward.Of(reward, seen, program.Rules.Zone, now, automatic: true) is not { } redeemed)
                break;

            seen = seen with
            {
                Redemptions = seen.Redemptions.Add(redeemed.Redemption),
                Entitlements = seen.Entitlements.Add(redeemed.Entitlement),
            };
            MemberPoints.Redeem(ledger, redeemed.Redemption, seen, program, now);
            ledger.RunTo(now);
        }

        return seen;
    }

    /// <summary>The last code's days passed unused, and the member was not active since it was given.</summary>
    public static bool WaitsForActivity(Reward reward, MemberHistory seen, CompiledProgram program, Instant now)
    {
        Instant? unused = null;
        foreach (var redemption in seen.Redemptions)
            if (redemption is { Automatic: true, UsedOn: null, GivesBackAt: { } end } && end <= now
                && !(redemption.At <= unused)
                && string.Equals(redemption.Reward, reward.Name, StringComparison.OrdinalIgnoreCase))
                unused = redemption.At;

        return unused is not null && !(new Activity(seen, program.Rules.Zone).Last > unused);
    }

    private static bool IsOpen(Reward reward, MemberHistory seen, Instant now)
    {
        foreach (var held in RewardUse.Entitlements(seen, now))
            if (held.State == EntitlementState.Open
                && string.Equals(held.Offer, reward.Name, StringComparison.OrdinalIgnoreCase))
                return true;

        return false;
    }
}
