using NodaTime;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Tiers;

public sealed class StandingOfAMember
{
    private static readonly Tier s_silver = new("Zilver", 100m);

    private static readonly Tier s_gold = new("Goud", 500m);

    private static readonly LoyaltyProgram s_program =
        Program(points => points with { PendingDays = 14 }) with { Tiers = [s_gold, s_silver] };

    [Fact]
    public void What_is_missing_is_told_of_the_next_tier_above()
    {
        Standing("2026-03-02", Member()).Next.ShouldBe(new TierAhead(s_silver, 0m));
        var silver = Standing("2026-03-02", Member(Order("1", "2026-03-01", 120.01m)));
        (silver.Tier, silver.Next, silver.Next!.Missing).ShouldBe((s_silver, new TierAhead(s_gold, 120.01m), 379.99m));
        var gold = Standing("2026-03-02", Member(Order("1", "2026-03-01", 500m)));
        (gold.Tier, gold.Next).ShouldBe((s_gold, null));
    }

    [Fact]
    public void A_tier_that_is_only_held_is_not_told_to_be_missing()
    {
        var history = Member(Order("1", "2026-03-01", 120m), Order("2", "2026-04-01", 30m));
        var standing = Standing("2027-03-15", history, s_program with { TierHoldMonths = 3 });

        (standing.Tier, standing.Next).ShouldBe((s_silver, new TierAhead(s_gold, 30m)));
    }

    [Fact]
    public void Pending_points_are_told_by_the_day_they_come_free_refunds_taken_off()
    {
        var standing = Standing("2026-03-10", Member(
            Order("2", "2026-03-02", 50m), Order("1", "2026-03-01", 100m).Refunded("r", "2026-03-05", 40m),
            Order("3", "2026-03-03", 10m).Cancelled("2026-03-04")));

        standing.Points.Pending.ShouldBe(110);
        standing.Releases.ShouldBe(
            [new PointsRelease(Midnight(15), 60), new PointsRelease(Midnight(16), 50)]);
    }

    private static Instant Midnight(int day) => Amsterdam.AtStartOfDay(new LocalDate(2026, 3, day)).ToInstant();

    private static MemberStanding Standing(
        string day, Customers.MemberHistory history, LoyaltyProgram? program = null) =>
        Evaluation.Standing(history, (program ?? s_program).Compiled(), At(day));
}
