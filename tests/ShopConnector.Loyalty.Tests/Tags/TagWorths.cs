using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Tests.Tags;

public sealed class TagWorths
{
    private static readonly LoyaltyProgram Program = new()
    {
        Zone = Given.Amsterdam,
        Currency = "EUR",
        Tiers =
        [
            new Tier("Goud", 500m) { Tag = "Goud" },
            new Tier("Zilver", 100m) { Tag = "Zilver", FreeShipping = true },
        ],
        Rewards = [new Reward("Mok", 100) { Gift = "Mok" }],
        FreeShipping = [new FreeShippingRule("vip")],
    };

    [Fact]
    public void Free_shipping_goes_first_then_tiers_then_gifts_and_the_rest_as_the_programme_lists_it() =>
        new TagWorth(Program).Ordered(["Trouw", "Nieuw", "Mok", "Goud", "Zilver", "VIP"])
            .ShouldBe(["Zilver", "VIP", "Goud", "Mok", "Trouw", "Nieuw"]);
}
