using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Rewards;

public sealed class RewardsOfAMember
{
    private static readonly Reward s_five = new("5 euro", 500)
    {
        Terms = new CodeTerms(CodeKind.Amount, 5m),
        ValidDays = 30,
        Automatic = true,
    };

    private static readonly string[] s_givenBack =
        ["earn:atelier:1 620", "redeem:5 euro:atelier:c1:1 -500", "return:5 euro:atelier:c1:1:unused 500"];

    [Fact]
    public void At_the_threshold_the_points_go_and_the_right_to_a_code_comes()
    {
        var decision = Member(Order("1", "2026-03-01", 620m)).On("2026-03-02", With(s_five));

        decision.Lines().ShouldBe(["earn:atelier:1 620", "redeem:5 euro:atelier:c1:1 -500"]);
        decision.Points.Balance.ShouldBe(120);
        decision.Redemptions.ShouldBe(
        [
            new Redemption("5 euro:atelier:c1:1", At("2026-03-02"), 500)
            {
                Reward = "5 euro", GivesBackAt = At("2026-04-01T22:00:00Z"), Automatic = true,
            },
        ]);
        decision.Entitlements.ShouldBe(
        [
            new Entitlement(
                "5 euro:atelier:c1:1", "5 euro", Customer().Key, At("2026-03-02"), At("2026-04-01T22:00:00Z"),
                Code: null,
                Email: "an@example.com")
            {
                Terms = new CodeTerms(CodeKind.Amount, 5m),
            },
        ]);
        decision.NextChange.ShouldBe(At("2026-04-01T22:00:00Z"));
    }

    [Fact]
    public void One_code_is_open_at_a_time_and_the_next_comes_when_it_is_used()
    {
        var first = Order("1", "2026-03-01", 1_100m);
        var history = Member(first);
        var stored = Issued(history.Stored(history.On("2026-03-02", With(s_five))));
        stored.On("2026-03-10", With(s_five)).Points.Balance.ShouldBe(600);

        var used = stored with { Orders = [first, Order("2", "2026-03-11", 10m) with { DiscountCodes = ["code-1"] }] };
        var decision = used.On("2026-03-12", With(s_five));

        decision.Points.Balance.ShouldBe(110);
        decision.Redemptions.Select(one => (one.Id, one.UsedOn)).ShouldBe(
            [("5 euro:atelier:c1:1", Key("2")), ("5 euro:atelier:c1:2", null)]);
        decision.Entitlements.Select(one => one.State).ShouldBe([EntitlementState.Used, EntitlementState.Open]);
    }

    [Fact]
    public void A_code_that_ends_unused_gives_its_points_back_as_a_lot_of_its_own()
    {
        var once = s_five with { Automatic = false };
        var history = Redeemed(once);

        history.On("2026-04-01T21:59:59Z", With(once)).Points.Balance.ShouldBe(120);
        var ended = history.On("2026-04-01T22:00:00Z", With(once));
        ended.Lines().ShouldBe(s_givenBack);
        ended.Entitlements.Single().State.ShouldBe(EntitlementState.Ended);

        var kept = s_five with { Automatic = false, GiveBack = false };
        Redeemed(kept).On("2026-05-01", With(kept)).Points.Balance.ShouldBe(120);
    }

    [Fact]
    public void An_order_that_comes_in_after_the_points_are_back_takes_them_again_exactly()
    {
        var once = s_five with { Automatic = false };
        var ended = Redeemed(once);
        ended = Issued(ended.Stored(ended.On("2026-05-01", With(once))));
        var late = Order("2", "2026-03-31", 100m) with { DiscountCodes = ["CODE-1"] };
        var used = ended with { Orders = [.. ended.Orders, late.Refunded("r1", "2026-04-10", 25m)] };

        var decision = used.On("2026-05-02", With(once));
        decision.Lines().ShouldBe(
        [
            "earn:atelier:1 620", "redeem:5 euro:atelier:c1:1 -500", "earn:atelier:2 100",
            "return:5 euro:atelier:c1:1:unused 500",
            "refund:atelier:2:r1 -25", "return:5 euro:atelier:c1:1:used -375",
        ]);
        decision.Points.Balance.ShouldBe(620 - 500 + 100 - 25 + 125);
        decision.Entitlements.Single().State.ShouldBe(EntitlementState.Used);

        var stored = used.Stored(decision);
        stored.On("2026-05-03", With(once)).Lines().ShouldBe(decision.Lines());
        (stored with { Orders = [ended.Orders[0], stored.Orders[1].Cancelled("2026-05-04")] })
            .On("2026-05-05", With(once)).Lines()[^2..].ShouldBe(
                ["cancel:atelier:2 -75", "return:5 euro:atelier:c1:1:cancel 375"]);
    }

