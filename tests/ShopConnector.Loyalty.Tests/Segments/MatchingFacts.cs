using System.Collections.Frozen;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

public class MatchingFacts
{
    [Theory]
    [InlineData("number_of_orders = 3", true)]
    [InlineData("number_of_orders != 3", false)]
    [InlineData("number_of_orders > 3", false)]
    [InlineData("number_of_orders >= 3", true)]
    [InlineData("number_of_orders < 4", true)]
    [InlineData("number_of_orders <= 2", false)]
    [InlineData("number_of_orders BETWEEN 3 AND 5", true)]
    [InlineData("number_of_orders BETWEEN 4 AND 5", false)]
    [InlineData("amount_spent = 100.00", true)]
    [InlineData("amount_spent > -1", true)]
    [InlineData("average_order_value BETWEEN 33.33 AND 33.34", true)]
    [InlineData("days_between_orders = 124", true)] // 50 and 198 days: the median of two is their mean.
    [InlineData("overdue_factor > 0.37", true)] // 47 days since the last.
    [InlineData("overdue_factor > 0.38", false)]
    [InlineData("product_types_count = 3", true)]
    [InlineData("top_vendor_share('Wella') = 1", true)]
    [InlineData("top_vendor_share('wella') = 0", true)]
    [InlineData("top_vendor_share('Keune') > 0.33", true)]
    [InlineData("sales_channel_share('pos') < 0.34", true)]
    [InlineData("return_rate = 0", true)]
    [InlineData("points_balance = 0", true)]
    public void Numbers(string query, bool holds) => Holds(query, Sample.ThreeOrders).ShouldBe(holds);

    [Theory]
    [InlineData("last_order_date = 2026-09-15", true)]
    [InlineData("last_order_date = 2026-09-15T23:59:59", true)]
    [InlineData("last_order_date = -47d", true)]
    [InlineData("last_order_date >= -46D", false)]
    [InlineData("last_order_date > -7w", true)]
    [InlineData("last_order_date >= -2m", true)]
    [InlineData("first_order_date > -1y", true)]
    [InlineData("last_order_date < yesterday", true)]
    [InlineData("last_order_date <= today", true)]
    [InlineData("last_order_date BETWEEN -47d AND +0d", true)]
    [InlineData("last_order_date BETWEEN today AND -47d", false)]
    [InlineData("customer_added_date = 2025-01-01", true)]
    [InlineData("last_order_date IS NOT NULL", true)]
    [InlineData("abandoned_checkout_date IS NULL", true)]
    [InlineData("abandoned_checkout_date != today", true)]
    [InlineData("abandoned_checkout_date <= today", false)]
    public void Dates(string query, bool holds) => Holds(query, Sample.ThreeOrders).ShouldBe(holds);

    [Theory]
    [InlineData("last_order_date != today", true)]
    [InlineData("last_order_date <= today", false)]
    [InlineData("last_order_date IS NULL", true)]
    [InlineData("average_order_value != 5", true)]
    [InlineData("average_order_value < 5", false)]
    [InlineData("overdue_factor >= 0", false)]
    [InlineData("days_between_orders BETWEEN 0 AND 1000", false)]
    [InlineData("sales_channel_share('web') = 0", false)]
    [InlineData("return_rate != 0", true)]
    [InlineData("tier = 'Goud'", false)]
    [InlineData("tier != 'Goud'", true)]
    [InlineData("birthday = today", false)]
    [InlineData("birthday BETWEEN -1y AND +1y", false)]
    [InlineData("customer_cities NOT CONTAINS 'x'", true)]
    [InlineData("number_of_orders = 0 AND amount_spent = 0 AND product_types_count = 0", true)]
    public void What_is_missing_equals_nothing(string query, bool holds) =>
        Holds(query, Sample.Member(Sample.Customer)).ShouldBe(holds);

    [Theory]
    [InlineData("orders_placed MATCHES (date >= 2026-02-01, count = 2)", true)]
    [InlineData("orders_placed MATCHES (amount > 20, sum_amount >= 80.01)", false)]
    [InlineData("orders_placed MATCHES (amount = 20, date > 2026-01-10)", false)]
    [InlineData("orders_placed MATCHES (count >= 2, count <= 3, sum_amount < 200)", true)]
    [InlineData("orders_placed NOT MATCHES (date >= -46d)", true)]
    [InlineData("orders_placed MATCHES (date > -1y, date > -2y, date > -3y, date > -4y, date < -99d, count = 2)",
        true)]
    [InlineData("orders_placed MATCHES (date != 2026-09-15, date IS NOT NULL, count = 2)", true)]
    [InlineData("orders_placed MATCHES (date IS NULL)", false)]
    [InlineData("orders_placed MATCHES (date >= -46d, count = 0)", true)]
    [InlineData("products_purchased MATCHES (id = 'p1', quantity >= 3, sum_quantity = 3)", true)]
    [InlineData("products_purchased MATCHES (category = 'Haarverf', count = 2, sum_quantity = 6)", true)]
    [InlineData("products_purchased MATCHES (tag = 'ACTIE')", true)]
    [InlineData("products_purchased MATCHES (vendor = 'Keune', tag = 'kleur')", false)]
    [InlineData("products_purchased MATCHES (vendor = 'Wella', tag != 'kleur', count = 2)", true)]
    [InlineData("products_purchased MATCHES (vendor != 'Wella', sum_quantity = 1)", true)]
    [InlineData("products_purchased MATCHES (date >= -60d, vendor = 'Keune')", false)]
    [InlineData("products_purchased(id: 'p1') = true", true)]
    [InlineData("products_purchased(id: 'p1', vendor: 'Keune') = true", false)]
    [InlineData("products_purchased(id: 1) = true", false)]
    [InlineData("products_purchased(id: 1) = false", true)]
    [InlineData("products_purchased(id: 1) != true", true)]
    public void Orders_and_products(string query, bool holds) => Holds(query, Sample.ThreeOrders).ShouldBe(holds);

