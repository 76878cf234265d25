using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tests.Segments;

namespace ShopConnector.Loyalty.Tests.Orders;

public class CountingFacts
{
    private static readonly Order Hundred = Sample.Order("2026-03-01T14:00:00Z", 100m, "1001");

    private static readonly Metrics Nothing = new(0, 0m, FirstOrderDate: null, LastOrderDate: null);

    [Fact]
    public void A_paid_order_counts_with_what_was_not_refunded() =>
        Count(Refunded(("2026-11-01T10:00:00Z", 30m), ("2026-11-01T10:00:01Z", 70m)))
            .ShouldBe(new Metrics(1, 70m, new(2026, 3, 1), new(2026, 3, 1)));

    [Fact]
    public void An_order_counts_from_its_payment_on()
    {
        Count(Hundred with { PaidAt = null }).ShouldBe(Nothing);
        Count(Hundred with { PaidAt = Sample.At("2026-11-01T10:00:01Z") }).ShouldBe(Nothing);
        Count(Hundred with { PaidAt = Sample.At("2026-11-01T10:00:00Z") }).NumberOfOrders.ShouldBe(1);
    }

    [Fact]
    public void An_order_placed_later_does_not_exist_yet() =>
        Count(Hundred with { PlacedAt = Sample.At("2026-11-02T10:00:00Z") }).ShouldBe(Nothing);

    [Fact]
    public void A_test_a_cancelled_and_a_fully_refunded_order_do_not_count()
    {
        Count(Hundred with { Test = true }).ShouldBe(Nothing);
        Count(Hundred with { CancelledAt = Sample.At("2026-11-01T10:00:00Z") }).ShouldBe(Nothing);
        Count(Hundred with { CancelledAt = Sample.At("2026-11-01T10:00:01Z") }).NumberOfOrders.ShouldBe(1);
        Count(Refunded(("2026-04-01T10:00:00Z", 60m), ("2026-05-01T10:00:00Z", 40m))).ShouldBe(Nothing);
    }

    [Fact]
    public void A_free_order_counts_until_it_is_refunded()
    {
        var free = Hundred with { Total = 0m };

        Count(free).NumberOfOrders.ShouldBe(1);
        Count(free with { Refunds = [Sample.Refund("2026-04-01T10:00:00Z", 0m)] }).ShouldBe(Nothing);
    }

    [Fact]
    public void Dates_are_days_of_the_zone_when_the_order_was_placed()
    {
        var metrics = Count(
            Sample.Order("2026-06-30T21:59:59Z"),
            Sample.Order("2026-03-31T22:30:00Z") with { PaidAt = Sample.At("2026-08-01T12:00:00Z") });

        metrics.FirstOrderDate.ShouldBe(new LocalDate(2026, 4, 1));
        metrics.LastOrderDate.ShouldBe(new LocalDate(2026, 6, 30));
    }

    [Fact]
    public void Other_currencies_are_converted_exactly_refunds_too()
    {
        var dollars = Hundred with { Currency = "USD", Refunds = [Sample.Refund("2026-03-10T10:00:00Z", 25m)] };
        var yen = Sample.Order("2026-04-01T14:00:00Z", 1000m) with { Currency = "JPY" };

        Facts(dollars, yen, Sample.Order("2026-05-01T14:00:00Z")).Metrics.AmountSpent.ShouldBe(85.20m);
    }

    [Fact]
    public void Every_order_without_a_rate_is_named_with_the_remedy()
    {
        var pounds = Hundred with { Key = new OrderKey("atelier", "GB-1"), Currency = "GBP" };
        var cancelled = pounds with
        {
            Key = new OrderKey("atelier", "GB-2"),
            CancelledAt = Sample.At("2026-04-01T00:00:00Z"),
        };

        Should.Throw<HistoryException>(() => Facts(pounds, Hundred, cancelled)).Problems.ShouldBe(
        [
            "Order atelier:GB-1 is in GBP, for which there is no exchange rate. " +
            "Set Loyalty:ExchangeRates:GBP to what one GBP is in EUR.",
            "Order atelier:GB-2 is in GBP, for which there is no exchange rate. " +
            "Set Loyalty:ExchangeRates:GBP to what one GBP is in EUR.",
        ]);
    }

    [Fact]
    public void An_order_that_weighs_nowhere_needs_no_rate()
    {
        var pounds = Hundred with { Currency = "GBP" };

        Facts(pounds with { PaidAt = null }, pounds with { Test = true }).Metrics.ShouldBe(Nothing);
    }

    [Fact]
    public void The_return_rate_weighs_every_paid_order_that_is_no_test()
    {
        var facts = Facts(
            Hundred with { Refunds = [Sample.Refund("2026-03-10T10:00:00Z", 100m)] },
            Hundred with { CancelledAt = Sample.At("2026-04-01T00:00:00Z") },
            Hundred with { Test = true, Refunds = [Sample.Refund("2026-03-10T10:00:00Z", 100m)] },
            Sample.Order("2026-05-01T14:00:00Z", 200m));

        SegmentQuery.Parse("return_rate = 0.25").Holds(facts).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59.999999999Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("1969-12-31T22:59:59Z", "1969-12-31")]
    [InlineData("1960-01-01T00:00:00Z", "1960-01-01")]
    public void The_day_of_an_instant_is_the_calendar_s_own(string instant, string day)
    {
        var days = new ZoneDays(Sample.Amsterdam);

        DayNumber.ToDate(days.DayOf(Sample.At(instant))).ToString("uuuu-MM-dd", null).ShouldBe(day);
        DayNumber.ToDate(days.DayOf(Sample.At(instant))).ShouldBe(Sample.At(instant).InZone(Sample.Amsterdam).Date);
    }

    [Theory]
    [InlineData(new[] { 0, 10 }, 10)]
    [InlineData(new[] { 20, 0, 10, 100 }, 10)]
    [InlineData(new[] { 0, 5, 15 }, 7.5)]
    [InlineData(new[] { 3, 3, 3 }, 0)]
    public void Days_between_orders_are_the_median(int[] days, double median) =>
        OrderHabits.DaysBetween([.. days.Select(day => new CountedOrder(Hundred, day, 1m))]).ShouldBe((decimal)median);

    [Fact]
    public void One_order_has_no_interval() =>
        OrderHabits.DaysBetween([new CountedOrder(Hundred, 1, 1m)]).ShouldBeNull();

    private static Order Refunded(params (string At, decimal Total)[] refunds) =>
        Hundred with { Refunds = [.. refunds.Select(refund => Sample.Refund(refund.At, refund.Total))] };

    private static Metrics Count(params Order[] orders) => Facts(orders).Metrics;

    private static MemberFacts Facts(params Order[] orders) => new(
        new MemberHistory { Id = "m1", Orders = [.. orders] }, Sample.Amsterdam, "EUR",
        ImmutableDictionary<string, decimal>.Empty.Add("USD", 0.92m).Add("JPY", 0.0062m), Sample.At(Sample.Today));

    [Fact]
    public void What_is_too_large_to_be_counted_is_said_and_is_not_a_crash()
    {
        var member = Given.Member(Given.Order("1", "2026-01-01", decimal.MaxValue) with { GoodsTax = 1m });
        var program = Given.Program() with { Tiers = [new("Zilver", 100m)] };

        Should.Throw<HistoryException>(() => member.On("2026-02-01", program)).Problems.ShouldBe(
            ["Amounts are too large, or dates too far away, to be counted."]);
    }
}
