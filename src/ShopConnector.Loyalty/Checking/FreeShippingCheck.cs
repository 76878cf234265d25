using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class FreeShippingCheck(ProblemList problems)
{
    private const int TitleMost = 255;

    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.FreeShipping, "FreeShipping", "Tag", rule => rule.Tag);
        for (var i = 0; i < program.FreeShipping.Length; i++)
        {
            var (rule, path) = (program.FreeShipping[i], $"FreeShipping:{i}");
            if (Tag.ProblemOf(rule.Tag) is { } problem)
                problems.Add($"{path}:Tag", $"\"{rule.Tag}\" {problem}");

            foreach (var country in rule.Countries.Where(country => !IsCountry(country)))
                problems.Add($"{path}:Countries", $"'{country}' is no country; write its two letters, such as \"NL\".");

            problems.AtLeastZero($"{path}:MinimumSpend", rule.MinimumSpend, "50");
            if (rule.MaximumRate <= 0m)
                problems.Add(
                    $"{path}:MaximumRate",
                    $"is {Number(rule.MaximumRate.Value)}, so that no shipping would be free; " +
                    "write an amount, such as 10.");

            if (rule.Title?.Length > TitleMost)
                problems.Add($"{path}:Title", $"has {rule.Title.Length} characters; at most {TitleMost} fit.");
        }
    }

    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);
}
