using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

public class ChangeDaysFacts
{
    private const int BruteDays = 3 * 366;

    [Theory]
    [InlineData("last_order_date >= -60d", "2026-11-15")]
    [InlineData("last_order_date <= -90d", "2026-12-14")]
    [InlineData("last_order_date > -2m", "2026-11-15")]
    [InlineData("last_order_date = -1y", "2027-09-15")]
    [InlineData("last_order_date BETWEEN -90d AND -60d", "2026-11-14")]
    [InlineData("first_order_date < today", null)]
    [InlineData("last_order_date > 2026-01-01", null)]
    [InlineData("overdue_factor > 1", "2027-01-18")]
    [InlineData("overdue_factor >= 1", "2027-01-17")]
    [InlineData("overdue_factor > 99999999999999999999999999", null)]
    [InlineData("orders_placed MATCHES (date >= -1y, count >= 3)", "2027-01-11")]
    [InlineData("orders_placed MATCHES (date >= -1y, amount > 40)", "2027-09-16")]
    [InlineData("products_purchased MATCHES (date >= -60d)", "2026-11-15")]
    [InlineData("birthday = today", "2027-02-28")]
    [InlineData("birthday = +14d", "2027-02-14")]
    [InlineData("birthday BETWEEN today AND +30d", "2027-01-29")]
    [InlineData("birthday = today AND amount_spent > 1000", null)]
    [InlineData("birthday = today AND last_order_date < -3y", "2030-02-28")]
    [InlineData("birthday = 2027-02-28", null)]
    [InlineData("birthday BETWEEN -37d AND 2040-02-15", "2039-04-07")]
    [InlineData("birthday BETWEEN 2040-02-15 AND +30d", "2040-01-30")]
    [InlineData("last_order_date >= -60d OR number_of_orders = 3", null)]
    [InlineData("last_order_date >= -60d AND points_balance > 5", null)]
    [InlineData("customer_tags NOT CONTAINS 'x'", null)]
    public void The_first_change_is_known(string query, string? day)
    {
        var member = Sample.ThreeOrders with { Customers = [Sample.Customer with { Birthday = new(1992, 2, 29) }] };
        LocalDate? expected = day is null ? null : LocalDatePattern.Iso.Parse(day).Value;

        SegmentQuery.Parse(query).FirstChange(Sample.Facts(member)).ShouldBe(expected);
    }

    [Fact]
    public void A_part_that_stays_false_spares_looking_ahead()
    {
        var member = Sample.ThreeOrders with { Customers = [Sample.Customer with { Birthday = new(1990, 5, 1) }] };

        SegmentQuery.Parse("birthday = today AND amount_spent > 1000").ChangeDays(Sample.Facts(member)).ShouldBeEmpty();
        SegmentQuery.Parse("birthday = today").ChangeDays(Sample.Facts(member)).Count().ShouldBeInRange(17, 19);
    }

    [Fact]
    public void The_first_change_is_never_missed()
    {
        Prop.ForAll(RandomQuery.Seeds, seed =>
        {
            var query = SegmentQuery.Parse(new RandomQuery(seed).NextOfTime());
            var (history, now) = RandomHistory.From(seed);
            var facts = new MemberFacts(history, Sample.Amsterdam, "EUR", Rates, now);

            // Day by day, as nobody should in earnest.
            var changed = Enumerable.Range(1, BruteDays).Select(n => facts.Today.PlusDays(n))
                .Where(day => query.HoldsOn(day, facts) != query.Holds(facts)).Take(1).ToList();
            var known = query.FirstChange(facts);
            var days = query.ChangeDays(facts).ToList();

            days.ShouldBeInOrder(SortDirection.Ascending);
            days.ShouldAllBe(day => day > facts.Today);
            if (changed.Count > 0)
            {
                known.ShouldBe(changed[0], query.ToString());
                days.ShouldContain(changed[0], query.ToString());
            }
            else
            {
                (known is null || known > facts.Today.PlusDays(BruteDays)).ShouldBeTrue(query.ToString());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Asking_about_a_later_day_is_asking_on_that_day()
    {
        Prop.ForAll(RandomQuery.Seeds, seed =>
        {
            var query = SegmentQuery.Parse(new RandomQuery(seed).NextOfTime());
            var (history, now) = RandomHistory.From(seed);
            var facts = new MemberFacts(history, Sample.Amsterdam, "EUR", Rates, now);
            var day = facts.Today.PlusDays(1 + seed % 400);
            var then = new MemberFacts(
                history, Sample.Amsterdam, "EUR", Rates, day.AtStartOfDayInZone(Sample.Amsterdam).ToInstant());

            return query.HoldsOn(day, facts) == query.Holds(then);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, decimal> Rates =>
        System.Collections.Immutable.ImmutableDictionary<string, decimal>.Empty;
}
