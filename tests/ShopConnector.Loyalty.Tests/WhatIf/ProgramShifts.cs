using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Loyalty.Tests.WhatIf;

public sealed class ProgramShifts
{
    private static readonly LoyaltyProgram Today = Given.Program() with
    {
        Segments =
        [
            new Segment("VIP", "VIP", "amount_spent >= 100"), new Segment("Klant", "Klant", "number_of_orders >= 1"),
        ],
        Tiers = [new Tier("Zilver", From: 100)],
    };

    private static readonly LoyaltyProgram Other = Today with
    {
        Segments = [new Segment("VIP", "VIP", "amount_spent >= 200"), Today.Segments[1]],
        Points = Today.Points! with { PerUnit = 2 },
        Tiers = [new Tier("Brons", From: 50), new Tier("Zilver", From: 200)],
        Offers = [new Offer("Kom terug", "number_of_orders = 1", OfferValue.Percent(15)) { ControlShare = 0m }],
    };

    [Fact]
    public void A_member_whom_both_programmes_treat_alike_does_not_move()
    {
        var tally = new ShiftTally();

        tally.Add(Of(150, Today), Of(150, Today)).ShouldBeNull();

        tally.Sum().ShouldSatisfyAllConditions(
            sum => sum.Members.ShouldBe(1),
            sum => sum.Moved.ShouldBe(0),
            sum => sum.Tags.ShouldBeEmpty());
    }

    [Fact]
    public void A_member_moves_by_tag_tier_points_and_offer()
    {
        var shift = MemberShift.Between(Of(150, Today), Of(150, Other));

        shift.TagsLost.ShouldBe(["VIP"]);
        shift.TagsGained.ShouldBeEmpty();
        (shift.TierFrom, shift.TierTo).ShouldBe(("Zilver", "Brons"));
        shift.Points.ShouldBe(150);
        shift.Opened.ShouldHaveSingleItem().Offer.ShouldBe("Kom terug");
    }

    [Fact]
    public void The_other_way_round_everything_is_the_other_way_round()
    {
        var shift = MemberShift.Between(Of(150, Other), Of(150, Today));

        shift.TagsGained.ShouldBe(["VIP"]);
        (shift.TierFrom, shift.TierTo).ShouldBe(("Brons", "Zilver"));
        shift.Points.ShouldBe(-150);
        shift.NotOpened.ShouldHaveSingleItem().Offer.ShouldBe("Kom terug");
    }

    [Fact]
    public void Many_members_are_summed_by_tag_tier_and_offer()
    {
        var tally = new ShiftTally();
        foreach (var amount in (decimal[])[60, 150, 160, 300])
            tally.Add(Of(amount, Today), Of(amount, Other));

        var sum = tally.Sum();
        sum.Tags.ShouldBe([new TagShift("VIP", Gained: 0, Lost: 2)]);
        sum.Tiers.ShouldBe([new TierShift(From: null, "Brons", 1), new TierShift("Zilver", "Brons", 2)]);
        sum.Offers.ShouldBe([new OfferShift("Kom terug", More: 4, Fewer: 0)]);
        (sum.PointsToday, sum.PointsOther).ShouldBe((670, 1340));
    }

    private static Decision Of(decimal amount, LoyaltyProgram program) =>
        Given.Member(Given.Order("1", "2026-10-01", amount)).On("2026-11-01", program);
}
