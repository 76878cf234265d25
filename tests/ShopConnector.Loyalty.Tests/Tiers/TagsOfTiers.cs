using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Tiers;

public sealed class TagsOfTiers
{
    private static readonly LoyaltyProgram s_program = Program() with
    {
        Tiers =
        [
            new("Zilver", 100m) { Tag = " Tier Zilver " }, new("Goud", 500m) { Tag = "Tier Goud", FreeShipping = true },
        ],
        Segments = [new Segment("A", "Bijna goud", "customer_tags CONTAINS 'tier zilver' AND amount_spent >= 400")],
    };

    [Fact]
    public void The_tag_of_the_tier_comes_last_and_segments_may_ask_for_it()
    {
        Member(Order("1", "2026-03-01", 450m)).On("2026-03-02", s_program).Tags.ShouldBe(["Bijna goud", "Tier Zilver"]);
        Member(Order("1", "2026-03-01", 500m)).On("2026-03-02", s_program).Tags.ShouldBe(["Tier Goud"]);
    }

    [Fact]
    public void What_the_shop_still_holds_of_a_tier_that_is_over_is_not_seen()
    {
        var history = Member(Order("1", "2026-03-01", 500m)) with
        {
            Customers = [Customer() with { Tags = ["Tier Zilver"] }],
        };

        history.On("2026-03-02", s_program).Tags.ShouldBe(["Tier Goud"]);
    }

    [Fact]
    public void Free_shipping_is_a_reason_and_needs_a_tag()
    {
        Evaluation.Explain(Member(Order("1", "2026-03-01", 500m)), s_program.Compiled(), At("2026-03-02"))
            .ShouldContain(new Reason("tier Goud", Holds: true, "500 qualifies, 0 above 500; ships free"));

        var program = s_program with
        {
            Tiers = [new("Zilver", 1m) { FreeShipping = true }, new("Goud", 2m) { Tag = "bijna GOUD" }],
            Segments = [new Segment("A", "Bijna goud", "amount_spent >= 400")],
        };
        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe(
        [
            new("Tiers:0:Tag",
                "is missing: free shipping is given by it in the shop; write one, such as \"Tier Zilver\"."),
            new("Tiers:1:Tag",
                "\"bijna GOUD\" is the tag of Segments:0 already; give each its own, such as \"bijna GOUD 2\".",
                "Segments:0:Tag"),
        ]);
    }
}
