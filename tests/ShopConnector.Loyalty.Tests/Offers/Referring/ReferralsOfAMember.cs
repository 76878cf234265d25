using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;
using static ShopConnector.Loyalty.Tests.Offers.Referring.GivenReferrals;

namespace ShopConnector.Loyalty.Tests.Offers.Referring;

public sealed class ReferralsOfAMember
{
    [Fact]
    public void A_member_carries_a_code_for_friends_that_its_own_order_never_uses_up()
    {
        var own = Order("2", "2026-02-02", 5m) with { DiscountCodes = ["vr-1"] };
        var member = Advocate() with { Orders = [Mine, own] };

        var code = member.On("2026-02-03", Rules()).Entitlements.ShouldHaveSingleItem();

        code.State.ShouldBe(EntitlementState.Open);
        code.Terms.ShouldBe(CodeTerms.Percent(10m));
        code.Referral.ShouldBe(Points100);
    }

    [Fact]
    public void A_friends_order_pays_once_it_is_final_and_not_a_moment_before()
    {
        var member = Advocate(Friend("f1", "2026-03-01"));

        var before = member.On("2026-03-02", Rules());
        before.Lines().ShouldBe(["earn:atelier:1 80"]);
        before.NextChange.ShouldBe(At("2026-03-15T00:00:00+01:00"));

        var final = member.On("2026-03-15T00:00:00+01:00", Rules());
        final.Lines().ShouldBe(["earn:atelier:1 80", "referral:atelier:f1 100"]);
        final.Postings[1].ShouldBe(new Posting
        {
            Key = "referral:atelier:f1",
            Points = 100,
            At = At("2026-03-15T00:00:00+01:00"),
            AvailableAt = At("2026-03-15T00:00:00+01:00"),
            Entitlement = "Vrienden:atelier:c1:2026-02-01",
            OrderAtLeast = 0m,
        });
        final.Points.Balance.ShouldBe(180);
    }

    [Theory]
    [InlineData("2026-03-20")]
    [InlineData("2026-12-20")]
    public void What_is_given_back_later_takes_the_points_back_exactly_and_once(string refunded)
    {
        var friend = Friend("f1", "2026-03-01");
        var paid = Advocate(friend);
        paid = paid.Stored(paid.On("2026-03-16", Rules()));
        var back = paid with { Referrals = [friend with { Order = friend.Order.Refunded("r", refunded, 50m) }] };

        var decision = back.On("2026-12-31", Rules());

        decision.Lines()[1..].ShouldBe(["referral:atelier:f1 100", "referral-adjust:atelier:f1:1 -100"]);
        decision.Postings[2].At.ShouldBe(At(refunded));
        decision.Points.Balance.ShouldBe(80);
        back.Stored(decision).On("2027-01-31", Rules()).Lines().ShouldBe(decision.Lines());
    }

    [Fact]
    public void A_partial_refund_leaves_the_reward_while_what_is_left_is_enough()
    {
        var rules = Rules(Points100 with { OrderAtLeast = 30m });
        var friend = Friend("f1", "2026-03-01");
        Balance(friend.Order.Refunded("r1", "2026-03-20", 20m)).ShouldBe(180);
        Balance(friend.Order.Refunded("r1", "2026-03-20", 20m).Refunded("r2", "2026-03-21", 0.01m)).ShouldBe(80);

        long Balance(Order order) =>
            Advocate(friend with { Order = order }).On("2026-04-01", rules).Points.Balance;
    }

    [Fact]
    public void Taken_back_after_they_expired_the_points_are_not_taken_twice()
    {
        var rules = Rules() with { Points = new PointsRules { PendingDays = 0, PerUnit = 0m, Expiry = new(1) } };
        var friend = Friend("f1", "2026-03-01");
        var member = Advocate(friend);
        var held = member.Stored(member.On("2026-05-01", rules));
        var back = held with { Referrals = [friend with { Order = friend.Order.Cancelled("2026-05-02") }] };

        back.On("2026-05-03", rules).Lines().ShouldBe(
            ["referral:atelier:f1 100", "expire:referral:atelier:f1 -100"]);
    }

    [Fact]
    public void A_rule_changed_or_taken_away_changes_nothing_that_was_given_and_still_takes_it_back()
    {
        var friend = Friend("f1", "2026-03-01");
        var paid = Advocate(friend);
        paid = paid.Stored(paid.On("2026-03-16", Rules()));

        var changed = new Referral(new(Points: 500), FinalDays: 60, OrderAtLeast: 75m);
        paid.On("2026-03-17", Rules(changed)).Points.Balance.ShouldBe(180);
        paid.On("2026-03-17", Program()).Points.Balance.ShouldBe(180);
        (paid with { Referrals = [friend.With(order => order.Cancelled("2026-03-20"))] })
            .On("2026-03-21", Program()).Points.Balance.ShouldBe(80);
    }

