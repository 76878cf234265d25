using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using static ShopConnector.Loyalty.Tests.Given;
using static ShopConnector.Loyalty.Tests.Offers.Referring.GivenReferrals;

namespace ShopConnector.Loyalty.Tests.Offers.Referring;

public sealed class RefusedReferrals
{
    public static TheoryData<string, ReferredOrder> Refused => new()
    {
        { "no friend: the order has the member's own e-mail", Friend("f1", "2026-03-01") with { Friend = "m1" } },
        { "no friend: the order has the member's own e-mail", Traced(new(Email: "m1")) },
        {
            "no friend: the order goes, or is billed, to an address of the member's own orders",
            Traced(new(BillTo: "dam 1"))
        },
        {
            "no friend: the order was paid with the card of one of the member's own orders",
            Traced(new(Payment: "4242"))
        },
        {
            "nobody knows who placed the order, so it may be the member's own",
            Friend("f1", "2026-03-01") with { Friend = null }
        },
        {
            "no new customer: bought before, by order kaashuis:9",
            Friend("f1", "2026-03-01") with
            {
                Others = [new(new OrderKey("kaashuis", "9"), At("2020-01-01"), At("2020-01-02"))],
            }
        },
        {
            "the friend's order is a test or was deleted", Friend("f1", "2026-03-01") with { Deleted = true }
        },
        {
            "the friend's order is below the amount asked for", Friend("f1", "2026-03-01", 24.99m)
        },
        {
            "the friend's order was cancelled or given back before it was final",
            Friend("f1", "2026-03-01").With(order => order.Cancelled("2026-03-05"))
        },
        {
            "waits for the payment of the friend's order",
            Friend("f1", "2026-03-01").With(order => order with { PaidAt = null })
        },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_brings_nothing_is_refused_and_says_why(string why, ReferredOrder order)
    {
        var (member, rules) = (Advocate(order), Rules(Points100 with { OrderAtLeast = 25m }));

        member.On("2026-06-01", rules).Points.Balance.ShouldBe(80);
        Why(member, "2026-06-01", rules).ShouldBe(("referral atelier:f1", false, why));
    }

    [Fact]
    public void Another_address_that_the_member_ordered_with_is_the_members_own()
    {
        var member = Advocate(Friend("f1", "2026-03-01", friend: "m9")) with
        {
            Orders = [Mine with { Traces = new OrderTraces("m9") }],
        };

        Why(member, "2026-06-01", Rules()).Because
            .ShouldBe("no friend: the order has the member's own e-mail");
    }

    [Fact]
    public void A_friend_is_referred_once_by_the_order_placed_first_of_those_paid_in_time()
    {
        var (first, second) = (Friend("f1", "2026-03-01"), Friend("f2", "2026-03-03"));
        var member = Advocate(
            first with { Others = [Purchase(second)] }, second with { Others = [Purchase(first)] });

        var decision = member.On("2026-06-01", Rules());

        decision.Lines()[1..].ShouldBe(["referral:atelier:f1 100"]);
        Because(member, "2026-06-01", Rules())["referral atelier:f2"]
            .ShouldBe("the friend has used the code before, on order atelier:f1");
    }

    [Fact]
    public void Who_paid_the_first_order_only_after_the_second_was_final_was_referred_by_the_second()
    {
        var first = Friend("f1", "2026-03-01").With(order => order with { PaidAt = At("2026-05-01") });
        var second = Friend("f2", "2026-03-03");
        var member = Advocate(
            first with { Others = [Purchase(second)] }, second with { Others = [Purchase(first)] });

        member.On("2026-06-01", Rules()).Lines()[1..].ShouldBe(["referral:atelier:f2 100"]);
    }

    [Fact]
    public void What_the_two_share_only_after_it_was_final_takes_nothing_back()
    {
        var friend = Traced(new(ShipTo: "dam 9"));
        var member = Advocate(friend);
        var moved = member with
        {
            Orders = [Mine, Order("2", "2026-08-01", 1m) with { Traces = new(ShipTo: "dam 9") }],
        };

        moved.On("2026-08-02", Rules()).Lines().ShouldContain("referral:atelier:f1 100");
    }

    [Fact]
    public void Found_out_later_to_be_the_members_own_it_is_taken_back_and_restored_when_it_is_not()
    {
        var friend = Friend("f1", "2026-03-01");
        var paid = Advocate(friend);
        paid = paid.Stored(paid.On("2026-03-16", Rules()));
        var merged = paid with { Referrals = [friend with { Friend = "m1" }] };

        var taken = merged.On("2026-04-01", Rules());
        taken.Points.Balance.ShouldBe(80);
        Because(merged, "2026-04-01", Rules())["referral atelier:f1"].ShouldBe(
            "rewarded, and taken back after all: no friend: the order has the member's own e-mail");

        var parted = merged.Stored(taken) with { Referrals = [friend] };
        parted.On("2026-05-01", Rules()).Lines()[1..].ShouldBe(
            ["referral:atelier:f1 100", "referral-adjust:atelier:f1:1 -100", "referral-adjust:atelier:f1:2 100"]);
    }

    [Fact]
    public void A_cap_lets_in_so_many_friends_within_its_days_by_the_day_they_are_final()
    {
        var rules = Rules(Points100 with { Cap = new ReferralCap(Friends: 1, Days: 30) });
        var member = Advocate(
            Friend("f3", "2026-04-01", friend: "cor"), Friend("f1", "2026-03-01"),
            Friend("f2", "2026-03-10", friend: "dina"));

        member.On("2026-06-01", rules).Lines()[1..].ShouldBe(
            ["referral:atelier:f1 100", "referral:atelier:f3 100"]);
        Because(member, "2026-06-01", rules)["referral atelier:f2"]
            .ShouldBe("above the number of friends that are rewarded in this time");
    }
    [Fact]
    public void A_code_that_is_given_late_makes_no_room_for_a_friend_who_was_over_the_cap()
    {
        var rules = Rules(new(
            new ReferralReward(Code: CodeTerms.Percent(5m)), FinalDays: 14,
            Cap: new ReferralCap(Friends: 1, Days: 30)));
        var member = Advocate(Friend("f1", "2026-03-01"), Friend("f2", "2026-03-10", friend: "dina"));
        var given = member.Stored(member.On("2026-06-01", rules));

        foreach (var day in (string[])["2026-06-02", "2026-08-01"])
            given.On(day, rules).Entitlements.Where(one => one.Referred is not null)
                .Select(one => one.Key).ShouldBe(["referral:atelier:f1"]);
    }
}
