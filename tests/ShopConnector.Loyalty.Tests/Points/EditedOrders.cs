using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

/// <summary>Orders that changed after their earning was stored.</summary>
public sealed class EditedOrders
{
    private const string Today = "2026-06-01";

    [Theory, InlineData("2147483647"), InlineData("99999999999999999999"), InlineData("1000001")]
    public void A_stored_adjustment_with_a_number_that_no_order_reaches_is_refused_and_never_wraps(string number)
    {
        var history = Member(Order("1", "2026-03-01", 100m)) with
        {
            Postings =
            [
                Posting("earn:atelier:1", 90, "2026-03-01", rate: 1m),
                Posting($"adjust:atelier:1:{number}", 1, "2026-04-01"),
            ],
        };

        Should.Throw<HistoryException>(() => history.On(Today, Program())).Problems.ShouldBe([
            $"The ledger holds adjust:atelier:1:{number}; adjustments of an order count from 1 to 1000000. " +
            "Give it the number it was made with.",
        ]);
    }

    [Fact]
    public void A_restored_order_gets_back_what_its_cancellation_took()
    {
        var history = Member(Order("1", "2026-03-01", 100m)) with
        {
            Postings =
            [
                Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m),
                Posting("cancel:atelier:1", -100, "2026-04-01"),
            ],
        };

