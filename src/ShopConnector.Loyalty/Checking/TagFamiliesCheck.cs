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
            else
                Alone(program, i, $"{path}:Prefix");
        }
    }

    /// <summary>Two parts of a programme that own one tag would put it on and take it off in turn.</summary>
    private void Alone(LoyaltyProgram program, int index, string path)
    {
        var prefix = program.TagFamilies[index].Prefix;
        for (var i = 0; i < program.TagFamilies.Length; i++)
            if (i != index && StartsWith(prefix, program.TagFamilies[i].Prefix))
                problems.Add(
                    path, $"\"{prefix}\" begins as TagFamilies:{i} does; give each its own, such as \"brand:\".");

        for (var i = 0; i < program.Segments.Length; i++)
            if (StartsWith(program.Segments[i].Tag, prefix))
                problems.Add(
                    path,
                    $"\"{prefix}\" is how the tag of Segments:{i} begins; give each its own, such as \"brand:\".");
    }

    private static bool StartsWith(string text, string prefix) =>
        text.Trim().StartsWith(prefix.Trim(), StringComparison.OrdinalIgnoreCase);
}
