using ShopConnector.Loyalty.Shipping;

namespace ShopConnector.Configuration;

/// <summary>Reads one of <c>Loyalty:FreeShipping</c>.</summary>
internal static class FreeShippingReader
{
    private const decimal LargestAmount = 1_000_000m;

    public static FreeShippingRule Read(SettingReader one)
    {
        var rule = new FreeShippingRule(one.Required("Tag", "VIP").Trim())
        {
            Countries = [.. one.Texts("Countries", "NL").Select(country => country.Trim().ToUpperInvariant())],
            MaximumRate = one.Has("MaximumRate") ? one.Decimal("MaximumRate", 10m, 0.01m, LargestAmount) : null,
            MinimumSpend = one.Decimal("MinimumSpend", 0m, 0m, LargestAmount),
            Combines = one.Flag("Combines", standard: true),
            Title = one.Text("Title"),
        };
        one.RefuseUnknown();
        return rule;
    }
}
