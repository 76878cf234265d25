using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;
using static ShopConnector.Loyalty.Tests.Offers.Referring.GivenReferrals;

namespace ShopConnector.Loyalty.Tests.Offers.Referring;

/// <summary>What a friend's order earns its member, and what it does not.</summary>
public sealed class EarnedByFriends
{
    private static readonly Referral s_code = new(new ReferralReward(Code: CodeTerms.Percent(5m)), FinalDays: 14);

    public static TheoryData<ReferredOrder, string, string> Early => new()
    {
        {
            Friend("f1", "2026-01-31"), "the friend's order was placed before the member had the code",
            "de vriend bestelde voordat het lid de code had"
        },
        {
            Friend("f1", "2026-03-31"), "the friend's order was placed before the first day that gives points",
            "de vriend bestelde voor de eerste dag waarop er punten worden gegeven"
        },
        {
            Friend("f1", "2026-05-01") with { Rivals = ["VR-2"] },
            "another member's code for friends comes first on the order",
            "op de bestelling staat eerst de vriendencode van een ander lid"
        },
    };

    [Theory, MemberData(nameof(Early))]
    public void What_was_ordered_too_early_or_with_anothers_code_brings_nothing_and_says_why(
        ReferredOrder order, string english, string dutch)
    {
        var referred = order.With(one => one with { DiscountCodes = ["Vr-2", .. one.DiscountCodes] });
        var member = Advocate(referred);

        member.On("2026-06-01", FromApril).Postings.ShouldBeEmpty();
        Why(member, "2026-06-01", FromApril).ShouldBe(("referral atelier:f1", false, english));
        Evaluation.Explain(member, FromApril.Compiled(), At("2026-06-01"), Wording.Dutch)
            .Single(reason => reason.About == "aanbeveling atelier:f1").Because.ShouldBe(dutch);
    }

    [Fact]
    public void On_the_first_day_it_brings_points_and_a_code_knows_no_first_day()
    {
        Advocate(Friend("f1", "2026-04-01")).On("2026-06-01", FromApril).Lines()
            .ShouldBe(["referral:atelier:f1 100"]);
        var codes = FromApril with { Offers = [Friends with { Referral = s_code }] };
        Advocate(Friend("f1", "2026-03-31")).On("2026-06-01", codes).Entitlements[1].Referred.ShouldBe(Key("f1"));
    }

    [Fact]
    public void A_code_that_no_shop_has_a_place_for_is_not_awaited()
    {
        var member = Advocate(Friend("f1", "2026-03-01"));
        var rules = Rules(s_code);

        member.On("2026-03-02", rules).NextChange.ShouldBe(At("2026-03-15T00:00:00+01:00"));
        (member with { Codeless = [member.Customers[0].Key] }).On("2026-03-02", rules).NextChange
            .ShouldBe(member.Entitlements[0].ValidUntil);
    }

    [Fact]
    public void What_was_given_before_the_first_day_was_set_stands()
    {
        var member = Advocate(Friend("f1", "2026-03-01"));
        member = member.Stored(member.On("2026-03-20", Rules()));

        member.On("2026-06-01", FromApril).Points.Balance.ShouldBe(180);
    }

    [Theory]
    [InlineData("VR-1,VR-2", 100)]
    [InlineData("VR-2,VR-1", 0)]
    public void Of_two_members_whose_codes_are_on_one_order_the_first_in_its_list_is_paid(string codes, long points)
    {
        var order = Friend("f1", "2026-03-01").With(one => one with { DiscountCodes = [.. codes.Split(',')] });

        Advocate(order with { Rivals = ["vr-2 "] }).On("2026-06-01", Rules()).Points.Balance.ShouldBe(80 + points);
        Advocate(order).On("2026-06-01", Rules()).Points.Balance.ShouldBe(180);
    }

    [Fact]
    public void It_is_earned_and_no_campaign_so_it_asks_for_no_consent_and_waits_for_no_complaint()
    {
        var rules = Program() with { Offers = [Friends with { Referral = s_code, NeedsConsent = true }] };
        var member = Advocate(Friend("f1", "2026-03-01")) with
        {
            Customers = [Customer() with { EmailSubscription = "UNSUBSCRIBED" }],
            Events = [new MemberEvent("e1", EventKind.Complaint, At("2026-02-15"))],
        };

        member.On("2026-03-16", rules).Entitlements.Select(one => (one.Key, one.State)).ShouldBe(
        [
            ("Vrienden:atelier:c1:2026-02-01", EntitlementState.Open), ("referral:atelier:f1", EntitlementState.Open),
        ]);
        (member with { Entitlements = [] }).On("2026-03-16", rules).Entitlements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-10")]
    public void A_refund_told_after_the_reward_but_dated_before_it_takes_it_back(string? known)
    {
        var (rules, friend) = (Rules(Points100 with { OrderAtLeast = 25m }), Friend("f1", "2026-03-01"));
        var held = known is null ? friend : friend.With(order => order.Refunded("r1", known, 20m));
        var paid = Advocate(held);
        paid = paid.Stored(paid.On("2026-03-16", rules));
        paid.Postings[^1].OrderAtLeast.ShouldBe(25m);

        var late = paid with { Referrals = [held.With(order => order.Refunded("r2", "2026-03-14", 26m))] };
        foreach (var told in (MemberHistory[])[late, WithoutTerms(late)])
        {
            var decision = told.On("2026-04-01", rules);
            decision.Lines()[1..].ShouldBe(["referral-adjust:atelier:f1:1 -100", "referral:atelier:f1 100"]);
            decision.Postings[1].At.ShouldBe(decision.Postings[2].At);
        }
    }

    [Fact]
    public void Of_a_given_reward_what_was_asked_then_is_enough()
    {
        var friend = Friend("f1", "2026-03-01");
        var paid = Advocate(friend);
        paid = paid.Stored(paid.On("2026-03-16", Rules(Points100 with { OrderAtLeast = 25m })));

        long Left(decimal refund) => (paid with
        {
            Referrals = [friend.With(order => order.Refunded("r1", "2026-03-20", refund))],
        }).On("2026-04-01", Rules(Points100 with { OrderAtLeast = 75m })).Points.Balance;
        Left(25m).ShouldBe(180);
        Left(25.01m).ShouldBe(80);
    }

    private static LoyaltyProgram FromApril =>
        Rules() with { Points = new PointsRules { PendingDays = 0, From = new(2026, 4, 1) } };

    /// <summary>As a ledger has it that was written before rewards told what was asked.</summary>
    private static MemberHistory WithoutTerms(MemberHistory member) => member with
    {
        Postings = [.. member.Postings.Select(posting => posting with { OrderAtLeast = null })],
    };
}
