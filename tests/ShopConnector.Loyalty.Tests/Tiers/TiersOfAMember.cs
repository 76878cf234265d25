using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Tiers;

public sealed class TiersOfAMember
{
    private static readonly LoyaltyProgram Rolling = Program() with
    {
        Tiers = [new Tier("Goud", 500m, 2m), new Tier("Zilver", 200m, 1.5m)],
    };

    private static readonly LoyaltyProgram Held = Rolling with { TierHoldMonths = 3 };

    [Theory]
    [InlineData("2026-03-09T23:59:59+01:00", "Zilver")]
    [InlineData("2026-03-10T00:00:00+01:00", null)]
    public void A_tier_is_held_for_months_after_its_payment_left_the_window(string at, string? tier) =>
        Member(Order("1", "2024-12-10", 300m)).On(at, Held).Tier.ShouldBe(tier);

    [Fact]
    public void The_end_of_the_hold_is_the_next_change() =>
        Member(Order("1", "2024-12-10", 300m)).On("2026-01-01", Held)
            .NextChange.ShouldBe(At("2026-03-10T00:00:00+01:00"));

    [Theory]
    [InlineData("2026-01-05", "Goud", 200, "2026-01-10T00:00:00+01:00")] // 300 bought, the first hundred leave first.
    [InlineData("2026-01-10", "Goud", 300, "2026-06-01T00:00:00+02:00")]
    [InlineData("2026-06-01", "Zilver", 200, null)]
    public void The_next_tier_says_what_is_missing_and_until_when_that_is_so(
        string at, string tier, int missing, string? until) =>
        Member(Order("1", "2025-01-10", 100m), Order("2", "2025-06-01", 200m)).On(at, Rolling).NextTier
            .ShouldBe(new NextTier(tier, missing, until is null ? null : At(until)));

    [Fact]
    public void The_highest_tier_has_no_next_one_and_a_held_one_counts_as_shown()
    {
        Member(Order("1", "2026-01-10", 500m)).On("2026-02-01", Rolling).NextTier.ShouldBeNull();
        Member(Order("1", "2024-12-10", 300m)).On("2026-01-01", Held).NextTier
            .ShouldBe(new NextTier("Goud", 500m, Until: null));
    }

    [Theory]
    [InlineData("2026-10-30T14:29:59+01:00", "Zilver", "2026-10-30T14:30:00+01:00")]
    [InlineData("2026-10-30T14:30:00+01:00", null, null)]
    [InlineData("2026-10-31T09:00:00+01:00", null, null)] // A month before, too, is 30 September.
    public void A_tier_let_go_is_not_back_on_the_31st_for_a_morning(string at, string? tier, string? next)
    {
        var decision = Member(Order("1", "2026-09-10", 300m).Cancelled("2026-09-30T14:30:00+02:00"))
            .On(at, Rolling with { TierHoldMonths = 1 });

        decision.Tier.ShouldBe(tier);
        decision.NextChange.ShouldBe(next is null ? null : At(next));
    }

    [Theory]
    [InlineData("2026-10-31T23:59:59+01:00", "Zilver")]
    [InlineData("2026-11-01T00:00:00+01:00", null)]
    public void A_tier_that_lasted_through_the_30th_is_held_through_the_31st(string at, string? tier) =>
        Member(Order("1", "2025-10-01", 300m)).On(at, Rolling with { TierHoldMonths = 1 }).Tier.ShouldBe(tier);

    [Fact]
    public void A_tier_reached_and_cancelled_is_held_all_the_same() =>
        Member(Order("1", "2026-01-10", 300m).Cancelled("2026-02-10")).On("2026-05-09", Held).Tier.ShouldBe("Zilver");

    [Fact]
    public void A_held_tier_earns_at_its_multiplier() =>
        Member(Order("1", "2026-01-10", 300m).Cancelled("2026-02-10"), Order("2", "2026-03-01", 10m))
            .On("2026-05-01", Held).Lines()
            .ShouldBe(["earn:atelier:1 300", "cancel:atelier:1 -300", "earn:atelier:2 15"]);

    [Fact]
    public void Two_payments_at_one_instant_see_each_other_and_not_themselves() =>
        Member(Order("1", "2026-01-10", 200m), Order("2", "2026-01-10", 100m)).On("2026-05-01", Rolling).Lines()
            .ShouldBe(["earn:atelier:1 200", "earn:atelier:2 150"]);

    [Fact]
    public void An_order_refunded_before_a_payment_no_longer_lifts_its_rate() =>
        Member(Order("1", "2026-01-10", 200m).Refunded("r1", "2026-01-20", 200m), Order("2", "2026-02-01", 100m))
            .On("2026-05-01", Rolling).Postings
            .Single(posting => posting.Key == "earn:atelier:2").Rule!.Rate.ShouldBe(1m);

    [Fact]
    public void A_payment_on_29_february_stays_in_the_window_through_28_february()
    {
        var history = Member(Order("1", "2024-02-29", 300m));

        history.On("2025-02-28", Rolling).Tier.ShouldBe("Zilver");
        history.On("2025-03-01", Rolling).Tier.ShouldBeNull();
    }

    [Fact]
    public void What_qualifies_is_converted_exactly()
    {
        var order = Order("1", "2026-01-10", 217.391305m) with { Currency = "USD" };
        var program = Rolling with { ExchangeRates = Rolling.ExchangeRates.Add("USD", 0.92m) };

        Member(order).On("2026-05-01", program).Tier.ShouldBe("Zilver");
        Member(order with { Goods = 217.391304m }).On("2026-05-01", program).Tier.ShouldBeNull();
    }

    [Fact]
    public void Why_a_tier_is_there_or_not_is_told_in_amounts() =>
        Evaluation.Explain(Member(Order("1", "2026-01-10", 249.50m)), Rolling.Compiled(), At("2026-05-01"))
            .Select(reason => $"{reason.About} {reason.Holds}: {reason.Because}").ShouldBe([
                "tier Zilver True: 249.5 qualifies, 49.5 above 200",
                "tier Goud False: 249.5 qualifies, 250.5 short of 500",
                "points True: 249 available, 0 pending",
            ]);
}
