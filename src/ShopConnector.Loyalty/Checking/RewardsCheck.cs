using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class RewardsCheck(ProblemList problems)
{
    private const int MostDays = 3_650;

    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.Rewards, "Rewards", "Name", reward => reward.Name);
        for (var i = 0; i < program.Rewards.Length; i++)
        {
            var (reward, path) = (program.Rewards[i], $"Rewards:{i}");
            problems.Named($"{path}:Name", reward.Name, "5 euro korting");
            problems.Within($"{path}:ValidDays", reward.ValidDays, 1, MostDays, "90");
            if (reward.Points < 1)
                problems.Add($"{path}:Points", $"is {Number(reward.Points)}; it is at least 1, such as 500.");

            Worth(reward, path);

            if (IndexOfOffer(program, reward.Name) is var offer and >= 0)
                problems.Add($"{path}:Name",
                    $"\"{reward.Name}\" is the name of Offers:{offer} too (case is ignored); a code is known by the " +
                    $"name of what it is for, so write another, such as \"{reward.Name} voor punten\".",
                    $"Offers:{offer}:Name");
        }
    }

    private void Worth(Reward reward, string path)
    {
        if (reward.Gift is { } gift)
        {
            if (Tag.ProblemOf(gift) is { } problem)
                problems.Add($"{path}:Gift", $"\"{gift}\" {problem}");

            if (reward.Terms is not null)
                problems.Add(path, "is a code and a gift at once; make two rewards of it.");
        }
        else if (reward.Terms is null)
            problems.Add(path,
                "is worth nothing; give it an Amount, a Percent, FreeShipping or a Gift, such as \"Amount\": 5.");

        if (reward.Terms is { Kind: CodeKind.Percent, Number: <= 0 or > 100 } percent)
            problems.Add($"{path}:Percent",
                $"is {Number(percent.Number)}; a discount is above 0 and at most 100, such as 10.");

        if (reward.Terms is { Kind: CodeKind.Amount, Number: <= 0 } amount)
            problems.Add($"{path}:Amount", $"is {Number(amount.Number)}; it is above 0, such as 5.");
    }

    private static int IndexOfOffer(LoyaltyProgram program, string name)
    {
        for (var i = 0; i < program.Offers.Length; i++)
            if (string.Equals(program.Offers[i].Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))
                return i;

        return -1;
    }
}
