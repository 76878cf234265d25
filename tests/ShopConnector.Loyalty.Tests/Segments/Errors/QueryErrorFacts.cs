using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments.Errors;

public class QueryErrorFacts
{
    [Theory]
    [InlineData("number_of_orders >> 3", "Line 1 Column 19: expected a number, found '>'.")]
    [InlineData("number_of_orders > 1.5", "Line 1 Column 20: expected a whole number, found '1.5'.")]
    [InlineData("number_of_orders > 1 amount_spent < 5",
        "Line 1 Column 22: expected AND, OR or the end of the query, found 'amount_spent'.")]
    [InlineData("(number_of_orders > 1", "Line 1 Column 22: expected AND, OR or ')', found the end of the query.")]
    [InlineData("number_of_orders > 1)", "Line 1 Column 21: expected AND, OR or the end of the query, found ')'.")]
    [InlineData("number_of_orders > 1\nAND amount_spent > 'x'",
        "Line 2 Column 20: expected a number, found the text 'x'.")]
    [InlineData("amount_spent", "Line 1 Column 13: expected an operator, found the end of the query.")]
    [InlineData("amount_spent 5", "Line 1 Column 14: expected an operator, found '5'.")]
    [InlineData("amount_spent > 1.", "Line 1 Column 16: expected a number, found '1.'.")]
    [InlineData("amount_spent > 1,5", "Line 1 Column 17: expected AND, OR or the end of the query, found ','.")]
    [InlineData("amount_spent > 12345678901234567890123456789",
        "Line 1 Column 16: expected a number of at most 28 digits, found '12345678901234567890123456789'.")]
    [InlineData("amount_spent > 99999999999999999999999999999999",
        "Line 1 Column 16: expected a number of at most 28 digits, found '99999999999999999999999999999999'.")]
    [InlineData("amount_spent BETWEEN 1 5", "Line 1 Column 24: expected AND, found '5'.")]
    [InlineData("amount_spent IS NULL", "Line 1 Column 14: amount_spent does not support operator 'IS'.")]
    [InlineData("amount_spent IN (1)",
        "Line 1 Column 14: amount_spent does not support operator 'IN'. " +
        "Write the clause once for each value, joined by OR.")]
    [InlineData("amount_spent NOT BETWEEN 1 AND 2",
        "Line 1 Column 14: amount_spent does not support operator 'NOT BETWEEN'.")]
    [InlineData("customer_tags = 'VIP'", "Line 1 Column 15: customer_tags does not support operator '='.")]
    [InlineData("customer_tags NOT", "Line 1 Column 18: expected CONTAINS, found the end of the query.")]
    [InlineData("customer_tags NOT 'VIP'", "Line 1 Column 19: expected CONTAINS, found the text 'VIP'.")]
    [InlineData("customer_tags NOT MATCHES ('VIP')",
        "Line 1 Column 15: customer_tags does not support operator 'NOT MATCHES'.")]
    [InlineData("customer_tags CONTAINS VIP", "Line 1 Column 24: expected a text in single quotes, found 'VIP'.")]
    [InlineData("customer_tags CONTAINS \"VIP\"", "Line 1 Column 24: expected a text in single quotes, found '\"'.")]
    [InlineData("customer_tags CONTAINS 'VIP", "Line 1 Column 24: this quote is never closed.")]
    [InlineData("customer_tags CONTAINS '🎁' x",
        "Line 1 Column 28: expected AND, OR or the end of the query, found 'x'.")]
    [InlineData("customer_language > 'nl'", "Line 1 Column 19: customer_language does not support operator '>'.")]
    [InlineData("tier CONTAINS 'Goud'", "Line 1 Column 6: tier does not support operator 'CONTAINS'.")]
    [InlineData("birthday != today", "Line 1 Column 10: birthday does not support operator '!='.")]
    [InlineData("anniversary('x') = today",
        "Line 1 Column 13: anniversary knows only 'metafields.facts.birth_date', found the text 'x'.")]
    [InlineData("anniversary = today", "Line 1 Column 13: expected '(', found '='.")]
    [InlineData("", "Line 1 Column 1: expected an attribute, found the end of the query.")]
    [InlineData("number_of_orders = 1 AND", "Line 1 Column 25: expected an attribute, found the end of the query.")]
    [InlineData("number_of_orders = 1 AND total_spent > 5",
        "Line 1 Column 26: unknown attribute 'total_spent'. Did you mean amount_spent?")]
    [InlineData("numbr_of_orders = 1",
        "Line 1 Column 1: unknown attribute 'numbr_of_orders'. Did you mean number_of_orders?")]
    [InlineData("NOT (number_of_orders = 1)", "Line 1 Column 1: NOT stands only before CONTAINS, MATCHES and NULL.")]
    [InlineData("email_subscription_status = 'MAYBE'",
        "Line 1 Column 29: email_subscription_status has no value 'MAYBE'. " +
        "Known are SUBSCRIBED, NOT_SUBSCRIBED, PENDING, UNSUBSCRIBED, INVALID, REDACTED.")]
    [InlineData("email_subscription_status = 'subscribed'",
        "Line 1 Column 29: email_subscription_status has no value 'subscribed'. Did you mean SUBSCRIBED?")]
    [InlineData("open_complaint > true", "Line 1 Column 16: open_complaint does not support operator '>'.")]
    [InlineData("open_complaint = 'true'", "Line 1 Column 18: expected true or false, found the text 'true'.")]
    [InlineData("amount_spent > 1 /* why", "Line 1 Column 18: this comment is never closed.")]
    [InlineData("FROM orders SHOW x WHERE amount_spent > 1", "Line 1 Column 6: expected customers, found 'orders'.")]
    [InlineData("FROM customers SHOW amount_spent", "Line 1 Column 33: expected WHERE, found the end of the query.")]
    [InlineData("#", "Line 1 Column 1: expected an attribute, found '#'.")]
    public void A_bad_query_says_where_and_what_was_expected(string query, string message) =>
        Refused(query, message);

