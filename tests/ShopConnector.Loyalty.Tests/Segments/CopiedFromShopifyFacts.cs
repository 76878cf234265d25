using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>
/// Queries as Shopify's guides, templates and editor write them: each is answered, or says by name and place what
/// cannot be answered here and why. None is an "unknown attribute".
/// </summary>
public class CopiedFromShopifyFacts
{
    [Theory]
    [InlineData("amount_spent BETWEEN 1 AND 999.99", "amount_spent BETWEEN 1 AND 999.99")]
    [InlineData("amount_spent > 500.00 AND number_of_orders >= 3 AND last_order_date > -90d",
        "amount_spent > 500 AND number_of_orders >= 3 AND last_order_date > -90d")]
    [InlineData("abandoned_checkout_date >= 7_days_ago", "abandoned_checkout_date >= -7d")]
    [InlineData("last_order_date >= 30_days_ago OR last_order_date < 90_days_ago",
        "last_order_date >= -30d OR last_order_date < -90d")]
    [InlineData("customer_added_date >= 12_months_ago", "customer_added_date >= -12m")]
    [InlineData("abandoned_checkout_date > -8m", "abandoned_checkout_date > -8m")]
    [InlineData("last_order_date BETWEEN -365d AND -90d AND number_of_orders > 1",
        "last_order_date BETWEEN -365d AND -90d AND number_of_orders > 1")]
    [InlineData("first_order_date = 2024-01-01T16:00:00", "first_order_date = 2024-01-01")]
    [InlineData("customer_email_domain = 'gmail.com'", "customer_email_domain = 'gmail.com'")]
    [InlineData("customer_language = 'en'", "customer_language = 'en'")]
    [InlineData("customer_account_status = 'ENABLED'", "customer_account_status = 'ENABLED'")]
    [InlineData("email_subscription_status = 'SUBSCRIBED' and customer_tags contains 'wholesale'",
        "email_subscription_status = 'SUBSCRIBED' AND customer_tags CONTAINS 'wholesale'")]
    [InlineData("customer_countries CONTAINS 'US' AND customer_regions CONTAINS 'US-NY'",
        "customer_countries CONTAINS 'US' AND customer_regions CONTAINS 'US-NY'")]
    [InlineData("customer_cities CONTAINS 'US-NY-NewYorkCity'", "customer_cities CONTAINS 'US-NY-NewYorkCity'")]
    [InlineData("anniversary(date: 'metafields.facts.birth_date') BETWEEN today AND +30d",
        "anniversary('metafields.facts.birth_date') BETWEEN today AND +30d")]
    [InlineData("products_purchased MATCHES ( id = 7698145706200, date >= -30d )",
        "products_purchased MATCHES (id = '7698145706200', date >= -30d)")]
    [InlineData("products_purchased MATCHES (tag = 'sale', date BETWEEN -12m AND today, sum_quantity >= 2)",
        "products_purchased MATCHES (tag = 'sale', date BETWEEN -12m AND today, sum_quantity >= 2)")]
    [InlineData("products_purchased NOT MATCHES (quantity != 5)", "products_purchased NOT MATCHES (quantity != 5)")]
    [InlineData("products_purchased(id: (2012162031638)) = true",
        "products_purchased MATCHES (id = '2012162031638')")]
    [InlineData("number_of_orders = 1 AND products_purchased(tag: ('sale')) = false",
        "number_of_orders = 1 AND products_purchased NOT MATCHES (tag = 'sale')")]
    [InlineData("orders_placed MATCHES (date > -30d, amount >= 50, count >= 5, sum_amount > 100)",
        "orders_placed MATCHES (date > -30d, amount >= 50, count >= 5, sum_amount > 100)")]
    [InlineData("  amount_spent > 0 -- more than nothing\n/* and\n lately */ AND last_order_date > -30d \n\n",
        "amount_spent > 0 AND last_order_date > -30d")]
    [InlineData("FROM customers\nSHOW customer_name, note, subscription_status, location, orders, amount_spent\n" +
        "WHERE number_of_orders > 5 OR amount_spent > 200\nORDER BY updated_at DESC",
        "number_of_orders > 5 OR amount_spent > 200")]
    public void It_works_unchanged(string copied, string canonical) =>
        SegmentQuery.Parse(copied).ToString().ShouldBe(canonical);

