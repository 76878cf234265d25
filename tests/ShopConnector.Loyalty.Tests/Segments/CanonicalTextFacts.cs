using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

public class CanonicalTextFacts
{
    private static readonly ImmutableDictionary<string, decimal> s_noRates = ImmutableDictionary<string, decimal>.Empty;

    [Theory]
    [InlineData("(number_of_orders=3)and\n(amount_spent >= 70.470)", "number_of_orders = 3 AND amount_spent >= 70.47")]
    [InlineData("(tier = 'a' OR tier = 'b') AND tier != 'c'", "(tier = 'a' OR tier = 'b') AND tier != 'c'")]
    [InlineData("tier = 'a' OR (tier = 'b' AND tier != 'c')", "tier = 'a' OR tier = 'b' AND tier != 'c'")]
    [InlineData("tier = 'a' AND (tier = 'b' AND tier = 'c')", "tier = 'a' AND (tier = 'b' AND tier = 'c')")]
    [InlineData("last_order_date BETWEEN -1D and +0d", "last_order_date BETWEEN yesterday AND today")]
    [InlineData("last_order_date = 2026-01-02T10:00:00", "last_order_date = 2026-01-02")]
    [InlineData("last_order_date is not null", "last_order_date IS NOT NULL")]
    [InlineData("Customer_Tags not contains 'O\\'Reilly'", "customer_tags NOT CONTAINS 'O\\'Reilly'")]
    [InlineData("products_purchased(id: 1) = true", "products_purchased MATCHES (id = '1')")]
    [InlineData("products_purchased(id: 1, date: -7d) != true",
        "products_purchased NOT MATCHES (id = '1', date = -7d)")]
    [InlineData("orders_placed matches(count>=+2,sum_amount<1000000)",
        "orders_placed MATCHES (count >= 2, sum_amount < 1000000)")]
    [InlineData("product_overdue_factor>2", "product_overdue_factor > 2")]
    [InlineData("product_overdue_factor('p1')>2", "product_overdue_factor('p1') > 2")]
    [InlineData("open_complaint!=TRUE", "open_complaint != true")]
    [InlineData("top_vendor_share('Wella')>0.50", "top_vendor_share('Wella') > 0.5")]
    [InlineData("anniversary('metafields.facts.birth_date') = today",
        "anniversary('metafields.facts.birth_date') = today")]
    public void A_query_is_written_in_one_way(string query, string text) =>
        SegmentQuery.Parse(query).ToString().ShouldBe(text);

    [Fact]
    public void What_is_written_is_read_back_as_the_same_query()
    {
        Prop.ForAll(RandomQuery.Seeds, seed =>
        {
            var query = SegmentQuery.Parse(new RandomQuery(seed).NextWhole());
            var again = SegmentQuery.Parse(query.ToString());
            return again.Expression.Equals(query.Expression) && again.ToString() == query.ToString();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void A_query_and_what_is_written_of_it_hold_for_the_same_members()
    {
        Prop.ForAll(RandomQuery.Seeds, seed =>
        {
            var query = SegmentQuery.Parse(new RandomQuery(seed).Next());
            var again = SegmentQuery.Parse(query.ToString());

            return Enumerable.Range(0, 20).All(n =>
            {
                var (history, now) = RandomHistory.From(seed % 1_000_000 + n);
                var facts = new MemberFacts(history, Sample.Amsterdam, "EUR", s_noRates, now);
                return query.Holds(facts) == again.Holds(facts) && query.FirstChange(facts) == again.FirstChange(facts);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Queries_that_say_something_else_are_not_equal()
    {
        var texts = Enumerable.Range(0, 500).Select(seed => SegmentQuery.Parse(new RandomQuery(seed).Next())).ToList();

        foreach (var left in texts)
            foreach (var right in texts)
                left.Expression.Equals(right.Expression).ShouldBe(left.ToString() == right.ToString());
    }
}
