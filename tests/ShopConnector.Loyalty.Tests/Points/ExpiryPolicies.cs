using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class ExpiryPolicies
{
    private static readonly LoyaltyProgram s_inactivity =
        Program(rules => rules with { Expiry = ExpiryPolicy.Inactivity(12) });

    [Fact]
    public void All_points_are_lost_a_year_after_the_last_order_at_the_start_of_the_day()
    {
        var history = Member(Order("1", "2024-02-01", 10m), Order("2", "2025-01-15", 20m));

        history.On("2026-01-14T22:59:59Z", s_inactivity).Points
            .ShouldBe(new PointsPosition(30, 0, new PointsExpiry(At("2026-01-14T23:00:00Z"), 30)));

        var lost = history.On("2026-01-14T23:00:00Z", s_inactivity);
        lost.Points.ShouldBe(PointsPosition.None);
        lost.Lines().ShouldBe(
        [
            "earn:atelier:1 10", "earn:atelier:2 20", "expire:earn:atelier:1 -10", "expire:earn:atelier:2 -20",
        ]);
    }

    [Fact]
    public void A_lot_stored_under_inactivity_keeps_no_date_and_an_order_extends_it()
    {
        var first = Member(Order("1", "2024-02-01", 10m)).On("2024-03-01", s_inactivity);
        first.Postings.Single().ShouldBe(Posting("earn:atelier:1", 10, "2024-02-01", rate: 1m) with
        {
            InactiveMonths = 12,
        });
        first.NextChange.ShouldBe(At("2025-01-31T23:00:00Z"));

        var history = Member(Order("1", "2024-02-01", 10m), Order("2", "2025-01-31", 5m)).Stored(first);
        history.On("2025-03-01", s_inactivity).Points
            .ShouldBe(new PointsPosition(15, 0, new PointsExpiry(At("2026-01-30T23:00:00Z"), 15)));
    }

    [Fact]
    public void An_order_paid_at_the_very_instant_comes_too_late()
    {
        var late = Order("2", "2025-02-01", 5m) with { PaidAt = At("2025-01-31T23:00:00Z") };

        Member(Order("1", "2024-02-01", 10m), late with { PlacedAt = At("2025-01-31T23:00:00Z") })
            .On("2025-03-01", s_inactivity).Lines()
            .ShouldBe(["earn:atelier:1 10", "earn:atelier:2 5", "expire:earn:atelier:1 -10"], ignoreOrder: true);
    }

    [Fact]
    public void A_redemption_is_activity_and_a_bonus_is_not()
    {
        var program = Program(rules => rules with
        {
            Expiry = ExpiryPolicy.Inactivity(12),
            Bonuses = Bonuses(new Bonus("review", BonusOn.Event, 25, "review")),
        });
        var history = Member(Order("1", "2024-02-01", 10m)) with
        {
            Redemptions = [new Redemption("x1", At("2024-06-01"), 4)],
            Events = [new MemberEvent("e1", "review", At("2025-05-01"))],
        };

        history.On("2025-06-01", program).Lines().ShouldBe(
        [
            "earn:atelier:1 10", "redeem:x1 -4", "bonus:review:e1 25", "expire:earn:atelier:1 -6",
        ]);
        // A gift to one who has been away lives its own months.
        history.On("2025-06-01", program).Points.NextExpiry.ShouldBe(new PointsExpiry(At("2026-04-30T22:00:00Z"), 25));
    }

    [Fact]
    public void A_test_an_unpaid_and_a_cancelled_order_that_never_earned_are_no_activity()
    {
        var history = Member(
            Order("1", "2024-02-01", 10m),
            Order("2", "2024-08-01", 10m) with { Test = true },
            Order("3", "2024-08-01", 10m) with { PaidAt = null },
            Order("4", "2024-08-01", 10m).Cancelled("2024-08-01"));

        history.On("2025-02-01", s_inactivity).Points.ShouldBe(PointsPosition.None);
    }

    [Fact]
    public void A_changed_policy_rules_new_lots_only()
    {
        var stored = Member(Order("1", "2024-02-01", 10m), Order("2", "2024-03-01", 20m)) with
        {
            Postings =
            [
                Posting("earn:atelier:1", 10, "2024-02-01", rate: 1m),
                Posting("earn:atelier:2", 20, "2024-03-01", rate: 1m) with { InactiveMonths = 6 },
            ],
        };

        stored.On("2025-01-01", s_inactivity).Lines().ShouldBe(
            ["earn:atelier:1 10", "earn:atelier:2 20", "expire:earn:atelier:2 -20"]);
    }

    [Fact]
    public void Points_of_a_year_are_lost_at_its_end_and_some_months_more()
    {
        var program = Program(rules => rules with { Expiry = ExpiryPolicy.CalendarYear(3) });
        var history = Member(Order("1", "2024-01-01", 10m), Order("2", "2024-12-31T22:59:59Z", 20m)) with
        {
            Events = [],
        };

        history.On("2025-01-15", program).Points.NextExpiry
            .ShouldBe(new PointsExpiry(At("2025-03-31T22:00:00Z"), 30));
        // One second later it is New Year in Amsterdam.
        Member(Order("3", "2024-12-31T23:00:00Z", 5m)).On("2025-01-15", program).Points.NextExpiry
            .ShouldBe(new PointsExpiry(At("2026-03-31T22:00:00Z"), 5));
    }

    [Fact]
    public void Points_of_31_December_must_be_available_before_they_expire()
    {
        var program = Program(rules => rules with { PendingDays = 14, Expiry = ExpiryPolicy.CalendarYear(0) });

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe(
        [
            new("Points:Expiry:GraceMonths",
                "is 0, and Points:PendingDays 14 reaches beyond it: points earned on 31 December would expire before " +
                "they are available. Write more months, such as 3."),
        ]);
    }
}
