using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Sync.Redeeming;

/// <summary>A redemption of the programme travels with its posting, on the line of whose code it becomes.</summary>
public sealed class RedeemPlanTests
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);
    private static readonly CustomerKey s_an = new("atelier", "an");
    private static readonly CustomerKey s_other = new("kaashuis", "7");
    private static readonly Posting s_earned = Posting("earn:atelier:1", 620);
    private static readonly Posting s_redeemed = Posting("redeem:5 euro:m1:1", -500);
    private static readonly Redemption s_redemption = new("5 euro:m1:1", s_now, 500) { Reward = "5 euro" };

    [Fact]
    public void It_is_on_the_line_of_its_customer_with_its_posting_and_nowhere_else()
    {
        var plan = Plan(stored: []);

        plan.Others.ShouldBe([s_earned]);
        var line = plan.With(Line(s_an), canCarry: true);
        line.Redemptions.ShouldBe([s_redemption]);
        line.Postings.ShouldBe([s_redeemed]);
        plan.With(Line(s_an) with { Postings = plan.Others }, canCarry: true).Postings
            .ShouldBe([s_earned, s_redeemed]);

        var other = plan.With(Line(s_other), canCarry: true);
        (other.Redemptions.Length, other.Postings.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void Whoever_can_carry_nothing_redeems_nothing()
    {
        var line = Plan(stored: []).With(Line(s_an), canCarry: false);

        (line.Redemptions.Length, line.Postings.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void What_is_stored_is_not_redeemed_again_and_its_posting_is_like_any_other()
    {
        var plan = Plan(stored: [s_redemption]);

        plan.Others.ShouldBe([s_earned, s_redeemed]);
        var line = plan.With(Line(s_an), canCarry: true);
        (line.Redemptions.Length, line.Postings.Length).ShouldBe((0, 0));
    }

    private static RedeemPlan Plan(ImmutableArray<Redemption> stored)
    {
        var decision = new Decision
        {
            MemberId = "m1",
            Tags = [],
            Metrics = new Metrics(1, 620m, FirstOrderDate: null, LastOrderDate: null),
            Points = new PointsPosition(120, 0, NextExpiry: null),
            Postings = [s_earned, s_redeemed],
            Redemptions = [s_redemption],
            Entitlements =
            [
                new Entitlement(
                    s_redemption.Id, "5 euro", s_an, s_now, s_now + Duration.FromDays(90), Code: null)
                {
                    Terms = new CodeTerms(CodeKind.Amount, 5m),
                },
            ],
        };
        var member = new StoredMember(new MemberHistory { Id = "m1", Redemptions = stored }, []);
        return new RedeemPlan(member, decision, decision.Postings);
    }

    private static PlanLine Line(CustomerKey customer) => new() { Customer = customer, MemberId = "m1" };

    private static Posting Posting(string key, long points) =>
        new() { Key = key, Points = points, At = s_now, AvailableAt = s_now };
}
