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

            Tagged(program, tier, path);
        }
    }

    private void Tagged(LoyaltyProgram program, Tier tier, string path)
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

        for (var i = 0; i < program.Segments.Length; i++)
            if (Tag.Comparer.Equals(program.Segments[i].Tag, Tag.Normalise(tag)))
                problems.Add($"{path}:Tag",
                    $"\"{tag}\" is the tag of Segments:{i} too; write another, such as \"Tier {tier.Name}\".");
    }
}
