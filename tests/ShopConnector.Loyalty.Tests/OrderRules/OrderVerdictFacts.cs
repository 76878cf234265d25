using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.OrderRules;

public class OrderVerdictFacts
{
    private static OrderRule Zone { get; } =
        new("Verboden zone", "country = 'NL' AND postcode BETWEEN '8881' AND '8899'")
        {
            Tags = ["restricted-zone"],
            Hold = true,
            Note = "Geen bezorging op de eilanden.",
        };

    private static Order Island { get; } = Given.Order("9", "2026-03-10", 80m) with
    {
        ShipTo = new ShippingAddress("NL", null, "8891 HA", "Midsland"),
        Fulfilment = FulfilmentState.Unfulfilled,
    };

    [Fact]
    public void An_order_that_a_rule_holds_for_is_tagged_held_and_noted()
    {
        var verdict = Decide(Island).ShouldHaveSingleItem();

        verdict.Order.ShouldBe(Key("9"));
        verdict.Tags.ShouldBe(["restricted-zone"]);
        verdict.Hold.ShouldBeTrue();
        verdict.Notes.ShouldBe([new OrderNote("Verboden zone", "Geen bezorging op de eilanden.")]);
        Why(Island).ShouldBe(
            "Verboden zone: country is 'NL'; postcode is '8891 HA', between '8881' and '8899'; " +
            "tags restricted-zone; is to be held; note \"Geen bezorging op de eilanden.\"");
    }

    [Fact]
    public void An_order_that_no_rule_holds_for_is_left_alone_and_told_why()
    {
        var mainland = Island with { ShipTo = new ShippingAddress("NL", null, "1012 AB", "Amsterdam") };

        Decide(mainland).ShouldBeEmpty();
        Why(mainland).ShouldBe(
            "Verboden zone: country is 'NL'; postcode is '1012 AB', not between '8881' and '8899'");
    }

    [Theory]
    [InlineData("2026-03-24T11:59:59Z", true)]
    [InlineData("2026-03-24T12:00:00Z", false)]
    public void A_rule_looks_back_fourteen_days_unless_told_otherwise(string at, bool looks)
    {
        Decide(Island, at).Length.ShouldBe(looks ? 1 : 0);
        Decide(Island, at, Zone with { Days = 15 }).Length.ShouldBe(1);
    }

    [Fact]
    public void Tests_cancelled_orders_and_orders_of_the_future_are_left_alone()
    {
        Decide(Island with { Test = true }).ShouldBeEmpty();
        Decide(Island.Cancelled("2026-03-10")).ShouldBeEmpty();
        Decide(Island, "2026-03-09").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FulfilmentState.Fulfilled, "is not held, because it was sent already")]
    [InlineData(FulfilmentState.OnHold, "is on hold already, by somebody else")]
    [InlineData(null, "is not held, because the shop does not say that it is ready to be sent")]
    public void Only_what_is_ready_to_be_sent_is_held_but_tagged_is_all(FulfilmentState? state, string told)
    {
        var order = Island with { Fulfilment = state };
        var verdict = Decide(order).ShouldHaveSingleItem();

        verdict.Hold.ShouldBeFalse();
        verdict.Tags.ShouldBe(["restricted-zone"]);
        Why(order).ShouldContain(told);
    }

    [Fact]
    public void What_was_decided_once_stays_also_when_no_rule_holds_any_more()
    {
        var marked = Island with
        {
            ShipTo = null,
            Fulfilment = FulfilmentState.OnHold,
            Mark = new OrderMark { Tags = ["oud"], Held = true, Notes = [new OrderNote("Oud", "Bel eerst.")] },
        };
        var verdict = Decide(marked, "2027-01-01").ShouldHaveSingleItem();

        verdict.Tags.ShouldBe(["oud"]);
        verdict.Hold.ShouldBeTrue();
        Why(marked, "2027-01-01").ShouldBe("tags oud; is on hold; note \"Bel eerst.\"");
    }

    [Fact]
    public void A_hold_that_staff_released_is_told_and_nothing_is_decided_twice()
    {
        var first = Decide(Island).ShouldHaveSingleItem();
        var released = Island with
        {
            Mark = new OrderMark { Tags = first.Tags, Held = first.Hold, Notes = first.Notes },
        };

        var again = Decide(released).ShouldHaveSingleItem();
        again.Tags.ShouldBe(first.Tags);
        again.Hold.ShouldBeTrue();
        again.Notes.ShouldBe(first.Notes);
        Why(released).ShouldContain("was on hold and is no longer; it is not held again");
    }

    [Fact]
    public void Two_rules_that_want_the_same_tag_put_it_once_and_each_leaves_its_note()
    {
        var second = new OrderRule("Nieuw", "first_order = true")
        {
            Tags = ["Restricted-Zone", "nieuw"],
            Note = "Let op.",
        };
        var verdict = Decide(Island, "2026-03-11", Zone, second).ShouldHaveSingleItem();

        verdict.Tags.ShouldBe(["restricted-zone", "nieuw"]);
        verdict.Notes.Select(note => note.Rule).ShouldBe(["Verboden zone", "Nieuw"]);
    }

    [Fact]
    public void Every_problem_of_the_rules_is_told_at_once()
    {
        var rules = Program() with
        {
            OrderRules =
            [
                new OrderRule("", "amount > 5") { Tags = ["a,b"] },
                new OrderRule("Niets", "amont > 5") { Days = 0 },
                new OrderRule("niets", " ") { Hold = true, Note = new string('x', 256), Tags = [new string('t', 41)] },
            ],
        };

        CompiledProgram.TryCompile(rules, out var problems).ShouldBeNull();

        problems.Select(problem => $"{problem.Path}: {problem.Message}").ShouldBe(
        [
            "OrderRules:1:Query: Line 1 Column 1: unknown order attribute 'amont'. Did you mean amount?",
            "OrderRules:2:Query: Line 1 Column 2: expected an order attribute, found the end of the query.",
            "OrderRules:2:Name: \"niets\" is taken by OrderRules:1 already (case is ignored); " +
                "give each its own, such as \"niets 2\".",
            "OrderRules:0:Name: is missing; give it a name, such as \"Verboden zone\".",
            "OrderRules:0:Tags:0: \"a,b\" has a comma, which a shop reads as two tags; write \"ab\".",
            "OrderRules:1:Days: is 0; it is from 1 to 365, such as 14.",
            "OrderRules:1:Hold: is not true, and there are no Tags and no Note: the rule does nothing; " +
                "write true, or give it a tag.",
            $"OrderRules:2:Tags:0: \"{new string('t', 41)}\" has 41 characters; " +
                "an order's tag has at most 40, such as \"controle\".",
            "OrderRules:2:Note: has 256 characters; at most 255 fit, such as \"Bel de klant eerst.\".",
        ]);
    }

    private static ImmutableArray<OrderVerdict> Decide(
        Order order, string at = "2026-03-11", params OrderRule[] rules) =>
        Member(order).On(at, Of(rules)).Orders;

    private static string Why(Order order, string at = "2026-03-11")
    {
        MemberHistory member = Member(order);
        return Evaluation.Explain(member, Of([]).Compiled(), At(at))
            .Single(reason => reason.About == "order atelier:9").Because;
    }

    private static LoyaltyProgram Of(OrderRule[] rules) =>
        Program() with { OrderRules = rules.Length == 0 ? [Zone] : [.. rules] };
}