    [Fact]
    public void Of_an_offer_taken_out_the_code_is_withdrawn_and_what_friends_ordered_before_is_paid()
    {
        var decision = Advocate(Friend("f1", "2026-03-01")).On("2026-03-16", Program());

        decision.Entitlements.Single().State.ShouldBe(EntitlementState.Withdrawn);
        decision.Points.Balance.ShouldBe(180);
    }

    [Fact]
    public void A_code_can_be_the_reward_and_is_withdrawn_with_the_friends_order()
    {
        var rules = Rules(new(new ReferralReward(Code: CodeTerms.Percent(5m), ValidDays: 30), FinalDays: 14));
        var friend = Friend("f1", "2026-03-01");
        var member = Advocate(friend);
        member.On("2026-03-02", rules).NextChange.ShouldBe(At("2026-03-15T00:00:00+01:00"));

        var final = member.On("2026-03-15T00:00:00+01:00", rules);
        final.Entitlements[1].ShouldBe(new Entitlement(
            "referral:atelier:f1", "Vrienden", new CustomerKey(Shop, "c1"), At("2026-03-15T00:00:00+01:00"),
            At("2026-04-15T00:00:00+02:00"), Code: null, Email: "an@example.com")
        {
            Terms = CodeTerms.Percent(5m),
            Referred = Key("f1"),
            OrderAtLeast = 0m,
        });

        var back = member.Stored(final) with
        {
            Referrals = [friend.With(order => order.Cancelled("2026-03-20"))],
        };
        back.On("2026-03-21", rules).Entitlements[1].State.ShouldBe(EntitlementState.Withdrawn);
    }

    [Fact]
    public void The_sentences_name_the_order_the_day_and_the_points_in_both_languages()
    {
        var member = Advocate(Friend("f1", "2026-03-01"));

        Why(member, "2026-03-02", Rules()).Because.ShouldBe(
            "100 points on 2026-03-15, when the friend's order is final, unless it is given back before");
        Why(member, "2026-03-20", Rules()).ShouldBe(
            ("referral atelier:f1", true, "100 points for the friend's order, final on 2026-03-15"));
        var dutch = Evaluation.Explain(member, Rules().Compiled(), At("2026-03-20"), Wording.Dutch)
            .Single(reason => reason.About == "aanbeveling atelier:f1");
        dutch.Because.ShouldBe("100 punten voor de bestelling van de vriend, definitief op 15 maart 2026");
        dutch.Evidence.Single().Orders.ShouldBe([Key("f1")]);
        dutch.Rules.ShouldBe([new NamedRule(RuleKind.Offer, "Vrienden")]);
    }

    [Fact]
    public void Neither_the_code_nor_the_reward_takes_a_place_from_another_offer()
    {
        var rules = Rules() with
        {
            Offers = [Friends, new("Dank", "number_of_orders >= 1", OfferValue.Amount(5m)) { ControlShare = 0m }],
            Pressure = new OfferPressure(1, 30),
        };

        Member(Mine).On("2026-02-01", rules).Entitlements.Select(one => one.Offer).ShouldBe(["Vrienden", "Dank"]);
    }

    [Fact]
    public void What_is_wrong_with_one_is_told_at_its_setting()
    {
        var rules = Program() with
        {
            Points = null,
            Offers =
            [
                new("A", "amount_spent > 1", OfferValue.PercentOfLastOrder(5m))
                {
                    Combines = true,
                    Budget = new OfferBudget(Codes: 5),
                    Referral = new(new(Points: 5, Code: CodeTerms.Percent(101m), ValidDays: 0), -1, -1m, new(0, 0)),
                },
            ],
        };

        CompiledProgram.TryCompile(rules, out var problems).ShouldBeNull();
        problems.Select(problem => problem.Path).ShouldBe(
            [
                "Offers:0:PercentOfLastOrder", "Offers:0:Budget", "Offers:0:Combines", "Offers:0:Referral",
                "Offers:0:Referral:Points", "Offers:0:Referral:Percent", "Offers:0:Referral:ValidDays",
                "Offers:0:Referral:FinalDays", "Offers:0:Referral:OrderAtLeast", "Offers:0:Referral:Friends",
                "Offers:0:Referral:Days",
            ]);
    }
}
