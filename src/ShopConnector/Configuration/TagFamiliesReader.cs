using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Configuration;

/// <summary>Reads a family of tags; what a vendor and a channel need is different, so their defaults are too.</summary>
internal static class TagFamiliesReader
{
    public static TagFamily Read(SettingReader one)
    {
        if (one.Text("By") is null)
        {
            one.Problem("By", "is missing. For example: Vendor, or Channel");
        }

        var by = one.Choice("By", TagFamilyBy.Vendor);
        var (share, orders) = by == TagFamilyBy.Vendor ? (1m, 2) : (0m, 1);
        var family = new TagFamily(
            one.Required("Prefix", "brand-loyal:").Trim(), by,
            one.Decimal("Share", share, 0m, 1m), (int)one.Whole("Orders", orders, 1, 1_000));
        one.RefuseUnknown();
        return family;
    }
}
