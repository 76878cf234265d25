using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class TagFamiliesCheck(ProblemList problems)
{
    private const int MostOrders = 1_000;

    public void Find(LoyaltyProgram program)
    {
        for (var i = 0; i < program.TagFamilies.Length; i++)
        {
            var (family, path) = (program.TagFamilies[i], $"TagFamilies:{i}");
            problems.Within($"{path}:Orders", family.Orders, 1, MostOrders, "2");
            if (family.Share is < 0 or > 1)
                problems.Add($"{path}:Share", $"is {Number(family.Share)}; a share is from 0 to 1, such as 0.8.");

            if (Tag.ProblemOf(family.Prefix) is { } problem)
                problems.Add($"{path}:Prefix", $"\"{family.Prefix}\" {problem}");
        }
    }
}
