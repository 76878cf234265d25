using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class TiersCheck(ProblemList problems)
{
    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.Tiers, "Tiers", "Name", tier => tier.Name);
        problems.Distinct(program.Tiers, "Tiers", "Tag", tier => tier.Tag ?? "");
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

            Tagged(tier, path);
        }
    }

    private void Tagged(Tier tier, string path)
    {
        if (tier.Tag is not { } tag)
        {
            if (tier.FreeShipping)
                problems.Add($"{path}:Tag",
                    $"is missing: free shipping is given by it in the shop; write one, such as \"Tier {tier.Name}\".");

            return;
        }

        if (Tag.ProblemOf(tag) is { } problem)
            problems.Add($"{path}:Tag", $"\"{tag}\" {problem}");
    }
}
