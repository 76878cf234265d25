using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class MultipliedPoints
{
    private const string Today = "2026-12-31";

    [Fact]
    public void Days_are_those_of_the_payment_in_the_zone_both_ends_included()
    {
        var program = Multiplied(new Multiplier("Black Friday", 2m)
        {
            From = new LocalDate(2026, 11, 20),
            Until = new LocalDate(2026, 11, 30),
        });
        var history = Member(
            Order("1", "2026-11-19T22:59:59Z", 10m), Order("2", "2026-11-19T23:00:00Z", 10m),
            Order("3", "2026-11-30T22:59:59Z", 10m), Order("4", "2026-11-30T23:00:00Z", 10m));

        history.On(Today, program).Lines().ShouldBe(
            ["earn:atelier:1 10", "earn:atelier:2 20", "earn:atelier:3 20", "earn:atelier:4 10"]);
    }

    [Fact]
    public void A_query_sees_the_member_at_the_payment_and_not_the_order_itself()
    {
        var program = Multiplied(new Multiplier("VIP", 3m) { Query = "amount_spent >= 100 AND number_of_orders = 1" });
        var history = Member(
            Order("1", "2026-01-01", 100m), Order("2", "2026-02-01", 10m), Order("3", "2026-03-01", 10m));

        history.On(Today, program).Lines().ShouldBe(["earn:atelier:1 100", "earn:atelier:2 30", "earn:atelier:3 10"]);
    }

    [Fact]
    public void The_highest_counts_alone_and_the_tier_comes_on_top()
    {
        var program = Multiplied(new Multiplier("a", 2m), new Multiplier("b", 3m), new Multiplier("c", 1.5m)) with
        {
            Tiers = [new Tier("Zilver", 100m, 1.5m)],
        };
        var history = Member(Order("1", "2026-01-01", 100m), Order("2", "2026-02-01", 10m));

        history.On(Today, program).Lines().ShouldBe(["earn:atelier:1 300", "earn:atelier:2 45"]);
    }

    [Fact]
    public void Of_an_order_only_the_share_of_the_product_is_multiplied_and_refunds_end_at_zero()
    {
        var program = Multiplied(new Multiplier("Wella", 2m) { Product = new(Vendor: "Wella") });
        var order = Order("1", "2026-03-01", 30m) with
        {
            Lines = [Line("Wella", 10m), Line("Keune", 20m), new OrderLine { Vendor = "cadeaubon", Amount = 0m }],
        };

        var whole = Member(order).On(Today, program);
        whole.Lines().ShouldBe(["earn:atelier:1 40"]); // 20 + 20; a third has no end of digits, and costs no point.
        whole.Postings[0].Rule!.Rate.ShouldBe(1.33333333333333333334m);

        Member(order.Refunded("r1", "2026-03-02", 15m).Refunded("r2", "2026-03-03", 15m)).On(Today, program).Lines()
            .ShouldBe(["earn:atelier:1 40", "refund:atelier:1:r1 -20", "refund:atelier:1:r2 -20"]);
    }

    [Theory]
    [InlineData(Rounding.Down, 40)]
    [InlineData(Rounding.Nearest, 40)]
    [InlineData(Rounding.Up, 40)]
    public void A_share_without_end_of_digits_neither_costs_nor_gives_a_point(Rounding rounding, long points)
    {
        var program = Program(rules => rules with
        {
            Rounding = rounding,
            Multipliers = [new Multiplier("Wella", 2m) { Product = new(Vendor: "Wella") }],
        });
        var order = Order("1", "2026-03-01", 30m) with { Lines = [Line("Wella", 10m), Line("Keune", 20m)] };

        Member(order).On(Today, program).Points.Balance.ShouldBe(points);
    }

    [Fact]
    public void Lines_that_all_match_or_all_do_not_need_no_amounts_and_others_do()
    {
        var program = Multiplied(new Multiplier("Wella", 2m) { Product = new(Vendor: "Wella", Tag: "kleur") });
        var (wella, keune) = (Line("Wella", amount: null), Line("Keune", amount: null));

        Member(Order("1", "2026-03-01", 10m) with { Lines = [wella, wella] }).On(Today, program)
            .Points.Balance.ShouldBe(20);
        Member(Order("1", "2026-03-01", 10m) with { Lines = [keune] }).On(Today, program).Points.Balance.ShouldBe(10);
        var mixed = Member(Order("1", "2026-03-01", 10m) with { Lines = [wella, keune] });
        Should.Throw<HistoryException>(() => mixed.On(Today, program)).Message.ShouldBe(
            "Order atelier:1 has a line without an amount, so what its products earn cannot be told apart. " +
            "Give each line an amount, or the multiplier \"Wella\" no Product.");
    }

    [Fact]
    public void A_multiplier_that_is_gone_still_rules_the_refund_of_what_it_gave()
    {
        var order = Order("1", "2026-03-01", 100m);
        var stored = Member(order).On("2026-03-02", Multiplied(new Multiplier("lente", 5m)));

        Member(order.Refunded("r1", "2026-04-01", 50m)).Stored(stored).On(Today, Program()).Lines()
            .ShouldBe(["earn:atelier:1 500", "refund:atelier:1:r1 -250"]);
    }

    [Fact]
    public void What_cannot_be_right_is_told_with_its_place()
    {
        var program = Multiplied(
            new Multiplier("a", 2m) { Query = "number_of_orders > 1 AND points_balance > 5" },
            new Multiplier("A", -1m) { Query = "customer_tags CONTAINS 'VIP'" },
            new Multiplier("c", 2m) { Product = new(), From = new(2026, 2, 1), Until = new(2026, 1, 1) });

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe(
        [
            new("Points:Multipliers:0:Query",
                "asks for points_balance, which nobody knows of the moment of a payment; " +
                "ask for orders, dates, tier or the customer, such as amount_spent >= 1000."),
            new("Points:Multipliers:1:Query",
                "asks for customer_tags, which nobody knows of the moment of a payment; " +
                "ask for orders, dates, tier or the customer, such as amount_spent >= 1000."),
            new("Points:Multipliers:1:Name",
                "\"A\" is taken by Points:Multipliers:0 already (case is ignored); give each its own, " +
                "such as \"A 2\".", "Points:Multipliers:0:Name"),
            new("Points:Multipliers:1:Times", "is -1; it is at least 0, such as 2."),
            new("Points:Multipliers:2:Until",
                "is 2026-01-01, before the first day 2026-02-01; write the last day, or the same one."),
            new("Points:Multipliers:2:Product",
                "names no product; give a Product, Vendor, Type or Tag, such as \"Vendor\": \"Wella\"."),
        ]);
    }

    private static LoyaltyProgram Multiplied(params Multiplier[] multipliers) =>
        Program(rules => rules with { Multipliers = [.. multipliers] });

    private static OrderLine Line(string vendor, decimal? amount) =>
        new() { Vendor = vendor, Tags = ["kleur"], Quantity = 1, Amount = amount };
}
