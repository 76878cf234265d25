using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests;

/// <summary>What is dated after the evaluation does not exist yet, nor anything it would tell.</summary>
public sealed class FactsOfTheFuture
{
    private const string Today = "2026-05-01";

    private static readonly LoyaltyProgram s_program = Program() with
    {
        Points = new PointsRules { Bonuses = [new("review", BonusOn.Event, 25, "review")] },
        Segments =
        [
            new("Jarig", "Jarig", "birthday = today"), new("NL", "NL", "customer_countries CONTAINS 'NL'"),
            new("Oud", "Oud", "customer_tags CONTAINS 'vip'"), new("Koper", "Koper", "number_of_orders >= 1"),
        ],
        Offers = [new Offer("Verjaardag", "birthday = today", OfferValue.Percent(10m)) { ControlShare = 0m }],
    };

    [Fact]
    public void A_customer_who_registers_later_is_a_guest_before()
    {
        var later = Customer(registered: "2026-05-02") with
        {
            Birthday = new LocalDate(1990, 5, 1),
            Country = "NL",
            Tags = ["vip"],
        };
        var member = Member() with { Customers = [later] };
        var program = s_program with
        {
            Points = new PointsRules { Bonuses = [new("welkom", BonusOn.Registration, 50)] },
            Segments = [.. s_program.Segments, new("Gast", "Gast", "customer_added_date IS NULL")],
        };

        var before = member.On(Today, program);
        before.Tags.ShouldBe(["Jarig", "NL", "Oud", "Gast"]);
        before.Postings.ShouldBeEmpty();
        var after = member.On("2026-05-02", program);
        after.Tags.ShouldBe(["NL", "Oud"]);
        after.Postings.Select(posting => posting.Key).ShouldBe(["bonus:welkom:atelier:c1"]);
    }

    [Fact]
    public void Orders_from_before_the_registration_are_the_members_all_the_same() =>
        (Member(Order("1", "2026-04-01", 50m)) with { Customers = [Customer(registered: "2026-05-02")] })
            .On(Today, s_program).Tags.ShouldBe(["Koper"]);

    [Fact]
    public void Orders_events_and_uses_that_come_later_are_not_known()
    {
        var history = Member(Order("1", "2026-04-01", 600m), Order("2", "2026-05-02", 70m)) with
        {
            Events = [new MemberEvent("e1", "review", At("2026-05-02"))],
            Redemptions = [new Redemption("x1", At("2026-04-15"), 100, Key("2"))],
        };

        var decision = history.On(Today, s_program);
        decision.Metrics.NumberOfOrders.ShouldBe(1);
        decision.Redemptions.ShouldHaveSingleItem().UsedOn.ShouldBeNull();
        decision.Postings.Select(posting => posting.Key).ShouldBe(["earn:atelier:1", "redeem:x1"]);
        history.On("2026-05-02", s_program).Redemptions.ShouldHaveSingleItem().UsedOn.ShouldBe(Key("2"));
    }
}
