using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Points;

namespace ShopConnector.Tests.Points;

/// <summary>Every kind of posting in the words of a bank statement.</summary>
public sealed class StatementTests
{
    private static readonly Instant s_day1 = Instant.FromUtc(2026, 3, 1, 9, 0);

    private static readonly MemberHistory s_history = new()
    {
        Id = "m1",
        Orders = [Order("1"), Order("10")],
        Manual =
        [
            new ManualPoints("7", s_day1, 50, "Pakket te laat", "An"),
            new ManualPoints("8", s_day1, -50, "Toch niet", "Bob", Reverses: "7"),
        ],
        Redemptions =
        [
            new Redemption("5 euro:m1:1", s_day1, 500) { Reward = "5 euro" }, new Redemption("x1", s_day1, 5),
        ],
    };

    [Theory]
    [InlineData("earn:atelier:1", "Order 1 (atelier)")]
    [InlineData("earn:atelier:10", "Order 10 (atelier)")]
    [InlineData("earn:atelier:99", "Order atelier:99")]
    [InlineData("refund:atelier:1:r1", "Refund of order 1 (atelier)")]
    [InlineData("refund:atelier:10:1", "Refund of order 10 (atelier)")]
    [InlineData("cancel:atelier:1", "Order 1 (atelier) cancelled")]
    [InlineData("adjust:atelier:1:2", "Order 1 (atelier) changed")]
    [InlineData("bonus:welkom:atelier:c1", "Bonus welkom")]
    [InlineData("expire:earn:atelier:1", "Expired: Order 1 (atelier)")]
    [InlineData("expire:bonus:verjaardag:2026", "Expired: Bonus verjaardag")]
    [InlineData("expire:return:5 euro:m1:1:unused", "Expired: Back, because the code was not used: 5 euro")]
    [InlineData("redeem:5 euro:m1:1", "Redeemed: 5 euro")]
    [InlineData("redeem:x1", "Redeemed: x1")]
    [InlineData("redeem:gone", "Redeemed: gone")]
    [InlineData("return:5 euro:m1:1:unused", "Back, because the code was not used: 5 euro")]
    [InlineData("return:5 euro:m1:1:used", "Taken again, because the code was used after all: 5 euro")]
    [InlineData("return:5 euro:m1:1:r1", "Back, with its order: 5 euro")]
    [InlineData("return:5 euro:m1:1:cancel", "Back, with its order: 5 euro")]
    [InlineData("manual:7", "Pakket te laat (adjustment 7 by An)")]
    [InlineData("manual:8", "Toch niet (adjustment 8 by Bob, takes back 7)")]
    [InlineData("manual:9", "Adjustment 9")]
    [InlineData("referral:kaashuis:42", "A friend's order kaashuis:42")]
    [InlineData("referral-adjust:kaashuis:42:1", "A friend's order kaashuis:42 changed")]
    [InlineData("expire:referral:kaashuis:42", "Expired: A friend's order kaashuis:42")]
    [InlineData("odd:1", "odd:1")]
    public void A_posting_says_what_it_was_for(string key, string words) =>
        new PostingWords(s_history).Of(Posting(key, 1)).ShouldBe(words);

    [Fact]
    public void What_a_cap_cut_is_said()
    {
        var words = new PostingWords(s_history);
        var capped = new EarnedBy(1m, EarnOn.GoodsWithTax, Rounding.Down, AtMost: 20);

        words.Of(Posting("earn:atelier:1", 20) with { Rule = capped }).ShouldBe("Order 1 (atelier), up to the cap");
        words.Of(Posting("earn:atelier:1", 0) with { Rule = capped with { AtMost = 0 } })
            .ShouldBe("Order 1 (atelier), nothing: the cap was reached");
        words.Of(Posting("bonus:review:e1", 0)).ShouldBe("Bonus review, nothing: the cap was reached");
    }

    [Fact]
    public void The_lines_run_up_to_what_is_available_and_pending_together()
    {
        var now = s_day1 + Duration.FromDays(3);
        var later = s_day1 + Duration.FromDays(16);
        var decision = new Decision
        {
            MemberId = "m1",
            Tags = [],
            Metrics = new Metrics(2, 200m, FirstOrderDate: null, LastOrderDate: null),
            Points = new PointsPosition(60, 100, NextExpiry: null),
            Postings =
            [
                Posting("bonus:welkom:atelier:c1", 50) with { ExpiresAt = later },
                Posting("earn:atelier:1", 100) with { AvailableAt = later, InactiveMonths = 6 },
                Posting("manual:7", 50), Posting("redeem:x1", -40),
                Posting("earn:atelier:10", 0) with { AvailableAt = later },
            ],
        };

        var statement = Statement.Of(s_history, decision, now);

        statement.Lines.Select(line => (line.Points, line.After))
            .ShouldBe([(50, 50), (100, 150), (50, 200), (-40, 160), (0, 160)]);
        statement.Lines[^1].After.ShouldBe(statement.Position.Balance + statement.Position.Pending);
        statement.Lines.Select(line => (line.AvailableAt, line.ExpiresAt, line.InactiveMonths)).ShouldBe(
            [(null, later, null), (later, null, 6), (null, null, null), (null, null, null), (null, null, null)]);
    }

    [Theory]
    [InlineData(1, "expires after a month without an order")]
    [InlineData(6, "expires after 6 months without an order")]
    public void One_month_is_said_in_the_singular(int months, string words) =>
        new StatementView(Terminal.Open(), DateTimeZone.Utc)
            .NoteOf(new StatementLine(s_day1, "Order 1", 50, 50, null, null, months)).ShouldBe(words);

    private static Posting Posting(string key, long points) =>
        new() { Key = key, Points = points, At = s_day1, AvailableAt = s_day1 };

    private static Order Order(string id) => new()
    {
        Key = new OrderKey("atelier", id),
        PlacedAt = s_day1,
        PaidAt = s_day1,
        Currency = "EUR",
        Total = 100m,
    };
}
