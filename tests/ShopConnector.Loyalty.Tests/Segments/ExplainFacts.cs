using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

public class ExplainFacts
{
    [Theory]
    [InlineData("amount_spent >= 1000", false, "amount_spent is 100, 900 short of 1000")]
    [InlineData("amount_spent >= 100.00", true, "amount_spent is 100, exactly 100")]
    [InlineData("amount_spent > 70.47", true, "amount_spent is 100, 29.53 above 70.47")]
    [InlineData("amount_spent < 170", true, "amount_spent is 100, 70 below 170")]
    [InlineData("number_of_orders BETWEEN 1 AND 3", true, "number_of_orders is 3, between 1 and 3")]
    [InlineData("number_of_orders BETWEEN 4 AND 5", false, "number_of_orders is 3, 1 short of 4")]
    [InlineData("number_of_orders BETWEEN 1 AND 2", false, "number_of_orders is 3, 1 above 2")]
    [InlineData("average_order_value > 40", false, "average_order_value is 33.3333, 6.6667 short of 40")]
    [InlineData("top_vendor_share('Keune') = 1", false, "top_vendor_share('Keune') is 0.3333, 0.6667 short of 1")]
    [InlineData("last_order_date >= -60d", true, "last_order_date is 2026-09-15, 13 days after 2026-09-02 (-60d)")]
    [InlineData("last_order_date = today", false, "last_order_date is 2026-09-15, 47 days before 2026-11-01 (today)")]
    [InlineData("last_order_date < 2026-09-16", true, "last_order_date is 2026-09-15, 1 day before 2026-09-16")]
    [InlineData("last_order_date BETWEEN -60d AND today", true,
        "last_order_date is 2026-09-15, between 2026-09-02 (-60d) and 2026-11-01 (today)")]
    [InlineData("last_order_date BETWEEN -90d AND -60d", false,
        "last_order_date is 2026-09-15, 13 days after 2026-09-02 (-60d)")]
    [InlineData("last_order_date IS NULL", false, "last_order_date is 2026-09-15")]
    [InlineData("abandoned_checkout_date IS NULL", true, "there is no abandoned_checkout_date")]
    [InlineData("customer_tags CONTAINS 'VIP'", false, "'VIP' is not in customer_tags")]
    [InlineData("customer_email_domain = 'example.com'", true, "customer_email_domain is 'example.com'")]
    [InlineData("customer_email_domain != 'x.nl'", true, "customer_email_domain is 'example.com', not 'x.nl'")]
    [InlineData("tier = 'Goud'", false, "there is no tier")]
    [InlineData("birthday = today", false, "there is no birthday")]
    [InlineData("orders_placed MATCHES (date >= -60d)", true, "orders_placed with date >= -60d: 1 order")]
    [InlineData("orders_placed MATCHES (date >= -60d, count >= 3, sum_amount > 20)", false,
        "orders_placed with date >= -60d: count is 1, 2 short of 3; sum_amount is 50, 30 above 20")]
    [InlineData("orders_placed MATCHES (count = 2)", false, "orders_placed: count is 3, 1 above 2")]
    [InlineData("products_purchased MATCHES (vendor = 'Goldwell')", false,
        "products_purchased with vendor = 'Goldwell': 0 orders")]
    public void A_clause_says_what_was_found_and_how_far_it_is(string query, bool holds, string because) =>
        SegmentQuery.Parse(query).Explain(Sample.Facts(Sample.ThreeOrders))
            .ShouldBe([new ClauseFinding(query.Replace("100.00", "100", StringComparison.Ordinal), holds, because)]);

    [Fact]
    public void Money_keeps_its_cents()
    {
        var order = Sample.Order("2026-03-01T14:00:00Z", 134.95m) with
        {
            Refunds = [Sample.Refund("2026-03-20T10:00:00Z", 64.48m)],
        };

        SegmentQuery.Parse("amount_spent >= 1000").Explain(Sample.Facts(Sample.Member(order)))[0].Because
            .ShouldBe("amount_spent is 70.47, 929.53 short of 1000");
    }

    [Fact]
    public void A_birthday_says_when_it_is()
    {
        var facts = Sample.Facts(Sample.Member(Sample.Customer with { Birthday = new(1992, 2, 29) }));

        SegmentQuery.Parse("birthday = today").Explain(facts)[0].Because
            .ShouldBe("the birthday is on 2027-02-28, in 119 days");
    }

    [Fact]
    public void Every_clause_is_explained_in_the_query_s_order()
    {
        var query = SegmentQuery.Parse("tier = 'Goud' OR (number_of_orders = 3 AND amount_spent > 5)");

        query.Explain(Sample.Facts(Sample.ThreeOrders)).Select(finding => (finding.Clause, finding.Holds)).ShouldBe(
            [("tier = 'Goud'", false), ("number_of_orders = 3", true), ("amount_spent > 5", true)]);
    }
}
