using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class PointsByHand
{
    private static readonly LoyaltyProgram s_program = Program(rules => rules with { Expiry = new ExpiryPolicy(12) });

    [Fact]
    public void Points_given_are_a_lot_that_expires_and_points_taken_may_leave_a_debt()
    {
        var history = Member() with
        {
            Manual = [Manual("1", "2026-01-05", 50), Manual("2", "2026-02-05", -80)],
        };

        var decision = history.On("2026-03-01", s_program);
        decision.Lines().ShouldBe(["manual:1 50", "manual:2 -80"]);
        decision.Points.ShouldBe(new PointsPosition(-30, 0, NextExpiry: null));
        (history with { Manual = [history.Manual[0]] }).On("2026-03-01", s_program).Points.NextExpiry
            .ShouldBe(new PointsExpiry(At("2027-01-04T23:00:00Z"), 50));
    }

    [Fact]
    public void A_reversal_takes_its_own_lot_first_and_ends_at_zero()
    {
        var history = Member(Order("1", "2025-12-01", 100m)) with
        {
            Manual = [Manual("1", "2026-01-05", 50), Manual("2", "2026-01-06", -50, reverses: "1")],
        };

        var decision = history.On("2026-02-01", s_program);
        decision.Lines().ShouldBe(["earn:atelier:1 100", "manual:1 50", "manual:2 -50"]);
        // The order's points, which expire sooner, are untouched.
        decision.Points.ShouldBe(new PointsPosition(100, 0, new PointsExpiry(At("2026-11-30T23:00:00Z"), 100)));
        history.Stored(decision).On("2026-02-01", s_program).Points.ShouldBe(decision.Points);
    }

    [Fact]
    public void What_expired_of_it_is_not_taken_once_more()
    {
        var history = Member() with
        {
            Redemptions = [new Redemption("x1", At("2026-02-01"), 20)],
            Manual = [Manual("1", "2026-01-05", 50), Manual("2", "2027-02-01", -50, reverses: "1")],
        };

        history.On("2027-03-01", s_program).Lines()
            .ShouldBe(["manual:1 50", "redeem:x1 -20", "expire:manual:1 -30", "manual:2 -20"]);
    }

    [Fact]
    public void Points_taken_by_mistake_come_back_as_a_lot()
    {
        var history = Member() with
        {
            Manual = [Manual("1", "2026-01-05", -50), Manual("2", "2026-01-06", 50, reverses: "1")],
        };

        history.On("2026-02-01", s_program).Points.Balance.ShouldBe(0);
    }

    [Theory]
    [InlineData(50), InlineData(-50)]
    public void A_reversal_at_the_same_instant_comes_after_it(long points)
    {
        var history = Member() with
        {
            Manual = [Manual("2", "2026-01-05", -points, reverses: "1"), Manual("1", "2026-01-05", points)],
        };

        var decision = history.On("2026-01-05", s_program);
        decision.Points.ShouldBe(PointsPosition.None);
        decision.Lines().ShouldBe([$"manual:1 {points}", $"manual:2 {-points}"]);
        history.Stored(decision).On("2026-01-06", s_program).Points.ShouldBe(PointsPosition.None);
    }

    [Fact]
    public void By_hand_needs_no_programme_with_points_and_is_no_activity()
    {
        var history = Member() with { Manual = [Manual("1", "2026-01-05", 50)] };

        history.On("2026-02-01", Program() with { Points = null }).Points.Balance.ShouldBe(50);
        (history with { Orders = [Order("1", "2025-03-01", 10m)] })
            .On("2026-04-01", Program(rules => rules with { Expiry = ExpiryPolicy.Inactivity(12) }))
            .Lines().ShouldBe(["earn:atelier:1 10", "manual:1 50", "expire:earn:atelier:1 -10"]);
    }

    private static ManualPoints Manual(string id, string day, long points, string? reverses = null) =>
        new(id, At(day), points, "goedgemaakt", "An", reverses);
}
