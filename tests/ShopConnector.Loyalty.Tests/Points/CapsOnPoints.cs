using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class CapsOnPoints
{
    private const string Today = "2026-11-01";

    [Fact]
    public void The_earliest_orders_of_a_month_earn_and_what_is_cut_is_stored_with_its_earning()
    {
        var history = Member(
            Order("3", "2026-03-20", 50m), Order("2", "2026-03-10", 60m), Order("1", "2026-03-01", 70m),
            Order("4", "2026-04-01", 80m));

        var decision = history.On(Today, Capped(new PointsCap(100, CapPeriod.Month)));

        decision.Lines().ShouldBe(["earn:atelier:1 70", "earn:atelier:2 30", "earn:atelier:3 0", "earn:atelier:4 80"]);
        decision.Postings.Select(posting => posting.Rule!.AtMost).ShouldBe([null, 30, 0, null]);
    }

    [Fact]
    public void A_month_is_one_of_the_zone()
    {
        var history = Member(Order("1", "2026-03-31T21:59:59Z", 100m), Order("2", "2026-03-31T22:00:00Z", 100m));

        history.On(Today, Capped(new PointsCap(100, CapPeriod.Month))).Points.Balance.ShouldBe(200);
    }

    [Fact]
    public void Refunds_of_a_cut_earning_take_what_the_rest_would_not_earn_and_end_at_zero()
    {
        var order = Order("1", "2026-03-01", 150m)
            .Refunded("r1", "2026-03-02", 40m).Refunded("r2", "2026-03-03", 40m).Refunded("r3", "2026-03-04", 70m);

        Member(order).On(Today, Capped(new PointsCap(100, CapPeriod.Order))).Lines()
            .ShouldBe(["earn:atelier:1 100", "refund:atelier:1:r2 -30", "refund:atelier:1:r3 -70"]);
    }

    [Fact]
    public void What_was_cut_is_not_given_when_the_cap_is_gone_or_another_order_is_cancelled()
    {
        var program = Capped(new PointsCap(100, CapPeriod.Month));
        var first = Order("1", "2026-03-01", 70m);
        var second = Order("2", "2026-03-10", 60m);
        var third = Order("3", "2026-03-20", 10m);
        var stored = Member(first, second, third).On("2026-03-21", program);

        Member(first.Cancelled("2026-04-01"), second, third).Stored(stored).On(Today, program).Lines().ShouldBe(
            ["earn:atelier:1 70", "earn:atelier:2 30", "earn:atelier:3 0", "cancel:atelier:1 -70"]);
        Member(first, second, third).Stored(stored).On(Today, Program()).Lines().ShouldBe(
            ["earn:atelier:1 70", "earn:atelier:2 30", "earn:atelier:3 0"]);
    }

    [Fact]
    public void What_the_ledger_holds_of_a_period_counts_first_also_when_it_is_later()
    {
        var history = Member(Order("1", "2026-03-01", 70m), Order("2", "2026-03-10", 60m)) with
        {
            Postings = [Posting("earn:atelier:2", 60, "2026-03-10", rate: 1m)],
        };

        history.On(Today, Capped(new PointsCap(100, CapPeriod.Month))).Lines()
            .ShouldBe(["earn:atelier:1 40", "earn:atelier:2 60"]);
    }

    [Fact]
    public void An_edited_order_is_raised_as_far_as_its_month_has_room()
    {
        var program = Capped(new PointsCap(100, CapPeriod.Month));
        var history = Member(Order("1", "2026-03-01", 90m), Order("2", "2026-03-10", 30m)) with
        {
            Postings =
            [
                Posting("earn:atelier:1", 50, "2026-03-01", rate: 1m),
                Posting("earn:atelier:2", 30, "2026-03-10", rate: 1m),
            ],
        };

        var raised = history.On("2026-05-01", program);
        raised.Lines().ShouldBe(["earn:atelier:1 50", "earn:atelier:2 30", "adjust:atelier:1:1 20"]);
        history.Stored(raised).On("2026-06-01", program).Lines().ShouldBe(raised.Lines());

        // Down again and back up: what it once earned needs no room.
        var down = history.Stored(raised) with { Orders = [Order("1", "2026-03-01", 40m), history.Orders[1]] };
        var lowered = down.On("2026-06-01", program);
        lowered.Points.Balance.ShouldBe(70);
        (history.Stored(lowered)).On("2026-07-01", program).Points.Balance.ShouldBe(100);
    }

    [Fact]
    public void Bonuses_on_events_have_caps_of_their_own()
    {
        var program = Program(rules => rules with
        {
            Bonuses = Bonuses(
                new Bonus("review", BonusOn.Event, 25, "review"), new Bonus("deel", BonusOn.Event, 10, "share")),
            Caps = [new(40, CapPeriod.Day, CapOn.Event, "review"), new(100, CapPeriod.Year, CapOn.Event)],
        });
        var history = Member(Order("1", "2026-03-01", 500m)) with
        {
            Events =
            [
                Event("a", "review", "2026-03-01"), Event("b", "review", "2026-03-01"),
                Event("c", "share", "2026-03-01"), Event("d", "review", "2026-03-02"),
                Event("e", "review", "2026-03-03"), Event("f", "share", "2026-03-04"),
                Event("g", "share", "2027-01-01"),
            ],
        };

        var decision = history.On("2027-02-01", program);

        decision.Lines().ShouldBe(
        [
            "bonus:deel:c 10", "bonus:review:a 25", "bonus:review:b 15", "earn:atelier:1 500", "bonus:review:d 25",
            "bonus:review:e 25", "bonus:deel:f 0", "bonus:deel:g 10",
        ]);
        history.Stored(decision).On("2027-02-01", program).Lines().ShouldBe(decision.Lines());
    }

    [Fact]
    public void A_cap_that_makes_no_sense_is_told_with_its_place()
    {
        var program = Capped(
            new(-1, CapPeriod.Day), new(5, CapPeriod.Order, CapOn.Event), new(5, CapPeriod.Day, Kind: "x"));

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.ShouldBe(
        [
            new("Points:Caps:0:Points", "is -1; it is at least 0, such as 500."),
            new("Points:Caps:1:Per", "is Order, but an event has no order; write Day, Month or Year."),
            new("Points:Caps:2:Kind", "is of events, but the cap is on earning; leave Kind out."),
        ]);
    }

    private static LoyaltyProgram Capped(params PointsCap[] caps) => Program(rules => rules with { Caps = [.. caps] });

    private static MemberEvent Event(string id, string kind, string day) => new(id, kind, At(day));
}
