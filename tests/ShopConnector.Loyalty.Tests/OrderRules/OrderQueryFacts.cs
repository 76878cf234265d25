using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.OrderRules;

public class OrderQueryFacts
{
    private static Order Order { get; } = Given.Order("9", "2026-03-10", 134.95m) with
    {
        ShipTo = new ShippingAddress("NL", "NH", "1012 ab", "Amsterdam"),
        Risk = OrderRisk.High,
        Channel = "web",
        PaymentMethod = "mollie_ideal",
        Lines = [new OrderLine { Vendor = "Wella", Type = "Shampoo", Tags = ["breekbaar"], Quantity = 1 }],
    };

    [Theory]
    [InlineData("country = 'NL'", true)]
    [InlineData("country = 'nl'", true)]
    [InlineData("country != 'NL'", false)]
    [InlineData("country = 'BE'", false)]
    [InlineData("region = 'nh'", true)]
    [InlineData("city = 'AMSTERDAM'", true)]
    [InlineData("postcode = '1012AB'", true)]
    [InlineData("postcode = 'NL-1012 AB'", true)]
    [InlineData("postcode != '1012AB'", false)]
    [InlineData("postcode BETWEEN '1000' AND '1099'", true)]
    [InlineData("postcode BETWEEN '1012' AND '1012'", true)]
    [InlineData("postcode BETWEEN '1013' AND '1099'", false)]
    [InlineData("postcode BETWEEN '10' AND '12'", true)]
    [InlineData("postcode BETWEEN '10120' AND '10129'", false)]
    [InlineData("amount > 134.94 AND amount <= 134.95", true)]
    [InlineData("amount BETWEEN 1 AND 100", false)]
    [InlineData("risk = 'HIGH'", true)]
    [InlineData("risk != 'HIGH'", false)]
    [InlineData("channel = 'web'", true)]
    [InlineData("payment_method = 'Mollie_iDEAL'", true)]
    [InlineData("first_order = true", true)]
    [InlineData("first_order != true", false)]
    [InlineData("line_vendors CONTAINS 'wella'", true)]
    [InlineData("line_types CONTAINS 'Shampoo' AND line_tags CONTAINS 'breekbaar'", true)]
    [InlineData("line_tags NOT CONTAINS 'breekbaar'", false)]
    [InlineData("customer_tags CONTAINS 'Groothandel'", true)]
    [InlineData("customer_tags CONTAINS 'VIP'", true)]
    [InlineData("number_of_orders = 1", true)]
    [InlineData("tier = 'Brons'", true)]
    [InlineData("country = 'BE' OR (risk = 'HIGH' AND amount > 100)", true)]
    public void A_query_asks_the_order_and_its_member(string query, bool holds) =>
        Tagged(Order, query).ShouldBe(holds);

    [Theory]
    [InlineData("country = 'NL'", false)]
    [InlineData("country != 'NL'", true)]
    [InlineData("postcode BETWEEN '1000' AND '9999'", false)]
    [InlineData("postcode = '1012'", false)]
    [InlineData("risk = 'LOW'", false)]
    [InlineData("payment_method != 'paypal'", true)]
    public void What_the_shop_does_not_tell_is_equal_to_nothing(string query, bool holds) =>
        Tagged(Given.Order("9", "2026-03-10", 20m), query).ShouldBe(holds);

    [Theory]
    [InlineData("1000", true)]
    [InlineData("B-1000", true)]
    [InlineData("1099 ZZ", true)]
    [InlineData("0999", false)]
    [InlineData("1100", false)]
    [InlineData("100", false)]
    [InlineData("SW1A 1AA", false)]
    [InlineData("10A0", false)]
    [InlineData(" ", false)]
    public void A_postcode_lies_in_a_range_by_the_digits_it_begins_with(string postcode, bool within)
    {
        var order = Order with { ShipTo = new ShippingAddress("BE", null, postcode, null) };

        Tagged(order, "postcode BETWEEN '1000' AND '1099'").ShouldBe(within);
    }

