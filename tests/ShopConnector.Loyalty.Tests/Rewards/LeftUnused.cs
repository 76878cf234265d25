using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Rewards;

public sealed class LeftUnused
{
    private static readonly Reward s_five = new("5 euro", 500)
    {
        Terms = new CodeTerms(CodeKind.Amount, 5m),
        ValidDays = 30,
        Automatic = true,
    };

    [Fact]
    public void Who_left_an_automatic_one_unused_gets_the_next_after_the_next_purchase_so_points_still_expire()
    {
        var program = Program(points => points with { Expiry = ExpiryPolicy.Inactivity(months: 2) }) with
        {
            Rewards = [s_five],
        };
        var first = Order("1", "2026-03-01", 620m);
        var open = Member(first).Stored(Member(first).On("2026-03-02", program));

        var over = open.On("2026-04-02", program);
        over.Lines().ShouldBe(
        [
            "earn:atelier:1 620", "redeem:5 euro:atelier:c1:1 -500", "return:5 euro:atelier:c1:1:unused 500",
        ]);
        Evaluation.Explain(open, program.Compiled(), At("2026-04-02"), Wording.English)
            .Single(reason => reason.About == "reward 5 euro").Because
            .ShouldEndWith("; the last code was left unused, the next comes after the next purchase");

        var idle = open.Stored(over);
        idle.On("2026-06-02", program).Points.Balance.ShouldBe(0);

        var active = idle with { Orders = [first, Order("2", "2026-04-20", 10m)] };
        active.On("2026-04-21", program).Redemptions.Select(one => one.Id).ShouldBe(
            ["5 euro:atelier:c1:1", "5 euro:atelier:c1:2"]);
    }
}