    [Theory]
    [InlineData("last_order_date > 2026-13-45", "Line 1 Column 19: expected a date, found '2026-13-45'.")]
    [InlineData("last_order_date > 2026-01-01T10:00:00Z",
        "Line 1 Column 19: expected a date, found '2026-01-01T10:00:00Z'.")]
    [InlineData("last_order_date > -", "Line 1 Column 19: expected a date, found '-'.")]
    [InlineData("last_order_date > -d", "Line 1 Column 19: expected a date, found '-d'.")]
    [InlineData("last_order_date > '2026-01-01'",
        "Line 1 Column 19: expected a date without quotes, found the text '2026-01-01'.")]
    [InlineData("last_order_date > 60d", "Line 1 Column 19: expected a date, found '60d'.")]
    [InlineData("last_order_date > -60", "Line 1 Column 19: expected a date, found '-60'.")]
    [InlineData("last_order_date > -201y", "Line 1 Column 19: expected a date at most 200 years away, found '-201y'.")]
    [InlineData("last_order_date > tomorrow", "Line 1 Column 19: expected a date, found 'tomorrow'.")]
    [InlineData("last_order_date CONTAINS 'x'",
        "Line 1 Column 17: last_order_date does not support operator 'CONTAINS'.")]
    [InlineData("last_order_date IS 5", "Line 1 Column 20: expected NULL or NOT NULL, found '5'.")]
    public void A_bad_date_says_where_and_what_was_expected(string query, string message) =>
        Refused(query, message);

    [Theory]
    [InlineData("orders_placed MATCHES ()",
        "Line 1 Column 24: orders_placed needs at least one condition; to ask for any, write (count >= 1).")]
    [InlineData("orders_placed MATCHES (colour = 'x')",
        "Line 1 Column 24: unknown parameter of orders_placed 'colour'. " +
        "Known are date, amount, app_id, count, sum_amount.")]
    [InlineData("orders_placed MATCHES (count = 1 AND count = 2)",
        "Line 1 Column 34: expected ',' or ')', found 'AND'.")]
    [InlineData("orders_placed = 3", "Line 1 Column 15: orders_placed does not support operator '='.")]
    [InlineData("orders_placed NOT (count = 3)", "Line 1 Column 19: expected MATCHES, found '('.")]
    [InlineData("products_purchased MATCHES (tag CONTAINS 'x')",
        "Line 1 Column 33: tag does not support operator 'CONTAINS'.")]
    [InlineData("products_purchased MATCHES (id = -1)",
        "Line 1 Column 34: expected a text in single quotes, found '-1'.")]
    [InlineData("products_purchased(id: 1) > 2", "Line 1 Column 27: products_purchased does not support operator '>'.")]
    [InlineData("products_purchased(id: 1) = 1", "Line 1 Column 29: expected true or false, found '1'.")]
    [InlineData("products_purchased(id = 1) = true", "Line 1 Column 23: expected ':', found '='.")]
    public void A_bad_condition_says_where_and_what_was_expected(string query, string message) =>
        Refused(query, message);

    [Fact]
    public void Parentheses_are_nested_a_hundred_deep_and_no_deeper()
    {
        static string Nested(int depth) => $"{new string('(', depth)}number_of_orders = 1{new string(')', depth)}";

        SegmentQuery.Parse(Nested(100)).ToString().ShouldBe("number_of_orders = 1");
        Refused(Nested(101), "Line 1 Column 101: parentheses may be nested 100 deep.");
    }

    [Fact]
    public void A_query_of_ten_thousand_clauses_is_read_and_answered()
    {
        var clauses = Enumerable.Range(0, 10_000).Select(n => $"number_of_orders = {n}");
        var query = SegmentQuery.Parse(string.Join(" OR ", clauses));

        query.Holds(Sample.Facts(Sample.ThreeOrders)).ShouldBeTrue();
    }

    private static void Refused(string query, string message) =>
        Should.Throw<SegmentQueryException>(() => SegmentQuery.Parse(query)).Message.ShouldBe(message);
}