    [Fact]
    public void A_test_order_with_the_code_neither_uses_it_nor_takes_the_points_again()
    {
        var once = s_five with { Automatic = false };
        var ended = Redeemed(once);
        ended = Issued(ended.Stored(ended.On("2026-05-01", With(once))));
        var test = Order("2", "2026-03-31", 100m) with { DiscountCodes = ["CODE-1"], Test = true };
        var tried = ended with { Orders = [.. ended.Orders, test] };

        var decision = tried.On("2026-05-02", With(once));

        decision.Lines().ShouldBe(s_givenBack);
        decision.Entitlements.Single().State.ShouldBe(EntitlementState.Ended);
        var told = tried with { Redemptions = [tried.Redemptions[0] with { UsedOn = test.Key }] };
        told.On("2026-05-02", With(once)).Lines().ShouldBe(decision.Lines());
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_code_whose_customer_comes_back_works_again_unless_its_points_are_back(bool givesBack)
    {
        var once = s_five with { Automatic = false, GiveBack = givesBack };
        var open = Redeemed(once);
        var moved = open with { Customers = [Customer() with { Email = "bea@example.com" }] };
        var away = moved.Stored(moved.On("2026-03-05", With(once)));
        away.Entitlements[0].State.ShouldBe(EntitlementState.Away);

        var back = (away with { Customers = open.Customers }).On("2026-03-06", With(once));

        (back.Points.Balance, back.Entitlements[0].State).ShouldBe(
            givesBack ? (620, EntitlementState.Ended) : (120, EntitlementState.Open));
        back.Entitlements[0].Code.ShouldBe(givesBack ? open.Entitlements[0].Code : null);
    }

    [Theory, InlineData(EntitlementState.Withdrawn), InlineData(EntitlementState.Ended)]
    public void A_code_that_is_taken_back_gives_its_points_back_at_once(EntitlementState state)
    {
        var once = s_five with { Automatic = false };
        var open = Redeemed(once);
        var back = open with { Entitlements = [open.Entitlements[0] with { State = state }] };

        var decision = back.On("2026-03-05", With(once));
        decision.Lines().ShouldBe(s_givenBack);
        decision.Postings[^1].At.ShouldBe(At("2026-03-05"));
        decision.NextChange.ShouldBeNull();
        back.Stored(decision).On("2026-05-05", With(once)).Lines().ShouldBe(decision.Lines());
    }

    [Fact]
    public void The_order_that_carries_the_code_returns_points_as_it_is_given_back()
    {
        var once = s_five with { Automatic = false };
        var second = Order("2", "2026-03-11", 100m) with { DiscountCodes = ["CODE-1"] };
        var history = Redeemed(once) with { Orders = [Order("1", "2026-03-01", 620m), second] };

        // Used, so nothing comes back at the end of the code.
        history.On("2026-05-01", With(once)).Points.Balance.ShouldBe(220);

        var refunded = history with { Orders = [history.Orders[0], second.Refunded("r1", "2026-03-20", 50m)] };
        refunded.On("2026-05-01", With(once)).Lines().ShouldBe(
        [
            "earn:atelier:1 620", "redeem:5 euro:atelier:c1:1 -500", "earn:atelier:2 100", "refund:atelier:2:r1 -50",
            "return:5 euro:atelier:c1:1:r1 250",
        ]);

        var cancelled = history with { Orders = [history.Orders[0], second.Cancelled("2026-03-20")] };
        var decision = cancelled.On("2026-05-01", With(once));
        decision.Points.Balance.ShouldBe(620);
        // The points came back, so the code must not work again.
        decision.Entitlements.Single().State.ShouldBe(EntitlementState.Used);
    }

    [Fact]
    public void Nobody_redeems_from_pending_points_or_for_nobody()
    {
        var pending = With(s_five) with
        {
            Points = new() { PendingDays = 14 },
        };

        var early = Member(Order("1", "2026-03-01", 620m)).On("2026-03-02", pending);
        early.Redemptions.ShouldBeEmpty();
        early.NextChange.ShouldBe(At("2026-03-14T23:00:00Z"));
        Member(Order("1", "2026-03-01", 620m)).On("2026-03-15", pending).Redemptions.Length.ShouldBe(1);
        (Member(Order("1", "2026-03-01", 620m)) with { Customers = [] }).On("2026-03-15", pending)
            .Redemptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_says_how_far_away_a_reward_is()
    {
        var program = With(s_five, new Reward("cadeau", 100) { Gift = "Cadeau" }).Compiled();
        var history = Member(Order("1", "2026-03-01", 120m));

        Evaluation.Explain(history, program, At("2026-03-02"))
            .Where(one => one.About.StartsWith("reward", StringComparison.Ordinal))
            .ShouldBe(
            [
                new Reason("reward 5 euro", Holds: false, "120 points, 380 short of 500"),
                new Reason("reward cadeau", Holds: false, "120 points suffice for 100; staff redeem it"),
            ]);
    }

    [Fact]
    public void What_cannot_be_right_is_told_with_its_place()
    {
        var program = With(
            new Reward("Kom terug", 0) { Terms = CodeTerms.Percent(0m), ValidDays = 0 }, new Reward("niets", 5),
            new Reward("alles", 5) { Terms = CodeTerms.Percent(5m), Gift = "a,b" }) with
        {
            Offers = [new Offer("kom terug", "amount_spent > 1", OfferValue.Percent(15m))],
            Segments = [new("A", "Cadeau", "customer_tags CONTAINS 'a,b'")],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.Select(problem => problem.Path).ShouldBe(
        [
            "Segments:0:Query", "Rewards:0:ValidDays", "Rewards:0:Points", "Rewards:0:Percent", "Rewards:0:Name",
            "Rewards:1", "Rewards:2:Gift", "Rewards:2",
        ]);
        problems.ShouldContain(new ProgramProblem("Rewards:0:Name",
            "\"Kom terug\" is the name of Offers:0 too (case is ignored); a code is known by the name of what it is " +
            "for, so write another, such as \"Kom terug voor punten\".", "Offers:0:Name"));
    }

    [Theory]
    [InlineData("goud", "Segments:0", "Tag"), InlineData("TIER ZILVER", "Tiers:0", "Tag")]
    [InlineData("Cadeautje", "Offers:0", "Gift"), InlineData("cadeau", "Rewards:0", "Gift")]
    public void A_gift_is_nobody_elses_tag(string gift, string owner, string setting)
    {
        var program = With(new Reward("een", 5) { Gift = "Cadeau" }, new Reward("twee", 5) { Gift = gift }) with
        {
            Segments = [new("Goud", "Goud", "amount_spent > 1000")],
            Tiers = [new("Zilver", 500m) { Tag = "Tier Zilver" }],
            Offers = [new Offer("Vijfde", "number_of_orders = 4", OfferValue.Tag("Cadeautje"))],
            TagFamilies = [new("merk:", TagFamilyBy.Vendor, 1m, 2)],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe([new ProgramProblem("Rewards:1:Gift",
            $"\"{gift}\" is the tag of {owner} already; give each its own, such as \"{gift} 2\".",
            $"{owner}:{setting}")]);
    }

    [Fact]
    public void What_staff_redeemed_beside_an_unstored_redemption_never_lends_its_number()
    {
        var history = Member(Order("1", "2026-03-01", 2_000m));
        var decision = history.On("2026-03-02", With(s_five));
        var second = RedeemedReward.Of(
            s_five, history with { Redemptions = decision.Redemptions }, Amsterdam, At("2026-03-02")).ShouldNotBeNull();
        var stored = history with { Redemptions = [second.Redemption], Entitlements = [second.Entitlement] };

        var after = stored.On("2026-05-01", With(s_five));

        after.Redemptions.Select(one => one.Id).ShouldBe(["5 euro:atelier:c1:2", "5 euro:atelier:c1:3"]);
    }

    [Fact]
    public void A_reward_goes_to_the_customer_who_has_a_place_for_it_or_is_not_redeemed()
    {
        var member = Member(Order("1", "2026-03-01", 620m));
        var guest = new Customer { Key = new CustomerKey("kaashuis", "g"), Email = "an@example.com" };
        var both = member with { Customers = [Customer(), guest], Codeless = [Customer().Key] };

        both.On("2026-03-02", With(s_five)).Entitlements.Single().Customer.ShouldBe(guest.Key);

        var nobody = both with { Codeless = [Customer().Key, guest.Key] };
        var decision = nobody.On("2026-03-02", With(s_five));
        decision.Redemptions.ShouldBeEmpty();
        decision.Points.Balance.ShouldBe(620);
    }

    private static LoyaltyProgram With(params Reward[] rewards) => Program() with { Rewards = [.. rewards] };

    /// <summary>As staff do it, and the shop has confirmed the code.</summary>
    private static MemberHistory Redeemed(Reward reward)
    {
        var history = Member(Order("1", "2026-03-01", 620m));
        var redeemed = RedeemedReward.Of(reward, history, Amsterdam, At("2026-03-02")).ShouldNotBeNull();
        return Issued(history with
        {
            Redemptions = [redeemed.Redemption],
            Entitlements = [redeemed.Entitlement],
        });
    }

    private static MemberHistory Issued(MemberHistory history) => history with
    {
        Entitlements = [.. history.Entitlements.Select((one, index) => one with { Code = $"CODE-{index + 1}" })],
    };
}
