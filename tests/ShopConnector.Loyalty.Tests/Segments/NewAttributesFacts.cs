using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>Attributes of ours: moving house, products that run out, complaints.</summary>
public class NewAttributesFacts
{
    private static readonly ShippingAddress Home = new("NL", "NH", "1011 AB", "Amsterdam");
    private static readonly ShippingAddress Moved = new("NL", "UT", "3511 LX", "Utrecht");

    [Fact]
    public void A_new_address_dates_from_the_first_order_sent_there()
    {
        var member = Sent(("2026-01-10", Home), ("2026-05-01", Moved), ("2026-09-01", Moved));

        Holds("new_address_date = 2026-05-01", member).ShouldBeTrue();
        SegmentQuery.Parse("new_address_date >= -1m").Explain(Sample.Facts(member))[0].Because
            .ShouldBe("new_address_date is 2026-05-01, 153 days before 2026-10-01 (-1m)");
    }

    [Fact]
    public void It_hangs_on_nothing_but_the_dates()
    {
        var member = Sent(("2026-09-01", Moved), ("2026-01-10", Home), ("2026-05-01", Moved));

        Holds("new_address_date = 2026-05-01", member).ShouldBeTrue();
    }

    [Fact]
    public void Another_spelling_of_one_address_is_no_new_one() =>
        Holds("new_address_date IS NULL", Sent(
            ("2026-01-10", Home),
            ("2026-05-01", Home with { Postcode = "1011ab ", City = "AMSTERDAM", Region = null }))).ShouldBeTrue();

    [Fact]
    public void Without_a_postcode_the_city_tells_addresses_apart()
    {
        var cork = new ShippingAddress("IE", null, null, "Cork");
        var dublin = new ShippingAddress("IE", null, "", "Dublin");

        Holds("new_address_date = 2026-05-01", Sent(("2026-01-10", cork), ("2026-05-01", dublin))).ShouldBeTrue();
        Holds("new_address_date IS NULL", Sent(("2026-01-10", cork), ("2026-05-01", cork with { City = "CORK" })))
            .ShouldBeTrue();
    }

    [Fact]
    public void Back_where_the_first_orders_went_nothing_is_new() =>
        Holds("new_address_date IS NULL", Sent(("2026-01-10", Home), ("2026-02-01", Moved), ("2026-05-01", Home)))
            .ShouldBeTrue();

    [Fact]
    public void An_order_that_is_not_sent_anywhere_says_nothing()
    {
        var nowhere = new ShippingAddress("NL", "NH", null, " ");

        Holds("new_address_date IS NULL", Sent(("2026-01-10", null), ("2026-05-01", Moved), ("2026-09-01", nowhere)))
            .ShouldBeTrue();
        Holds("new_address_date IS NULL", Sample.Member(Sample.Customer)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("product_overdue_factor('p1') = 2.6", true)] // Bought after 10, 20 and 30 days; 52 days ago.
    [InlineData("product_overdue_factor('p2') = 4", true)]
    [InlineData("product_overdue_factor = 4", true)]
    [InlineData("product_overdue_factor('p3') > 0", false)] // Only on one day.
    [InlineData("product_overdue_factor('p3') != 1", true)]
    public void A_product_is_overdue_by_its_own_rhythm(string query, bool holds)
    {
        var member = Bought(
            ("2026-07-14", "p1"), ("2026-07-24", "p1"), ("2026-08-13", "p1"), ("2026-09-12", "p1"),
            ("2026-09-12", "p1"), ("2026-10-02", "p2"), ("2026-09-24", "p2"), ("2026-10-02", "p3"),
            ("2026-10-02", "p3"));
        var facts = Sample.Facts(member, "2026-11-03T10:00:00Z");

        SegmentQuery.Parse(query).Holds(facts).ShouldBe(holds);
    }

    [Fact]
    public void One_number_in_two_shops_is_two_products()
    {
        var member = Bought(("2026-09-12", "7"), ("2026-10-02", "7"));
        var elsewhere = member.Orders[1] with { Key = new OrderKey("kaashuis", "1") };

        Holds("product_overdue_factor != 1", member with { Orders = [member.Orders[0], elsewhere] }).ShouldBeTrue();
        Holds("product_overdue_factor = 1.5", member).ShouldBeTrue();
    }

    [Theory]
    [InlineData("product_overdue_factor >= 2", "2026-11-11")]
    [InlineData("product_overdue_factor > 2", "2026-11-12")]
    [InlineData("product_overdue_factor BETWEEN 1 AND 1.5", "2026-11-02")]
    [InlineData("product_overdue_factor('x') > 2", null)]
    public void It_is_known_when_a_product_becomes_overdue(string query, string? day)
    {
        var facts = Sample.Facts(Bought(("2026-09-12", "p1"), ("2026-10-02", "p1")));

        SegmentQuery.Parse(query).FirstChange(facts)?.ToString("uuuu-MM-dd", null).ShouldBe(day);
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("complaint 2026-05-01", true, null)]
    [InlineData("complaint 2026-05-01, complaint-solved 2026-05-03", false, "2026-05-03")]
    [InlineData("complaint-solved 2026-05-03, complaint 2026-05-01", false, "2026-05-03")]
    [InlineData("complaint 2026-05-01, complaint-solved 2026-05-03, complaint 2026-06-01", true, "2026-05-03")]
    [InlineData("complaint 2026-05-01, complaint 2026-05-02, complaint-solved 2026-05-03", false, "2026-05-03")]
    [InlineData("complaint 2027-05-01", false, null)] // Not yet.
    [InlineData("review 2026-05-01", false, null)]
    public void A_complaint_is_open_until_it_is_solved(string events, bool open, string? solved)
    {
        var member = Sample.Member(Sample.Customer) with { Events = [.. Events(events)] };

        Holds("open_complaint = true", member).ShouldBe(open);
        Holds("open_complaint != true", member).ShouldBe(!open);
        Holds("open_complaint = false", member).ShouldBe(!open);
        Holds(solved is null ? "complaint_solved_date IS NULL" : $"complaint_solved_date = {solved}", member)
            .ShouldBeTrue();
    }

    private static IEnumerable<MemberEvent> Events(string events) =>
        events.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((one, n) =>
            new MemberEvent($"e{n}", one.Split(' ')[0], Sample.At($"{one.Split(' ')[1]}T12:00:00Z")));

    private static MemberHistory Sent(params (string Day, ShippingAddress? To)[] orders) => Sample.Member(
        [.. orders.Select(order => Sample.Order($"{order.Day}T12:00:00Z") with { ShipTo = order.To })]);

    private static MemberHistory Bought(params (string Day, string Product)[] orders) => Sample.Member(
        [.. orders.Select((order, n) => Sample.Order($"{order.Day}T12:00:00Z", id: $"{n}") with
        {
            Lines = [Sample.Line(order.Product, "Wella", "Haarverf", 1)],
        })]);

    private static bool Holds(string query, MemberHistory member) =>
        SegmentQuery.Parse(query).Holds(Sample.Facts(member));
}
