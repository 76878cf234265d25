using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Commands.Checks;

/// <summary>Who gives free shipping in this shop: nothing a shop owner should have to find out at the till.</summary>
internal static class FreeShippingLine
{
    public static IEnumerable<CheckLine> Of(IShop shop, LoyaltyProgram rules)
    {
        var tags = string.Join(", ", FreeShippingRule.Of(rules).Select(rule => rule.Tag));
        if (tags.Length > 0)
        {
            yield return new CheckLine(
                "free shipping", CheckResult.Ok, shop is ISetUpShop
                    ? $"for {tags}: plan shows, and apply makes, a segment and a discount for each"
                    : $"for {tags}: by the ShopConnector plugin, at the checkout; nothing else is written for it");
        }
    }
}