        history.On(Today, Program()).Lines().ShouldBe(
            ["earn:atelier:1 100", "cancel:atelier:1 -100", "adjust:atelier:1:1 100"]);
    }

    [Fact]
    public void A_restored_order_that_is_cancelled_once_more_ends_at_zero()
    {
        var history = Member(Order("1", "2026-03-01", 100m).Cancelled("2026-05-01")) with
        {
            Postings =
            [
                Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m), Posting("cancel:atelier:1", -100, "2026-04-01"),
                Posting("adjust:atelier:1:1", 100, "2026-04-10"),
            ],
        };

        var decision = history.On(Today, Program());

        decision.Lines()[^1].ShouldBe("adjust:atelier:1:2 -100");
        decision.Points.Balance.ShouldBe(0);
    }

    [Fact]
    public void The_stored_earning_of_a_deleted_order_is_taken_back_today_and_only_once()
    {
        var history = Member(Order("2", "2026-04-01", 30m)) with
        {
            DeletedOrders = [Key("1"), Key("3")],
            Postings = [Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m)],
        };

        var decision = history.On(Today, Program());

        decision.Lines().ShouldBe(["earn:atelier:1 100", "earn:atelier:2 30", "cancel:atelier:1 -100"]);
        decision.Postings[^1].At.ShouldBe(At(Today));
        decision.Points.Balance.ShouldBe(30);
        decision.NextChange.ShouldBeNull();
        history.Stored(decision).On("2026-07-01", Program()).Postings.Length.ShouldBe(3);
    }

    [Fact]
    public void An_order_that_was_restored_and_is_deleted_again_ends_at_zero()
    {
        var history = Member() with
        {
            DeletedOrders = [Key("1")],
            Postings =
            [
                Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m), Posting("cancel:atelier:1", -100, "2026-04-01"),
                Posting("adjust:atelier:1:1", 100, "2026-04-10"),
            ],
        };

        history.On(Today, Program()).Lines()[^1].ShouldBe("adjust:atelier:1:2 -100");
    }

    [Fact]
    public void Points_spent_on_a_deleted_order_come_back()
    {
        var history = Member(Order("2", "2026-04-01", 300m)) with
        {
            DeletedOrders = [Key("9")],
            Redemptions = [new Redemption("x1", At("2026-05-01"), 200, Key("9"))],
        };

        history.On(Today, Program()).Lines().ShouldBe(
            ["earn:atelier:2 300", "redeem:x1 -200", "return:x1:cancel 200"]);
    }

    [Fact]
    public void An_order_cannot_be_there_and_deleted_at_once()
    {
        var history = Member(Order("1", "2026-03-01", 100m)) with { DeletedOrders = [Key("1")] };

        Should.Throw<HistoryException>(() => history.On(Today, Program())).Problems.ShouldBe([
            "Order atelier:1 makes the posting earn:atelier:1, which another fact makes too; a key is unique within "
            + "its member.",
        ]);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("unpaid")]
    [InlineData("cancelled before its payment")]
    public void A_stored_earning_of_an_order_that_earns_nothing_is_taken_back_today(string become)
    {
        var order = Order("1", "2026-03-01", 100m);
        order = become switch
        {
            "test" => order with { Test = true },
            "unpaid" => order with { PaidAt = null },
            _ => order.Cancelled("2026-02-28"),
        };
        var history = Member(order) with { Postings = [Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m)] };

        var decision = history.On(Today, Program());

        decision.Lines().ShouldBe(["earn:atelier:1 100", "cancel:atelier:1 -100"]);
        decision.Postings[^1].At.ShouldBe(At(Today));
    }

    [Fact]
    public void What_a_stored_expiry_took_too_much_is_owed()
    {
        var history = Member(Order("1", "2026-01-01", 100m), Order("2", "2026-05-01", 70m)) with
        {
            Redemptions = [new("x1", At("2026-01-10"), 60)],
            Postings =
            [
                Posting("earn:atelier:1", 100, "2026-01-01", rate: 1m, expires: "2026-02-01"),
                Posting("expire:earn:atelier:1", -100, "2026-02-01"),
            ],
        };

        history.On(Today, Program()).Points.Balance.ShouldBe(10);
    }

    [Fact]
    public void What_a_stored_expiry_left_stays_without_an_expiry_and_is_spent_first()
    {
        var history = Member(Order("2", "2026-03-01", 50m)) with
        {
            Redemptions = [new("x1", At("2026-03-10"), 30)],
            Postings =
            [
                Posting("earn:atelier:1", 100, "2026-01-01", rate: 1m, expires: "2026-02-01"),
                Posting("expire:earn:atelier:1", -70, "2026-02-01"),
            ],
        };

        var points = history.On(Today, Program(rules => rules with { Expiry = new ExpiryPolicy(12) })).Points;

        points.Balance.ShouldBe(50);
        points.NextExpiry!.Points.ShouldBe(50);
    }

    [Fact]
    public void The_exchange_rate_stored_with_an_earning_rules_its_refund()
    {
        var order = Order("1", "2026-03-01", 100m).Refunded("r1", "2026-04-01", 50m) with { Currency = "USD" };
        var program = Program() with { ExchangeRates = ImmutableDictionary<string, decimal>.Empty.Add("USD", 0.5m) };
        var earned = Posting("earn:atelier:1", 92, "2026-03-01", rate: 1m);
        var history = Member(order) with { Postings = [earned with { Rule = earned.Rule! with { Exchange = 0.92m } }] };

        history.On(Today, program).Lines().ShouldBe(["earn:atelier:1 92", "refund:atelier:1:r1 -46"]);
    }

    [Fact]
    public void However_orders_are_edited_each_is_adjusted_to_what_it_holds_now_and_only_once()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var member = new RandomMember(seed);
            var program = member.Program.Compiled();
            var stored = member.History.Stored(Evaluation.Of(member.History, program, RandomMember.Last));
            var edited = stored with { Orders = [.. stored.Orders.Select(order => Edited(order, member))] };

            var at = RandomMember.Last + NodaTime.Duration.FromDays(1);
            var decision = Evaluation.Of(edited, program, at);

            foreach (var order in edited.Orders)
                Holds(order, decision, seed, capped: !member.Program.Points!.Caps.IsEmpty);

            var again = Evaluation.Of(edited.Stored(decision), program, at);
            again.Postings.ShouldBe(decision.Postings, $"seed {seed}");
            again.Points.ShouldBe(decision.Points, $"seed {seed}");
        }
    }

    private static Order Edited(Order order, RandomMember member) => member.Pick(0, 1, 2) switch
    {
        1 => order with { Goods = order.Goods + 25m, Total = order.Total + 25m },
        2 => order with { CancelledAt = null, Goods = decimal.Round(order.Goods / 2, 2) },
        _ => order,
    };

    private static void Holds(Order order, Decision decision, int seed, bool capped)
    {
        if (decision.Postings.FirstOrDefault(posting => posting.Key == $"earn:{order.Key}") is not { } earning)
            return;

        var expired = Sum(decision, $"expire:earn:{order.Key}") + Sum(decision, $"expire:adjust:{order.Key}:");
        var sum = Sum(decision, $"earn:{order.Key}") + Sum(decision, $"refund:{order.Key}:")
            + Sum(decision, $"cancel:{order.Key}") + Sum(decision, $"adjust:{order.Key}:");
        var target = order.Test || order.PaidAt is null || order.CancelledAt is not null
            ? 0
            : earning.Rule!.PointsFor(RemainingBase.Of(order, earning.Rule.On));

        // What expired is gone and is not taken once more.
        if (!capped)
            sum.ShouldBeGreaterThanOrEqualTo(target, $"seed {seed}, order {order.Key}");

        (sum + expired).ShouldBeLessThanOrEqualTo(target, $"seed {seed}, order {order.Key}");
    }

    private static long Sum(Decision decision, string key) => decision.Postings
        .Where(posting => posting.Key == key
            || (key[^1] == ':' && posting.Key.StartsWith(key, StringComparison.Ordinal)))
        .Sum(posting => posting.Points);
}
