using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class TiersCheck(ProblemList problems)
{
    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.Tiers, "Tiers", "Name", tier => tier.Name);
        problems.Within("TierHoldMonths", program.TierHoldMonths, 0, PointsCheck.MostMonths, "3");
        var seen = new Dictionary<decimal, int>();
        for (var i = 0; i < program.Tiers.Length; i++)
        {
            var (tier, path) = (program.Tiers[i], $"Tiers:{i}");
            problems.Named($"{path}:Name", tier.Name, "Zilver");
            problems.AtLeastZero($"{path}:From", tier.From, "500");
            problems.AtLeastZero($"{path}:Multiplier", tier.Multiplier, "1.5");
            if (!seen.TryAdd(tier.From, i))
                problems.Add(
                    $"{path}:From",
                    $"is {Number(tier.From)}, as Tiers:{seen[tier.From]} has; " +
                    "give each tier its own amount, such as 500.");
        }
    }
}
