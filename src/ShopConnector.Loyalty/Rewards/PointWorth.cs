using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>What points are worth in money: at the reward that gives most for a point.</summary>
public static class PointWorth
{
    private const int Cents = 2;

    /// <returns>
    /// In the programme's currency; null: not known, as no reward is an amount. No points are worth nothing in any case.
    /// </returns>
    public static decimal? Of(long points, LoyaltyProgram program)
    {
        if (points == 0)
            return 0m;

        var best = program.Rewards
            .Where(reward => reward.Terms is { Kind: CodeKind.Amount })
            .MaxBy(reward => reward.Terms!.Number / reward.Points);
        return best is null ? null : decimal.Round(points * best.Terms!.Number / best.Points, Cents);
    }
}
