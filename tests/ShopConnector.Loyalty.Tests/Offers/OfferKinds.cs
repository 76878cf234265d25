using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers;

/// <summary>What an offer promises, when that is taken back, and what keeps it from opening.</summary>
public sealed class OfferKinds
{
    private static readonly MemberHistory Buyer = Member(Order("1", "2026-03-01", 89.95m));
    private static readonly Offer Next = new(
        "Volgende", "last_order_date >= -30d", OfferValue.PercentOfLastOrder(10m), ValidDays: 60, CooldownDays: 0)
    {
        ControlShare = 0m,
    };

    [Fact]
    public void An_entitlement_keeps_its_terms_when_the_programme_changes()
    {
        var offer = Next with { Value = OfferValue.Amount(5m), MinimumSpend = 25m, Combines = true };
        var stored = Stored(Buyer, "2026-03-02", offer);

        stored.Entitlements[0].Terms.ShouldBe(new CodeTerms(CodeKind.Amount, 5m, 25m, Combines: true));
        Only(stored, "2026-03-03", offer with { Value = OfferValue.Percent(50m), MinimumSpend = 0m })
            .ShouldBe(stored.Entitlements[0]);
    }

    [Fact]
    public void A_share_of_the_last_order_is_over_goods_after_refunds_rounded_down_in_the_programmes_currency()
    {
        TermsOf(Buyer).ShouldBe(8.99m);
        TermsOf(Member(Buyer.Orders[0].Refunded("r1", "2026-03-01", 40m))).ShouldBe(4.99m);
        TermsOf(Member(Buyer.Orders[0] with { Currency = "USD", Total = 100m })).ShouldBe(8.27m);
        Buyer.Orders[0].Total.ShouldBe(89.95m);

        static decimal TermsOf(MemberHistory history) => Only(history, "2026-03-02", Next).Terms!.Number;
    }

    [Fact]
    public void It_is_taken_back_when_its_order_is_cancelled_or_gone_and_stays_once_it_was_used()
    {
        var stored = Stored(Buyer, "2026-03-02", Next);
        var order = Buyer.Orders[0];

        StateOf(stored with { Orders = [order.Cancelled("2026-03-03")] }).ShouldBe(EntitlementState.Withdrawn);
        StateOf(stored with { Orders = [] }).ShouldBe(EntitlementState.Withdrawn);
        StateOf(stored with { Orders = [order with { Total = 120m, Goods = 120m }] }).ShouldBe(EntitlementState.Open);
        var user = Order("2", "2026-03-03", 10m) with { DiscountCodes = ["CODE"] };
        StateOf(stored with { Orders = [order.Cancelled("2026-03-04"), user] }).ShouldBe(EntitlementState.Used);

        static EntitlementState StateOf(MemberHistory history) => On(history, "2026-03-05", Next)[0].State;
    }

    [Fact]
    public void It_is_given_once_for_an_order()
    {
        var stored = Stored(Buyer, "2026-03-02", Next with { ValidDays = 3 });

        On(stored, "2026-03-20", Next with { ValidDays = 3 }).Length.ShouldBe(1);
        Because(stored, "2026-03-20", Next with { ValidDays = 3 }).ShouldBe("given for the last order before");
        Because(Member(Order("1", "2026-03-01", 0.05m)), "2026-03-02", Next).ShouldBe("no order to take a share of");
    }