    [Theory]
    [InlineData("amount_spent > 5 AND rfm_group = 'CHAMPIONS'",
        "Line 1 Column 22: rfm_group cannot be answered here: " +
        "it ranks a customer among all others of the shop, which is not worked out yet.")]
    [InlineData("predicted_spend_tier = 'HIGH'", "Line 1 Column 1: predicted_spend_tier cannot be answered here: " +
        "it needs the forecast of the whole shop, which is not worked out yet.")]
    [InlineData("next_order_date < today", "Line 1 Column 1: next_order_date cannot be answered here: " +
        "it needs the forecast of the whole shop, which is not worked out yet.")]
    [InlineData("predicted_orders(90d) > 1", "Line 1 Column 1: predicted_orders cannot be answered here: " +
        "it needs the forecast of the whole shop, which is not worked out yet.")]
    [InlineData("shopify_email.opened MATCHES (activity_id = 5240029206, date > -30d)",
        "Line 1 Column 1: shopify_email.opened cannot be answered here: " +
        "only Shopify's own e-mail knows what became of a message; no app is told.")]
    [InlineData("shopify_email.bounced(activity_id: 135195754518) = false",
        "Line 1 Column 1: shopify_email.bounced cannot be answered here: " +
        "only Shopify's own e-mail knows what became of a message; no app is told.")]
    [InlineData("storefront.product_viewed MATCHES (id = 1234567890, date > -7d)",
        "Line 1 Column 1: storefront.product_viewed cannot be answered here: " +
        "visits to the pages of the shop are not read.")]
    [InlineData("store_credit_accounts MATCHES (balance > 0)",
        "Line 1 Column 1: store_credit_accounts cannot be answered here: store credit is not read.")]
    [InlineData("customer_within_distance MATCHES (coordinates = '49.2827,-123.1207', distance_km = 25)",
        "Line 1 Column 1: customer_within_distance cannot be answered here: " +
        "addresses are read without coordinates; ask for customer_cities instead.")]
    [InlineData("metafields.custom.skin-type = 'dry'",
        "Line 1 Column 1: metafields.custom.skin cannot be answered here: " +
        "metafields are not read, but for the birthday: anniversary('metafields.facts.birth_date').")]
    [InlineData("companies = 123456789", "Line 1 Column 1: companies cannot be answered here: " +
        "companies of business customers are not read.")]
    [InlineData("created_by_app_id = 987654321", "Line 1 Column 1: created_by_app_id cannot be answered here: " +
        "the app that made a customer is not read.")]
    [InlineData("product_subscription_status = 'SUBSCRIBER'",
        "Line 1 Column 1: product_subscription_status cannot be answered here: " +
        "subscriptions to products are not read.")]
    [InlineData("orders_placed MATCHES (date > -30d, location_id = 1)", "Line 1 Column 37: " +
        "location_id cannot be answered here: " +
        "Shopify tells it only with a permission more, read_locations; for who buys in a physical shop, " +
        "write sales_channel_share('pos') > 0 as a clause of its own.")]
    [InlineData("products_purchased MATCHES (id IN (1012132033639, 2012162031638))",
        "Line 1 Column 32: id does not support operator 'IN'. Write the clause once for each value, joined by OR.")]
    [InlineData("products_purchased MATCHES (id NOT IN (1012132033639))",
        "Line 1 Column 32: id does not support operator 'NOT IN'. Write != once for each value.")]
    [InlineData("products_purchased(id: (8238418722967, 8238419411095)) = true", "Line 1 Column 38: " +
        "expected ')': write the clause once for each value, joined by OR, found ','.")]
    [InlineData("products_purchased MATCHES ()", "Line 1 Column 29: " +
        "products_purchased needs at least one condition; to ask for any, write (count >= 1).")]
    [InlineData("orders_placed MATCHES (date > '2025-01-01')",
        "Line 1 Column 31: expected a date without quotes, found the text '2025-01-01'.")]
    [InlineData("customer_cities IS NULL", "Line 1 Column 17: customer_cities does not support operator 'IS'.")]
    [InlineData("FROM customers SHOW amount_spent WHERE amount_spent > 0 ORDER BY updated_at LIMIT 10",
        "Line 1 Column 77: LIMIT cannot be answered here: a segment has all its members.")]
    public void Or_says_which_part_cannot_be_answered(string copied, string message) =>
        Should.Throw<SegmentQueryException>(() => SegmentQuery.Parse(copied)).Message.ShouldBe(message);

    [Theory]
    [InlineData("customer_cities CONTAINS 'US-NY-NewYorkCity'", true)]
    [InlineData("customer_cities CONTAINS 'New York City'", true)]
    [InlineData("customer_cities CONTAINS 'US-NY-NewYork'", false)]
    [InlineData("customer_cities CONTAINS 'US-NY-NewYorkCityHall'", false)]
    [InlineData("customer_cities CONTAINS 'US-NewYorkCity'", false)]
    [InlineData("customer_cities CONTAINS 'CA-NY-NewYorkCity'", false)]
    [InlineData("customer_cities CONTAINS 'us-ny-newyorkcity'", false)]
    [InlineData("customer_cities CONTAINS ''", false)]
    [InlineData("customer_regions CONTAINS 'NY'", true)]
    [InlineData("customer_regions CONTAINS 'US-NY'", true)]
    [InlineData("customer_regions CONTAINS 'US-'", false)]
    [InlineData("customer_countries CONTAINS 'US'", true)]
    public void Places_are_known_by_Shopify_s_codes_too(string query, bool holds) =>
        Holds(query, Sample.Customer with { Country = "US", Region = "NY", City = "New York City" }).ShouldBe(holds);

    [Theory]
    [InlineData("customer_cities CONTAINS 'NL-Den Haag'", false)]
    [InlineData("customer_cities CONTAINS 'NL-DenHaag'", true)]
    [InlineData("customer_cities CONTAINS 'NL--DenHaag'", true)]
    [InlineData("customer_regions CONTAINS ''", false)]
    public void Countries_without_regions_have_cities_all_the_same(string query, bool holds) =>
        Holds(query, Sample.Customer with { Country = "NL", City = "Den Haag" }).ShouldBe(holds);

    private static bool Holds(string query, Customer customer) =>
        SegmentQuery.Parse(query).Holds(Sample.Facts(Sample.Member(customer)));
}
