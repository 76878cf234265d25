using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class PointsOfAMember
{
    private const string Today = "2026-11-01";

    [Fact]
    public void A_refund_and_its_cancellation_at_one_instant_end_at_zero()
    {
        var order = Order("1", "2026-03-01", 10m).Refunded("r1", "2026-04-01", 3.33m).Cancelled("2026-04-01");

        Member(order).On(Today, Program()).Lines().ShouldBe(
            ["earn:atelier:1 10", "cancel:atelier:1 -6", "refund:atelier:1:r1 -4"]);
    }

    [Fact]
    public void After_a_cancellation_an_order_makes_no_more_postings()
    {
        var order = Order("1", "2026-03-01", 10m).Cancelled("2026-04-01").Refunded("r1", "2026-04-02", 10m);

        Member(order).On(Today, Program()).Lines().ShouldBe(["earn:atelier:1 10", "cancel:atelier:1 -10"]);
    }

    [Fact]
    public void Refunds_before_the_payment_go_by_id_and_not_by_date()
    {
        var order = Order("1", "2026-03-05", 10m).Refunded("b", "2026-03-01", 3m).Refunded("a", "2026-03-02", 5m);

        Member(order with { PlacedAt = At("2026-02-28") }).On(Today, Program()).Lines().ShouldBe(
            ["earn:atelier:1 10", "refund:atelier:1:a -5", "refund:atelier:1:b -3"]);
    }

    [Fact]
    public void Points_that_come_back_before_they_were_spent_come_back_at_the_spending()
    {
        var spent = new Customers.Redemption("x1", At("2026-05-01"), 40, Key("2"));
        var history = Member(Order("1", "2026-03-01", 100m), Order("2", "2026-04-01", 10m).Cancelled("2026-04-02"));

        var decision = (history with { Redemptions = [spent] }).On(Today, Program());

        decision.Postings.Single(posting => posting.Key == "return:x1:cancel").At.ShouldBe(At("2026-05-01"));
        decision.Points.Balance.ShouldBe(100);
    }

    [Fact]
    public void Two_redemptions_with_one_id_are_an_error_that_names_it()
    {
        var history =
            Member() with { Redemptions = [new("x1", At("2026-05-01"), 40), new("x1", At("2026-05-02"), 40)] };

        Should.Throw<HistoryException>(() => history.On(Today, Program())).Message.ShouldBe(
            "Redemption x1 makes the posting redeem:x1, " +
            "which another fact makes too; a key is unique within its member.");
    }

    [Fact]
    public void Two_stored_postings_with_one_key_are_an_error_that_names_it()
    {
        var history = Member() with
        {
            Postings = [Posting("manual:1", 5, "2026-05-01"), Posting("manual:1", 6, "2026-05-01")],
        };

        Should.Throw<HistoryException>(() => history.On(Today, Program())).Message.ShouldBe(
            "The ledger holds two postings manual:1; a key is unique within its member.");
    }

    [Fact]
    public void Two_facts_that_make_one_key_by_their_names_are_an_error()
    {
        var history = Member() with
        {
            Redemptions = [new("x", At("2026-05-01"), 1, Key("1")), new("x:1", At("2026-05-01"), 1, Key("2"))],
        };
        var one = Order("1", "2026-03-01", 10m).Refunded("1:r", "2026-05-02", 10m);
        var two = Order("2", "2026-03-01", 10m).Refunded("r", "2026-05-02", 10m);

        Should.Throw<HistoryException>(() => (history with { Orders = [one, two] }).On(Today, Program()))
            .Message.ShouldContain("return:x:1:r");
    }

    [Fact]
    public void A_stored_posting_dated_later_is_not_seen()
    {
        var history = Member() with { Postings = [Posting("manual:1", 5, "2026-11-02")] };

        history.On(Today, Program()).Postings.ShouldBeEmpty();
    }

    [Fact]
    public void A_posting_of_a_kind_that_is_not_ours_counts_by_its_sign()
    {
        var history = Member() with
        {
            Postings = [Posting("manual:1", 50, "2026-05-01"), Posting("manual:2", -20, "2026-05-02")],
        };

        history.On(Today, Program()).Points.ShouldBe(new PointsPosition(30, 0, NextExpiry: null));
    }

    [Fact]
    public void A_programme_without_points_still_honours_and_takes_back_what_is_stored()
    {
        var order = Order("1", "2026-03-01", 100m).Refunded("r1", "2026-04-01", 40m);
        var history = Member(order, Order("2", "2026-05-01", 10m)) with
        {
            Postings = [Posting("earn:atelier:1", 100, "2026-03-01", rate: 1m)],
        };

        history.On(Today, Program() with { Points = null }).Lines()
            .ShouldBe(["earn:atelier:1 100", "refund:atelier:1:r1 -40"]);
        Member(order).On(Today, Program() with { Points = null }).Points.ShouldBe(PointsPosition.None);
    }

    [Fact]
    public void More_points_than_can_be_counted_are_an_error_and_not_a_wrong_number()
    {
        var program = Program(rules => rules with { PerUnit = 1_000_000m });

        Should.Throw<HistoryException>(() => Member(Order("1", "2026-03-01", 100_000_000_000_000m)).On(Today, program))
            .Message.ShouldBe("Amounts are too large to be counted in points.");
    }

    [Fact]
    public void A_birthday_on_29_february_is_kept_on_the_28th()
    {
        var program = Program(rules => rules with { Bonuses = Bonuses(new Bonus("jarig", BonusOn.Birthday, 100)) });
        var history = Member() with { Customers = [Customer() with { Birthday = new(1992, 2, 29) }] };

        history.On(Today, program).Postings.Select(posting => posting.At).ShouldBe(
            [At("2025-02-27T23:00:00Z"), At("2026-02-27T23:00:00Z")]);
    }

    [Fact]
    public void A_member_is_welcomed_once_also_after_an_earlier_account_is_merged_in()
    {
        var program = Program(rules => rules with { Bonuses = Bonuses(new Bonus("welkom", BonusOn.Registration, 50)) });
        var history = Member() with
        {
            Customers = [Customer("c0", "2024-01-01"), Customer("c1", "2025-01-01")],
            Postings = [Posting("bonus:welkom:atelier:c1", 50, "2025-01-01")],
        };

        history.On(Today, program).Lines().ShouldBe(["bonus:welkom:atelier:c1 50"]);
    }
}