    [Fact]
    public void An_amount_in_another_currency_is_exchanged_and_without_a_rate_unknown()
    {
        var dollars = Order with { Currency = "USD", PaidAt = null };
        var rule = new OrderRule("Groot", "amount >= 67.47 AND amount <= 67.48") { Tags = ["groot"] };
        var program = Program() with { OrderRules = [rule] };

        Member(dollars).On("2026-03-11", program).Orders.ShouldBeEmpty();
        Member(dollars).On("2026-03-11", program with { ExchangeRates = program.ExchangeRates.Add("USD", 0.5m) })
            .Orders.ShouldHaveSingleItem().Tags.ShouldBe(["groot"]);
    }

    [Fact]
    public void A_cancelled_order_and_a_test_before_it_leave_an_order_the_first()
    {
        var cancelled = Given.Order("7", "2026-03-01", 10m).Cancelled("2026-03-02");
        var test = Given.Order("8", "2026-03-02", 10m) with { Test = true };
        var earlier = Given.Order("6", "2026-01-02", 10m) with { PaidAt = null };

        First(Member(cancelled, test, Order)).ShouldBe(["9"]);
        First(Member(earlier, Order)).ShouldBeEmpty();

        static string[] First(Customers.MemberHistory member) =>
        [
            .. member.On("2026-03-11", Program() with
            {
                OrderRules = [new OrderRule("Eerste", "first_order = true") { Tags = ["eerste"] }],
            }).Orders.Select(order => order.Order.Id),
        ];
    }

    [Theory]
    [InlineData("contry = 'NL'", "Line 1 Column 1: unknown order attribute 'contry'. Did you mean country?")]
    [InlineData("amount_spent > 5", "Line 1 Column 1: unknown order attribute 'amount_spent'. Did you mean amount?")]
    [InlineData("country = 'Nederland'",
        "Line 1 Column 11: a country is two letters, such as 'NL', found the text 'Nederland'.")]
    [InlineData("risk = 'high'", "Line 1 Column 8: risk has no value 'high'. Did you mean HIGH?")]
    [InlineData("first_order = 1", "Line 1 Column 15: expected true or false, found '1'.")]
    [InlineData("postcode > '1000'", "Line 1 Column 10: postcode does not support operator '>'.")]
    [InlineData("postcode BETWEEN 1000 AND 1099",
        "Line 1 Column 18: expected a text in single quotes, found '1000'.")]
    [InlineData("postcode BETWEEN '1000' AND '109'",
        "Line 1 Column 29: both ends have as many digits; '1000' has 4, found the text '109'.")]
    [InlineData("postcode BETWEEN '1099' AND '1000'",
        "Line 1 Column 18: nothing is between '1099' and '1000'; write the lower end first.")]
    [InlineData("postcode BETWEEN '1000AA' AND '1099'",
        "Line 1 Column 18: a range of postcodes is one of digits, such as '1000', found the text '1000AA'.")]
    [InlineData("amount > 5\nAND", "Line 2 Column 4: expected an order attribute, found the end of the query.")]
    public void A_bad_query_says_where_and_what_was_expected(string query, string message) =>
        Should.Throw<SegmentQueryException>(() => OrderQuery.Parse(query)).Message.ShouldBe(message);

    [Theory]
    [InlineData("country='nl' and postcode between '1000' and '1099'",
        "country = 'NL' AND postcode BETWEEN '1000' AND '1099'")]
    [InlineData("(first_order=TRUE OR amount>=500.0) AND customer_tags not contains 'VIP'",
        "(first_order = true OR amount >= 500) AND customer_tags NOT CONTAINS 'VIP'")]
    public void The_canonical_text_reads_back_as_itself(string query, string canonical)
    {
        OrderQuery.Parse(query).ToString().ShouldBe(canonical);
        OrderQuery.Parse(canonical).ToString().ShouldBe(canonical);
    }

    [Fact]
    public void A_segment_does_not_know_the_attributes_of_an_order() =>
        Should.Throw<SegmentQueryException>(() => SegmentQuery.Parse("postcode = '1012AB'")).Message
            .ShouldStartWith("Line 1 Column 1: unknown attribute 'postcode'.");

    private static bool Tagged(Order order, string query)
    {
        var member = Member(order) with { Customers = [Customer() with { Tags = ["Groothandel"] }] };
        var program = Program() with
        {
            Segments = [new Segment("VIP", "VIP", "number_of_orders >= 1")],
            Tiers = [new Tier("Brons", 10m)],
            OrderRules = [new OrderRule("Regel", query) { Tags = ["controle"] }],
        };
        return !member.On("2026-03-11", program).Orders.IsEmpty;
    }
}
