using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Tests.Segments;

public class PlainWordsFacts
{
    [Theory]
    [InlineData("amount_spent >= 1000", "the amount spent is at least 1000")]
    [InlineData("number_of_orders BETWEEN 1 AND 3", "the number of orders is between 1 and 3, both included")]
    [InlineData("average_order_value != 5", "the average amount of an order is not 5, or there is none")]
    [InlineData("last_order_date >= -60d", "the day of the last order is 60 days ago or later")]
    [InlineData("last_order_date < -1y", "the day of the last order is before 1 year ago")]
    [InlineData("first_order_date BETWEEN 2026-01-01 AND today",
        "the day of the first order is between 2026-01-01 and today, both included")]
    [InlineData("abandoned_checkout_date IS NULL",
        "the day of the last checkout that was not finished is unknown: there is none")]
    [InlineData("customer_tags NOT CONTAINS 'VIP'", "'VIP' is not among the customer's tags")]
    [InlineData("customer_language != 'nl'", "the customer's language is not 'nl', or there is none")]
    [InlineData("open_complaint = true", "a complaint is open")]
    [InlineData("open_complaint != true", "no complaint is open")]
    [InlineData("open_complaint = false", "no complaint is open")]
    [InlineData("open_complaint != false", "a complaint is open")]
    [InlineData("birthday BETWEEN today AND +30d",
        "the birthday falls between today and 30 days from now, both included")]
    [InlineData("top_vendor_share('Wella') = 1", "the share of orders with something of 'Wella' is 1")]
    [InlineData("product_overdue_factor > 1.5", "the time since some product was last bought, " +
        "measured in the member's usual pauses for it, is more than 1.5")]
    [InlineData("orders_placed MATCHES (date >= -1y, amount > 50, count >= 3)", "of the orders of which " +
        "the day is 1 year ago or later and the amount is more than 50, the number of orders is at least 3")]
    [InlineData("orders_placed NOT MATCHES (sum_amount > 10)",
        "it is not so that of all orders, the sum of their amounts is more than 10")]
    [InlineData("products_purchased MATCHES (vendor = 'Wella', tag = 'kleur')", "of the lines of orders of which " +
        "the brand is 'Wella' and the product's tags include 'kleur', there is at least one")]
    public void A_clause_is_said_in_plain_words(string query, string means) =>
        SegmentQuery.Parse(query).Describe().Clauses.ShouldBe([new ClauseMeaning(query, means)]);

    [Theory]
    [InlineData("average_order_value != 5.5", "het gemiddelde bedrag per bestelling is niet 5,5, of is er niet")]
    [InlineData("number_of_orders BETWEEN 1 AND 3", "het aantal bestellingen is 1 tot en met 3")]
    [InlineData("last_order_date >= -60d", "de dag van de laatste bestelling is 60 dagen geleden of later")]
    [InlineData("last_order_date < -1m", "de dag van de laatste bestelling is vóór 1 maand geleden")]
    [InlineData("first_order_date BETWEEN 2026-01-01 AND yesterday",
        "de dag van de eerste bestelling ligt tussen 2026-01-01 en gisteren, beide meegerekend")]
    [InlineData("last_order_date IS NULL", "de dag van de laatste bestelling is onbekend: die is er niet")]
    [InlineData("customer_tags NOT CONTAINS 'VIP'", "'VIP' staat niet bij de tags van de klant")]
    [InlineData("customer_language != 'nl'", "de taal van de klant is niet 'nl', of is er niet")]
    [InlineData("open_complaint != true", "er staat geen klacht open")]
    [InlineData("birthday BETWEEN today AND +2y",
        "de verjaardag valt tussen vandaag en 2 jaar vanaf nu, beide meegerekend")]
    [InlineData("orders_placed MATCHES (date >= -1y, amount > 50, count >= 3)", "gerekend over de bestellingen " +
        "waarvoor geldt: de dag is 1 jaar geleden of later en het bedrag is meer dan 50 – " +
        "het aantal bestellingen is minstens 3")]
    [InlineData("orders_placed NOT MATCHES (sum_amount > 10)",
        "dit is niet zo: gerekend over alle bestellingen – de som van hun bedragen is meer dan 10")]
    [InlineData("products_purchased MATCHES (vendor = 'Wella', tag != 'kleur')", "gerekend over de regels van " +
        "bestellingen waarvoor geldt: het merk is 'Wella' en de tags van het product bevatten 'kleur' niet – " +
        "er is er minstens één")]
    public void A_clause_is_said_in_Dutch(string query, string means) =>
        SegmentQuery.Parse(query).Describe(Language.Nl).Clauses.ShouldBe([new ClauseMeaning(query, means)]);

    [Theory]
    [InlineData(Language.En), InlineData(Language.Nl)]
    public void Every_query_has_words(Language language)
    {
        foreach (var seed in Enumerable.Range(0, 1_000))
            SegmentQuery.Parse(new RandomQuery(seed).Next()).Describe(language).Clauses
                .ShouldAllBe(clause => clause.Means.Length > 0);
    }

    [Theory]
    [InlineData("last_order_date >= -60d", true, false, false)]
    [InlineData("last_order_date >= 2026-01-01", false, false, false)]
    [InlineData("points_balance > 5 AND (tier = 'Goud' OR overdue_factor > 2)", true, true, true)]
    [InlineData("product_overdue_factor > 2", true, false, false)]
    [InlineData("open_complaint = true", false, false, false)]
    [InlineData("orders_placed MATCHES (date >= -1y)", true, false, false)]
    public void It_is_known_on_what_a_query_hangs(string query, bool time, bool points, bool tier)
    {
        var meaning = SegmentQuery.Parse(query).Describe();

        (meaning.DependsOnTime, meaning.DependsOnPoints, meaning.DependsOnTier).ShouldBe((time, points, tier));
    }

    [Fact]
    public void What_no_shop_tells_is_named() =>
        SegmentQuery.Parse("abandoned_checkout_date > -7d AND amount_spent > 1 OR open_complaint = true").Describe()
            .NeverTold.ShouldBe(["abandoned_checkout_date"]);
}
