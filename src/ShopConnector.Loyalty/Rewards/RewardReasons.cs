using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>Why a reward is there or not, and how far away it is.</summary>
internal static class RewardReasons
{
    public static Reason Of(Reward reward, MemberEvaluation member)
    {
        var about = $"reward {reward.Name}";
        foreach (var held in member.Rewards)
            if (held.State == EntitlementState.Open && IsOf(reward, held, member))
                return new Reason(about, Holds: true,
                    $"{Day(held.OpenedAt, member)} redeemed for {Number(PointsOf(held, member))} points, " +
                    $"open through {Day(held.ValidUntil - Duration.Epsilon, member)}");

        var balance = member.Position.Balance;
        var compared = balance >= reward.Points
            ? $"{Number(balance)} points suffice for {Number(reward.Points)}"
            : $"{Number(balance)} points, {Number(reward.Points - balance)} short of {Number(reward.Points)}";
        return new Reason(about, Holds: false,
            balance >= reward.Points && !reward.Automatic ? $"{compared}; staff redeem it" : compared);
    }

    private static bool IsOf(Reward reward, Entitlement held, MemberEvaluation member)
    {
        foreach (var redemption in member.Seen.Redemptions)
            if (string.Equals(redemption.Id, held.Key, StringComparison.Ordinal))
                return string.Equals(redemption.Reward, reward.Name, StringComparison.OrdinalIgnoreCase);

        return false;
    }

    private static long PointsOf(Entitlement held, MemberEvaluation member) =>
        member.Seen.Redemptions.First(one => string.Equals(one.Id, held.Key, StringComparison.Ordinal)).Points;

    private static string Day(Instant at, MemberEvaluation member) =>
        at.InZone(member.Program.Rules.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
