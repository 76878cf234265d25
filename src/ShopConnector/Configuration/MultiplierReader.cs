using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;

namespace ShopConnector.Configuration;

/// <summary>Reads one of <c>Loyalty:Points:Multipliers</c>.</summary>
internal static class MultiplierReader
{
    private const decimal MostTimes = 1_000m;

    public static Multiplier Read(SettingReader one)
    {
        if (!one.Has("Times"))
        {
            one.Problem("Times", "is missing. For example: 2");
        }

        var multiplier = new Multiplier(one.Required("Name", "Black Friday"), one.Decimal("Times", 2m, 0m, MostTimes))
        {
            Query = one.Text("Query"),
            Product = one.Has("Product") ? Product(one.Section("Product")) : null,
            From = one.Date("From"),
            Until = one.Date("Until"),
        };
        one.RefuseUnknown();
        return multiplier;
    }

    private static ProductMatch Product(SettingReader section)
    {
        var product = new ProductMatch(
            section.Text("Product"), section.Text("Vendor"), section.Text("Type"), section.Text("Tag"));
        section.RefuseUnknown();
        return product;
    }
}
