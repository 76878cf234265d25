using ShopConnector.Loyalty.Segments;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Segments;

public class AppFacts
{
    [Theory]
    [InlineData("orders_placed MATCHES (app_id = 580111)", true)]
    [InlineData("orders_placed MATCHES (app_id = '580111', amount > 15)", false)]
    [InlineData("orders_placed MATCHES (app_id = 129785, count >= 2, sum_amount = 50)", true)]
    [InlineData("orders_placed MATCHES (app_id != 129785, count = 2)", true)] // Also the one of no app.
    [InlineData("orders_placed NOT MATCHES (app_id = 1)", true)]
    [InlineData("orders_placed MATCHES (app_id = 129785, date >= -10d)", false)]
    public void Orders_are_told_apart_by_the_app_that_took_them(string query, bool holds)
    {
        var member = Member(
            Order("1", "2026-01-01", 10m) with { App = "580111" },
            Order("2", "2026-01-02", 20m) with { App = "129785" },
            Order("3", "2026-01-03", 30m) with { App = "129785" }, Order("4", "2026-01-04", 40m));

        var tags = member.On("2026-02-01", Program() with { Segments = [new Segment("A", "A", query)] }).Tags;

        tags.ShouldBe(holds ? ["A"] : []);
    }

    [Fact]
    public void An_order_of_the_app_leaves_its_window_on_the_day_that_is_foretold()
    {
        var rules = Program() with
        {
            Segments = [new Segment("A", "A", "orders_placed MATCHES (app_id = 580111, date >= -30d)")],
        };
        var member = Member(Order("1", "2026-01-05", 10m) with { App = "580111" }, Order("2", "2026-01-20", 10m));

        member.On("2026-01-21", rules).NextChange.ShouldBe(At("2026-02-05T00:00:00+01:00"));
    }
}