    [Theory]
    [InlineData("number_of_orders = 3 OR number_of_orders = 2 AND amount_spent > 1000", true)]
    [InlineData("(number_of_orders = 3 or number_of_orders = 2) And amount_spent > 1000", false)]
    [InlineData("number_of_orders between 1 and 3 AND amount_spent > 1000", false)]
    [InlineData("(number_of_orders=3)AND(amount_spent=100)", true)]
    public void And_binds_tighter_than_or(string query, bool holds) => Holds(query, Sample.ThreeOrders).ShouldBe(holds);

    [Theory]
    [InlineData("1990-11-01", "birthday = today", true)]
    [InlineData("1990-11-01", "anniversary('metafields.facts.birth_date') = today", true)]
    [InlineData("1990-11-02", "birthday = +1d", true)]
    [InlineData("1990-01-03", "birthday BETWEEN today AND +64d", true)]
    [InlineData("1990-01-05", "birthday BETWEEN today AND +64d", false)]
    [InlineData("1992-02-29", "birthday = 2027-02-28", true)]
    [InlineData("1992-02-29", "birthday = 2028-02-28", false)]
    [InlineData("1992-02-29", "birthday BETWEEN 2028-02-29 AND 2028-02-29", true)]
    public void Birthdays(string birthday, string query, bool holds)
    {
        var born = NodaTime.Text.LocalDatePattern.Iso.Parse(birthday).Value;

        Holds(query, Sample.Member(Sample.Customer with { Birthday = born })).ShouldBe(holds);
    }

    [Fact]
    public void Of_several_customers_the_first_value_speaks_and_lists_join()
    {
        var member = Sample.Member(
            Sample.Customer with { Email = null, Tags = ["VIP"] },
            Sample.Customer with
            {
                Email = "b@Example.ORG",
                Language = "fr",
                Country = "NL",
                AccountStatus = "ENABLED",
            },
            Sample.Customer with { Language = "nl", Country = "BE", AccountStatus = "DISABLED", Tags = ["O'Reilly"] });

        Holds("customer_email_domain = 'example.org'", member).ShouldBeTrue();
        Holds("customer_language = 'fr' AND customer_account_status = 'ENABLED'", member).ShouldBeTrue();
        Holds("customer_countries CONTAINS 'NL' AND customer_countries CONTAINS 'BE'", member).ShouldBeTrue();
        Holds(@"customer_tags CONTAINS 'vip' AND customer_tags CONTAINS 'O\'Reilly'", member).ShouldBeTrue();
        Holds("customer_tags CONTAINS 'Reilly'", member).ShouldBeFalse();
    }

    [Fact]
    public void A_tag_of_the_programme_is_seen_when_decided_not_when_held()
    {
        var facts = new MemberFacts(
            Sample.Member(Sample.Customer with { Tags = ["vip", "Groothandel"] }), Sample.Amsterdam, "EUR",
            System.Collections.Immutable.ImmutableDictionary<string, decimal>.Empty, Sample.At(Sample.Today))
        {
            OwnedTags = new[] { "VIP", "Vaak" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        };
        var query = SegmentQuery.Parse("customer_tags CONTAINS 'VIP'");

        query.Holds(facts).ShouldBeFalse();
        SegmentQuery.Parse("customer_tags CONTAINS 'groothandel'").Holds(facts).ShouldBeTrue();

        facts.Decide("Vip");
        query.Holds(facts).ShouldBeTrue();
        facts.DecidedTags.ShouldBe(["Vip"]);
    }

    [Fact]
    public void Points_and_tier_are_worked_out_once_and_only_when_asked()
    {
        var asked = 0;
        var facts = new MemberFacts(
            Sample.ThreeOrders, Sample.Amsterdam, "EUR",
            System.Collections.Immutable.ImmutableDictionary<string, decimal>.Empty, Sample.At(Sample.Today))
        {
            PointsBalance = () => ++asked * 100,
            Tier = () => "Goud",
        };

        SegmentQuery.Parse("amount_spent > 1").Holds(facts).ShouldBeTrue();
        asked.ShouldBe(0);
        SegmentQuery.Parse(
            "points_balance = 100 AND points_balance < 101 AND tier = 'Goud'").Holds(facts).ShouldBeTrue();
        asked.ShouldBe(1);
    }

    [Fact]
    public void A_registration_dated_later_is_not_seen()
    {
        var member = Sample.Member(Sample.Customer with { CreatedAt = Sample.At("2026-11-01T10:00:01Z") });

        Holds("customer_added_date IS NULL", member).ShouldBeTrue();
    }

    [Fact]
    public void The_tags_a_query_names_carry_their_places()
    {
        var query = SegmentQuery.Parse(
            "amount_spent > 1\n AND (customer_tags NOT CONTAINS 'A' OR customer_tags contains 'B')");

        query.TagsNamed.ShouldBe([("A", 2, 34), ("B", 2, 64)]);
    }

    private static bool Holds(string query, MemberHistory member) =>
        SegmentQuery.Parse(query).Holds(Sample.Facts(member));
}
