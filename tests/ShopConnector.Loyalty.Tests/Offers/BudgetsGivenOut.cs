using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Tests.Offers.Referring;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers;

/// <summary>An offer whose budget is given out stands in the way of none that comes after it.</summary>
public sealed class BudgetsGivenOut
{
    private const string Today = "2026-11-01";

    private static readonly Offer s_first = new("Eerst", "number_of_orders >= 1", OfferValue.Percent(10m))
    {
        ControlShare = 0m,
        Budget = new OfferBudget(Codes: 1),
    };

    private static readonly MemberHistory s_member = Member(Order("1", "2026-01-10", 100m));

    [Fact]
    public void Under_the_cap_the_next_one_comes_instead_and_then_counts()
    {
        var program = Capped(s_first, s_first with { Name = "Daarna", Budget = null });

        var (decision, waiting) = Afford(program, s_member, "Eerst");

        waiting.ShouldHaveSingleItem().Offer.ShouldBe("Eerst");
        decision.Entitlements.ShouldHaveSingleItem().Offer.ShouldBe("Daarna");
        var stored = s_member.Stored(decision);
        stored.On("2026-11-02", program).Entitlements.ShouldBe(decision.Entitlements);
        stored.On("2026-12-01", program).Entitlements.Select(held => held.Offer).ShouldBe(["Daarna", "Eerst"]);
    }

    [Fact]
    public void What_comes_instead_has_a_budget_of_its_own()
    {
        var program = Capped(s_first, s_first with { Name = "Daarna" }, s_first with { Name = "Laatst" });

        var (decision, waiting) = Afford(program, s_member, "Eerst", "Daarna");

        waiting.Select(one => one.Offer).ShouldBe(["Eerst", "Daarna"]);
        decision.Entitlements.ShouldHaveSingleItem().Offer.ShouldBe("Laatst");
    }

    [Fact]
    public void Where_nothing_comes_after_it_no_date_is_foretold()
    {
        var (decision, waiting) = Afford(Capped(s_first), s_member, "Eerst");

        (waiting.Length, decision.Entitlements.Length, decision.NextChange).ShouldBe((1, 0, null));
    }

    [Fact]
    public void What_takes_the_place_in_another_shop_is_left_to_that_shops_turn()
    {
        var program = Capped(
            s_first, s_first with { Name = "Daarna", Budget = null, Value = OfferValue.Tag("Cadeau") });
        var member = s_member with
        {
            Customers = [Customer(), new Customer { Key = new("kaashuis", "7"), Email = "an@example.com" }],
            Codeless = [Customer().Key],
        };

        var afforded = Budgets(program, "Eerst").Within(
            member.On(Today, program), member, program.Compiled(), At(Today), one => one.Customer.Shop == "kaashuis");

        afforded.Decision.Entitlements.ShouldBeEmpty();
    }

    [Fact]
    public void A_step_that_waits_leaves_the_one_before_it_and_both_are_told()
    {
        var offer = s_first with { Steps = [new OfferStep(3, OfferValue.Percent(20m))] };
        var program = Capped(offer) with { Pressure = null };
        var member = s_member.Stored(s_member.On(Today, program));

        var (decision, waiting) = Budgets(program, "Eerst").Within(
            member.On("2026-11-04", program), member, program.Compiled(), At("2026-11-04"), static _ => true);

        decision.Entitlements.ShouldBe(member.Entitlements);
        var reason = Evaluation.Explain(member, program.Compiled(), At("2026-11-04"), Wording.English, waiting)[^1];
        (reason.Holds, reason.Because).ShouldBe((
            true,
            "step 1 of 2 open since 1 November 2026, through 8 November 2026; not given: the budget of the offer is "
            + "given out, 1 open of at most 1; it waits for a place"));
    }

    [Fact]
    public void A_reward_for_a_friends_order_waits_alone()
    {
        var terms = new Referral(new ReferralReward(Code: CodeTerms.Percent(5m)), FinalDays: 0);
        // What was an offer for friends has a budget now; what it promised for their orders still stands.
        var offer = GivenReferrals.Friends with
        {
            Referral = null,
            Query = "number_of_orders > 9",
            Budget = new OfferBudget(Codes: 1),
        };
        var program = GivenReferrals.Rules() with { Offers = [offer] };
        var member = GivenReferrals.Advocate(GivenReferrals.Friend("f1", "2026-03-01"));
        member = member with { Entitlements = [member.Entitlements[0] with { Referral = terms }] };
        var decided = member.On("2026-03-02", program);
        decided.Entitlements.Length.ShouldBe(2);

        var (decision, waiting) = Budgets(program, offer.Name).Within(
            decided, member, program.Compiled(), At("2026-03-02"), static _ => true);

        waiting.ShouldHaveSingleItem().Entitlement.ShouldBe("referral:atelier:f1");
        decision.Entitlements.ShouldBe(decided.Entitlements[..1]);
        var reason = Evaluation.Explain(member, program.Compiled(), At("2026-03-02"), Wording.Contract, waiting)
            .Single(one => one.About == "referral atelier:f1");
        (reason.Holds, reason.Because).ShouldBe((
            false, "not given: the budget of the offer is given out, 1 open of at most 1; it waits for a place"));
    }

    private static LoyaltyProgram Capped(params ImmutableArray<Offer> offers) =>
        Program() with { Points = null, Offers = offers, Pressure = new OfferPressure(1, 30) };

    private static AffordedDecision Afford(LoyaltyProgram program, MemberHistory member, params string[] full) =>
        Budgets(program, full).Within(
            member.On(Today, program), member, program.Compiled(), At(Today), static _ => true);

    private static OfferBudgets Budgets(LoyaltyProgram program, params string[] full) =>
        new(program, [.. full.Select(offer => new OpenPromises(offer, Promises: 1, Amounts: 0, Worth: 0m))]);
}
