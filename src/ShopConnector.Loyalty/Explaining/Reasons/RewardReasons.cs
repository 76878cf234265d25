using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Why a reward is there or not, and how far away it is.</summary>
internal static class RewardReasons
{
    public static Reason Of(Reward reward, Telling telling)
    {
        var open = OpenOf(reward, telling.Member);
        var because = open is { } held ? Standing(held, telling) : Missing(reward, telling);
        var reason = new Reason(telling.Words.Standing.Reward(reward.Name), Holds: open is not null, because);
        if (telling.SentenceAlone)
            return reason;

        var next = Next(open, reward, telling);
        return reason with
        {
            Rules = [new NamedRule(RuleKind.Reward, reward.Name)],
            Next = next is null ? [] : [next],
        };
    }

    private static string Standing(OpenReward open, Telling telling) => telling.Words.Offers.Redeemed(
        telling.DayOf(open.Held.OpenedAt), open.Redemption.Points, telling.LastDayOf(open.Held.ValidUntil));

    private static string Missing(Reward reward, Telling telling)
    {
        var (balance, words) = (telling.Member.Position.Balance, telling.Words.Offers);
        if (balance < reward.Points)
            return words.TooFew(balance, reward.Points);

        var suffices = words.Suffices(balance, reward.Points);
        if (!reward.Automatic)
            return $"{suffices}; {words.StaffRedeem}";

        return AutomaticRewards.WaitsForActivity(
            reward, telling.Member.Seen, telling.Member.Program, telling.Member.Now)
            ? $"{suffices}; {words.LeftUnused}" : suffices;
    }

    private static ComingChange? Next(OpenReward? open, Reward reward, Telling telling)
    {
        var words = telling.Words.Coming;
        if (open is { } held)
            return telling.When(
                then => then.Rewards.Any(one => one.Key == held.Held.Key && one.State != EntitlementState.Open),
                (_, then) => words.EndsUnused(
                    telling.LastDayOf(then.Now), held.Redemption.GivesBackAt is null ? 0 : held.Redemption.Points));

        return reward.Automatic
            ? telling.When(
                then => OpenOf(reward, then) is not null, (day, _) => words.Opens(day, unlessBought: false))
            : telling.Member.Position.Balance >= reward.Points
                ? null
                : telling.When(then => then.Position.Balance >= reward.Points, (day, _) => words.EnoughPoints(day));
    }

    private static OpenReward? OpenOf(Reward reward, MemberEvaluation member)
    {
        foreach (var held in member.Rewards)
            if (held.State == EntitlementState.Open && RedemptionOf(held, member) is { } redemption
                && string.Equals(redemption.Reward, reward.Name, StringComparison.OrdinalIgnoreCase))
                return new OpenReward(held, redemption);

        return null;
    }

    private static Redemption? RedemptionOf(Entitlement held, MemberEvaluation member) => member.Seen.Redemptions
        .FirstOrDefault(redemption => string.Equals(redemption.Id, held.Key, StringComparison.Ordinal));

    private sealed record OpenReward(Entitlement Held, Redemption Redemption);
}
