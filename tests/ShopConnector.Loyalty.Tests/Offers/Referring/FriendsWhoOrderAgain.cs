using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using static ShopConnector.Loyalty.Tests.Given;
using static ShopConnector.Loyalty.Tests.Offers.Referring.GivenReferrals;

namespace ShopConnector.Loyalty.Tests.Offers.Referring;

/// <summary>Only orders that count make a friend an old one, and one friend brings one reward at a time.</summary>
public sealed class FriendsWhoOrderAgain
{
    private static readonly ReferredOrder s_first = Friend("f1", "2026-03-01"), s_second = Friend("f2", "2026-03-20");

    private static readonly LoyaltyProgram s_codes = Rules(
        new(new ReferralReward(Code: CodeTerms.Percent(5m), ValidDays: 30), FinalDays: 14,
            Cap: new ReferralCap(Friends: 1, Days: 365)));

    public static TheoryData<Order> NoPurchases => new()
    {
        s_first.Order.Cancelled("2026-03-02"),
        s_first.Order.Refunded("r", "2026-03-02", 50m),
        s_first.Order with { Test = true },
        s_first.Order with { PaidAt = null },
    };

    [Theory, MemberData(nameof(NoPurchases))]
    public void A_first_order_that_counts_no_more_makes_no_old_customer(Order first)
    {
        var member = Advocate(Again(s_second, first));

        member.On("2026-06-01", Rules()).Lines()[1..].ShouldBe(["referral:atelier:f2 100"]);
    }

    [Fact]
    public void A_first_order_of_which_something_is_kept_does()
    {
        var member = Advocate(Again(s_second, s_first.Order.Refunded("r", "2026-03-02", 49.99m)));

        member.On("2026-06-01", Rules()).Points.Balance.ShouldBe(80);
        Because(member, "2026-06-01", Rules())["referral atelier:f2"]
            .ShouldBe("no new customer: bought before, by order atelier:f1");
    }

    [Fact]
    public void What_was_given_for_the_first_order_goes_with_it_and_comes_with_the_second()
    {
        var member = Advocate(s_first, Again(s_second, s_first.Order));
        member = member.Stored(member.On("2026-04-10", Rules()));
        member.On("2026-04-10", Rules()).Lines()[1..].ShouldBe(["referral:atelier:f1 100"]);

        var back = s_first.Order.Cancelled("2026-04-12");
        var told = member with { Referrals = [s_first with { Order = back }, Again(s_second, back)] };
        var decision = told.On("2026-04-20", Rules());

        decision.Lines()[1..].ShouldBe(
            ["referral:atelier:f1 100", "referral-adjust:atelier:f1:1 -100", "referral:atelier:f2 100"]);
        decision.Postings[3].At.ShouldBe(At("2026-04-12"));
        decision.Points.Balance.ShouldBe(180);
        Because(told, "2026-04-20", Rules())["referral atelier:f2"]
            .ShouldBe("100 points for the friend's order, final on 2026-04-12");

        var restored = told.Stored(decision) with { Referrals = member.Referrals };
        restored.On("2026-05-01", Rules()).Lines()[1..].ShouldBe(
        [
            "referral:atelier:f1 100", "referral-adjust:atelier:f1:1 -100", "referral:atelier:f2 100",
            "referral-adjust:atelier:f1:2 100", "referral-adjust:atelier:f2:1 -100",
        ]);
    }

    [Fact]
    public void The_same_friend_takes_no_second_place_under_the_cap()
    {
        var back = s_first.Order.Cancelled("2026-04-12");
        var member = Advocate(s_first with { Order = back }, Again(s_second, back));

        member.On("2026-06-01", s_codes).Entitlements.Select(one => one.Key)
            .ShouldBe(["Vrienden:atelier:c1:2026-02-01", "referral:atelier:f2"]);
    }

    [Fact]
    public void A_code_that_was_used_cannot_be_taken_back_so_none_is_given_in_its_place()
    {
        var member = Advocate(s_first, Again(s_second, s_first.Order));
        member = member.Stored(member.On("2026-03-16", s_codes));
        member = member with
        {
            Entitlements = [member.Entitlements[0], member.Entitlements[1] with { Code = "DANK-1" }],
            Orders = [Mine, Order("2", "2026-03-18", 30m) with { DiscountCodes = ["dank-1"] }],
        };

        var back = s_first.Order.Cancelled("2026-04-12");
        var told = member with { Referrals = [s_first with { Order = back }, Again(s_second, back)] };

        told.On("2026-06-01", s_codes).Entitlements.Select(one => (one.Key, one.State)).ShouldBe(
        [
            ("Vrienden:atelier:c1:2026-02-01", EntitlementState.Open), ("referral:atelier:f1", EntitlementState.Used),
        ]);
        Because(told, "2026-06-01", s_codes)["referral atelier:f2"]
            .ShouldBe("the code that was given for the friend's order atelier:f1 is used already");
    }

    [Fact]
    public void Of_three_orders_that_were_paid_in_another_turn_than_they_were_placed_one_is_the_first()
    {
        var paid = new[] { ("f1", "2026-03-14"), ("f2", "2026-03-02"), ("f3", "2026-03-01") };
        var orders = paid.Select((one, n) => Order(one.Item1, $"2026-02-2{n}", 50m) with
        {
            PaidAt = At(one.Item2),
            DiscountCodes = ["vr-1"],
        }).ToList();
        var member = Advocate(
            [.. orders.Select(one => Again(new ReferredOrder(one, "bas"), [.. orders.Where(other => other != one)]))]);

        member.On("2026-06-01", Rules()).Lines()[1..].ShouldBe(["referral:atelier:f3 100"]);
    }

    private static ReferredOrder Again(ReferredOrder referred, params Order[] others) =>
        referred with { Others = [.. others.Select(FriendPurchase.Of).OfType<FriendPurchase>()] };
}
