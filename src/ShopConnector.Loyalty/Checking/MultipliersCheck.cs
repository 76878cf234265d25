using System.Collections.Immutable;
using ShopConnector.Loyalty.Points.Multiplying;

namespace ShopConnector.Loyalty.Checking;

internal sealed class MultipliersCheck(ProblemList problems)
{
    public void Find(ImmutableArray<Multiplier> multipliers)
    {
        problems.Distinct(multipliers, "Points:Multipliers", "Name", one => one.Name);
        for (var i = 0; i < multipliers.Length; i++)
        {
            var (one, path) = (multipliers[i], $"Points:Multipliers:{i}");
            problems.Named($"{path}:Name", one.Name, "Black Friday");
            problems.AtLeastZero($"{path}:Times", one.Times, "2");
            if (one.Until < one.From)
                problems.Add($"{path}:Until",
                    $"is {one.Until:uuuu-MM-dd}, before the first day {one.From:uuuu-MM-dd}; " +
                    "write the last day, or the same one.");

            if (one.Product == new ProductMatch())
                problems.Add($"{path}:Product",
                    "names no product; give a Product, Vendor, Type or Tag, such as \"Vendor\": \"Wella\".");
        }
    }
}