    [Fact]
    public void A_step_of_an_offer_that_is_no_longer_meant_for_the_member_does_not_follow()
    {
        var offer = Next with
        {
            Query = "number_of_orders = 1",
            Value = OfferValue.Percent(10m),
            ValidDays = 3,
            CooldownDays = 300,
            Steps = [new OfferStep(10, OfferValue.Percent(20m))],
        };
        var stored = Stored(Buyer, "2026-03-02", offer);

        // Ordered before the offer opened, so it stops no steps, but paid after; the second order that counts.
        var paid = Order("2", "2026-02-20", 10m) with { PaidAt = At("2026-03-08") };
        var bought = stored with { Orders = [.. stored.Orders, paid] };

        On(bought, "2026-03-12", offer with { WhileTrue = true }).Length.ShouldBe(1);
        On(bought, "2026-03-12", offer).Length.ShouldBe(2);
        On(stored, "2026-03-12", offer with { WhileTrue = true }).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, UnknownConsent.Allow, true)]
    [InlineData(null, UnknownConsent.Refuse, false)]
    [InlineData("SUBSCRIBED", UnknownConsent.Refuse, true)]
    [InlineData("UNSUBSCRIBED", UnknownConsent.Allow, false)]
    [InlineData("PENDING", UnknownConsent.Allow, false)]
    public void Without_consent_nothing_opens(string? subscription, UnknownConsent unknown, bool opens)
    {
        var history = Buyer with { Customers = [Customer() with { EmailSubscription = subscription }] };
        var program = Programme(Next) with { UnknownConsent = unknown };

        (history.On("2026-03-02", program).Entitlements.Length == 1).ShouldBe(opens);
        if (!opens)
            Because(history, "2026-03-02", program).ShouldBe("no consent: not subscribed to e-mail in any shop");

        On(history, "2026-03-02", Next with { NeedsConsent = false }).Length.ShouldBe(1);
    }

    [Fact]
    public void One_subscription_in_any_shop_is_consent() =>
        On(
            Buyer with
            {
                Customers =
                [
                    Customer() with { EmailSubscription = "UNSUBSCRIBED" },
                    Customer("c2") with { EmailSubscription = "SUBSCRIBED" },
                ],
            },
            "2026-03-02", Next).Length.ShouldBe(1);

    [Fact]
    public void Nobody_with_an_open_complaint_is_offered_anything()
    {
        var complaint = new MemberEvent("k1", "complaint", At("2026-03-01"));
        var history = Buyer with { Events = [complaint] };
        var solved = history with { Events = [complaint, new("k2", "complaint-solved", At("2026-03-02"))] };

        On(history, "2026-03-02", Next).ShouldBeEmpty();
        Because(history, "2026-03-02", Next)
            .ShouldBe("a complaint is open; nothing is offered until it is solved");
        On(history, "2026-03-02", Next with { DuringComplaint = true }).Length.ShouldBe(1);
        On(solved, "2026-03-02", Next).Length.ShouldBe(1);
    }

    [Fact]
    public void An_offer_that_would_exceed_the_pressure_waits_until_a_place_is_free()
    {
        var one = new Offer("Een", "number_of_orders >= 1", OfferValue.Percent(5m), 90) { ControlShare = 0m };
        var program = Programme(one, one with { Name = "Twee" }) with { Pressure = new OfferPressure(1, 30) };
        var first = Buyer.On("2026-03-02", program);
        var stored = Buyer.Stored(first);

        first.Entitlements.Select(held => held.Offer).ShouldBe(["Een"]);
        first.NextChange.ShouldBe(At("2026-04-01T00:00:00+02:00"));
        Evaluation.Explain(stored, program.Compiled(), At("2026-03-03")).ShouldContain(new Reason(
            "offer Twee", Holds: false, "at most one offer in 30 days; the next on 2026-04-01"));
        stored.On("2026-03-31", program).Entitlements.Length.ShouldBe(1);
        stored.On("2026-04-01", program).Entitlements.Select(held => held.Offer).ShouldBe(["Een", "Twee"]);
    }

    [Fact]
    public void An_offer_while_its_query_holds_ends_with_it_and_may_open_again()
    {
        var offer = Next with { Query = "last_order_date >= -7d", Value = OfferValue.Tag("Vers"), WhileTrue = true };
        var stored = Stored(Buyer, "2026-03-02", offer);

        stored.Entitlements[0].Tag.ShouldBe("Vers");
        stored.On("2026-03-02", Programme(offer)).NextChange.ShouldBe(At("2026-03-09T00:00:00+01:00"));
        var ended = Stored(stored, "2026-03-09", offer);
        ended.Entitlements[0].State.ShouldBe(EntitlementState.Withdrawn);
        var back = ended with { Orders = ended.Orders.Add(Order("2", "2026-03-10", 5m)) };
        On(back, "2026-03-10", offer).Select(held => held.State)
            .ShouldBe([EntitlementState.Withdrawn, EntitlementState.Open]);
    }

    [Fact]
    public void A_step_that_could_not_open_while_it_would_still_be_valid_is_left_out()
    {
        var offer = Next with
        {
            Query = "last_order_date < -30d",
            Value = OfferValue.Percent(15m),
            CooldownDays = 90,
            Steps = [new OfferStep(3, OfferValue.Tag("Nog even"), 2), new OfferStep(10, OfferValue.Percent(20m), 5)],
        };
        var opened = Stored(Buyer, "2026-04-10", offer);

        On(opened, "2026-04-15", offer).Select(held => held.Step).ShouldBe([1, 2]);
        On(opened, "2026-04-16", offer).Select(held => held.Step).ShouldBe([1]);
        On(opened, "2026-04-25", offer).Select(held => held.Step).ShouldBe([1, 3]);
        On(opened, "2026-04-26", offer).Select(held => held.Step).ShouldBe([1]);
        On(opened, "2026-04-20", offer)[1].Key.ShouldBe("Volgende:atelier:c1:2026-04-10:3");
    }

    private static Entitlement Only(MemberHistory history, string at, Offer offer) =>
        On(history, at, offer).ShouldHaveSingleItem();

    private static System.Collections.Immutable.ImmutableArray<Entitlement> On(
        MemberHistory history, string at, Offer offer) => history.On(at, Programme(offer)).Entitlements;

    private static MemberHistory Stored(MemberHistory history, string at, Offer offer) => history with
    {
        Entitlements = [.. On(history, at, offer).Select(held => held with { Code = "CODE" })],
    };

    private static string Because(MemberHistory history, string at, Offer offer) =>
        Because(history, at, Programme(offer));

    private static string Because(MemberHistory history, string at, LoyaltyProgram program) =>
        Evaluation.Explain(history, program.Compiled(), At(at)).Last().Because;

    private static LoyaltyProgram Programme(params Offer[] offers) => Program() with
    {
        Points = null,
        Offers = [.. offers],
        ExchangeRates = Program().ExchangeRates.Add("USD", 0.92m),
    };
}
