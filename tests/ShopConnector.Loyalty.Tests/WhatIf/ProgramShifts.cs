using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
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
        var tally = new ShiftTally(Today, Other);

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
        var tally = new ShiftTally(Today, Other);
        foreach (var amount in (decimal[])[60, 150, 160, 300])
            tally.Add(Of(amount, Today), Of(amount, Other));

        var sum = tally.Sum();
        sum.Tags.ShouldBe([new TagShift("VIP", Gained: 0, Lost: 2)]);
        sum.Tiers.ShouldBe([new TierShift(From: null, "Brons", 1), new TierShift("Zilver", "Brons", 2)]);
        sum.Offers.ShouldBe([new OfferShift("Kom terug", More: 4, Fewer: 0)]);
        (sum.PointsToday, sum.PointsOther).ShouldBe((670, 1340));
    }

    [Fact]
    public void What_is_owed_in_money_is_points_at_the_best_reward_and_open_codes()
    {
        var today = Today with { Rewards = [Reward("5 euro", 500, 5m), Reward("12 euro", 1_000, 12m)] };
        var other = Other with
        {
            Rewards = [Reward("10 euro", 500, 10m)],
            Offers =
            [
                new Offer("Tegoed", "number_of_orders = 1", OfferValue.Amount(7.5m)) { ControlShare = 0m },
                new Offer("Korting", "number_of_orders = 1", OfferValue.Percent(15)) { ControlShare = 0m },
                new Offer("Begroot", "number_of_orders = 1", OfferValue.Percent(15))
                {
                    ControlShare = 0m, Budget = new OfferBudget(Codes: 9, PerCode: 4m),
                },
                new Offer("Controle", "number_of_orders = 1", OfferValue.Amount(99m)) { ControlShare = 1m },
            ],
        };
        var tally = new ShiftTally(today, other);
        foreach (var amount in (decimal[])[100, 150])
            tally.Add(Of(amount, today), Of(amount, other));

        var sum = tally.Sum();
        sum.OwedToday.ShouldBe(new ProgramLiability("EUR", 250, 3m, 0m, 0));
        sum.OwedOther.ShouldBe(new ProgramLiability("EUR", 500, 10m, 23m, 2));
        sum.OwedOther.Worth.ShouldBe(33m);
    }

    private static Reward Reward(string name, long points, decimal amount) =>
        new(name, points) { Terms = new CodeTerms(CodeKind.Amount, amount) };

    private static MemberOutcome Of(decimal amount, LoyaltyProgram program) => MemberOutcome.Of(
        Given.Member(Given.Order("1", "2026-10-01", amount)).On("2026-11-01", program));
}
