using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments.Errors;

/// <summary>Each thing that can be wrong with a query, once, as a Dutch owner reads it.</summary>
public class DutchErrorFacts
{
    [Theory]
    [InlineData("number_of_orders >> 3", "Regel 1 kolom 19: hier hoort een getal te staan, en er staat '>'.")]
    [InlineData("number_of_orders > 1.5",
        "Regel 1 kolom 20: hier hoort een geheel getal te staan, en er staat '1.5'.")]
    [InlineData("amount_spent > 12345678901234567890123456789",
        "Regel 1 kolom 16: hier hoort een getal van ten hoogste 28 cijfers te staan, en er staat "
        + "'12345678901234567890123456789'.")]
    [InlineData("number_of_orders > 1)",
        "Regel 1 kolom 21: hier hoort AND, OR of het einde van de query te staan, en er staat ')'.")]
    [InlineData("(number_of_orders > 1",
        "Regel 1 kolom 22: hier hoort AND, OR of ')' te staan, en er staat het einde van de query.")]
    [InlineData("amount_spent > 1\nAND tier 5", "Regel 2 kolom 10: hier hoort een operator te staan, en er staat '5'.")]
    [InlineData("amount_spent BETWEEN 1 5", "Regel 1 kolom 24: hier hoort AND te staan, en er staat '5'.")]
    [InlineData("amount_spent IS NULL", "Regel 1 kolom 14: amount_spent kent de operator 'IS' niet.")]
    [InlineData("amount_spent IN (1)",
        "Regel 1 kolom 14: amount_spent kent de operator 'IN' niet. "
        + "Schrijf de voorwaarde voor elke waarde één keer, verbonden met OR.")]
    [InlineData("amount_spent NOT IN (1)",
        "Regel 1 kolom 14: amount_spent kent de operator 'NOT IN' niet. Schrijf != voor elke waarde één keer.")]
    [InlineData("customer_tags CONTAINS VIP",
        "Regel 1 kolom 24: hier hoort een tekst tussen enkele aanhalingstekens te staan, en er staat 'VIP'.")]
    [InlineData("customer_tags CONTAINS 'VIP", "Regel 1 kolom 24: dit aanhalingsteken wordt niet afgesloten.")]
    [InlineData("amount_spent > 1 /* why", "Regel 1 kolom 18: dit commentaar wordt niet afgesloten.")]
    [InlineData("", "Regel 1 kolom 1: hier hoort een attribuut te staan, en er staat het einde van de query.")]
    [InlineData("total_spent > 5", "Regel 1 kolom 1: er is geen attribuut 'total_spent'. Bedoelt u amount_spent?")]
    [InlineData("NOT (number_of_orders = 1)", "Regel 1 kolom 1: NOT staat alleen vóór CONTAINS, MATCHES en NULL.")]
    [InlineData("email_subscription_status = 'MAYBE'",
        "Regel 1 kolom 29: email_subscription_status heeft geen waarde 'MAYBE'. "
        + "Bekend zijn SUBSCRIBED, NOT_SUBSCRIBED, PENDING, UNSUBSCRIBED, INVALID, REDACTED.")]
    [InlineData("open_complaint = 'true'",
        "Regel 1 kolom 18: hier hoort true of false te staan, en er staat de tekst 'true'.")]
    [InlineData("anniversary('x') = today",
        "Regel 1 kolom 13: anniversary kent alleen 'metafields.facts.birth_date', en er staat de tekst 'x'.")]
    [InlineData("anniversary(x) = today",
        "Regel 1 kolom 13: hier hoort 'metafields.facts.birth_date' tussen enkele aanhalingstekens te staan, "
        + "en er staat 'x'.")]
    [InlineData("FROM customers SHOW 5 WHERE tier = 'x'",
        "Regel 1 kolom 21: hier hoort een kolom te staan, en er staat '5'.")]
    [InlineData("FROM customers SHOW x WHERE tier = 'x' LIMIT 5",
        "Regel 1 kolom 40: LIMIT is hier niet te beantwoorden: een segment heeft al zijn leden.")]
    [InlineData("last_order_date > 60d", "Regel 1 kolom 19: hier hoort een datum te staan, en er staat '60d'.")]
    [InlineData("last_order_date > '2026-01-01'",
        "Regel 1 kolom 19: hier hoort een datum zonder aanhalingstekens te staan, en er staat de tekst '2026-01-01'.")]
    [InlineData("last_order_date > -201y",
        "Regel 1 kolom 19: hier hoort een datum hoogstens 200 jaar hiervandaan te staan, en er staat '-201y'.")]
    [InlineData("last_order_date IS 5",
        "Regel 1 kolom 20: hier hoort NULL of NOT NULL te staan, en er staat '5'.")]
    [InlineData("orders_placed MATCHES ()",
        "Regel 1 kolom 24: orders_placed heeft ten minste één voorwaarde nodig; "
        + "schrijf (count >= 1) om naar alles te vragen.")]
    [InlineData("orders_placed MATCHES (colour = 'x')",
        "Regel 1 kolom 24: er is geen parameter van orders_placed 'colour'. "
        + "Bekend zijn date, amount, app_id, count, sum_amount.")]
    [InlineData("orders_placed MATCHES (count = 1 AND count = 2)",
        "Regel 1 kolom 34: hier hoort ',' of ')' te staan, en er staat 'AND'.")]
    [InlineData("products_purchased(id: (1, 2)) = true",
        "Regel 1 kolom 26: hier hoort ')' (schrijf de voorwaarde voor elke waarde één keer, verbonden met OR) te "
        + "staan, en er staat ','.")]
    public void What_is_wrong_with_a_query_is_said_in_Dutch(string query, string message) =>
        Refusal(() => SegmentQuery.Parse(query)).ShouldBe(message);

    [Theory]
    [InlineData("rfm_group = 'x'",
        "rfm_group is hier niet te beantwoorden: het vergelijkt een klant met alle andere van de winkel, "
        + "en dat wordt nog niet uitgerekend.")]
    [InlineData("probability_alive > 1",
        "probability_alive is hier niet te beantwoorden: daarvoor is de voorspelling voor de hele winkel nodig, "
        + "en die wordt nog niet uitgerekend.")]
    [InlineData("shopify_email.opened = 1",
        "shopify_email.opened is hier niet te beantwoorden: alleen Shopify zelf weet wat er met een bericht "
        + "gebeurde; aan een app wordt het niet verteld.")]
    [InlineData("storefront.x = 1",
        "storefront.x is hier niet te beantwoorden: bezoeken aan de pagina's van de winkel worden niet gelezen.")]
    [InlineData("metafields.a.b = 1",
        "metafields.a.b is hier niet te beantwoorden: metavelden worden niet gelezen, op de verjaardag na: "
        + "anniversary('metafields.facts.birth_date').")]
    [InlineData("companies = 1",
        "companies is hier niet te beantwoorden: bedrijven van zakelijke klanten worden niet gelezen.")]
    [InlineData("created_by_app_id = 1",
        "created_by_app_id is hier niet te beantwoorden: de app die een klant aanmaakte, wordt niet gelezen.")]
    [InlineData("customer_within_distance(1)",
        "customer_within_distance is hier niet te beantwoorden: adressen worden zonder coördinaten gelezen; "
        + "vraag in plaats daarvan naar customer_cities.")]
    [InlineData("product_subscription_status = 'x'",
        "product_subscription_status is hier niet te beantwoorden: abonnementen op producten worden niet gelezen.")]
    [InlineData("store_credit_accounts = 1",
        "store_credit_accounts is hier niet te beantwoorden: winkeltegoed wordt niet gelezen.")]
    [InlineData("orders_placed MATCHES (location_id = 1)",
        "location_id is hier niet te beantwoorden: Shopify vertelt het alleen met een extra recht, read_locations; "
        + "schrijf voor wie in een fysieke winkel koopt sales_channel_share('pos') > 0 als eigen voorwaarde.")]
    public void So_is_why_a_name_of_Shopify_cannot_be_answered(string query, string problem) =>
        Should.Throw<SegmentQueryException>(() => SegmentQuery.Parse(query)).ProblemIn(Language.Nl).ShouldBe(problem);

    [Theory]
    [InlineData("amont > 1", "Regel 1 kolom 1: er is geen attribuut van een bestelling 'amont'. Bedoelt u amount?")]
    [InlineData("country = 'Nederland'",
        "Regel 1 kolom 11: een land wordt met twee letters geschreven, zoals 'NL', en er staat de tekst 'Nederland'.")]
    [InlineData("postcode BETWEEN '1000' AND '99'",
        "Regel 1 kolom 29: beide grenzen moeten evenveel cijfers hebben; '1000' heeft er 4, en er staat de tekst "
        + "'99'.")]
    [InlineData("postcode BETWEEN '2000' AND '1000'",
        "Regel 1 kolom 18: er ligt niets tussen '2000' en '1000'; schrijf de laagste grens eerst.")]
    [InlineData("postcode BETWEEN 'AB' AND '1000'",
        "Regel 1 kolom 18: een reeks postcodes gaat over cijfers, zoals '1000', en er staat de tekst 'AB'.")]
    public void So_is_what_is_wrong_with_a_query_over_an_order(string query, string message) =>
        Refusal(() => OrderQuery.Parse(query)).ShouldBe(message);

    [Fact]
    public void So_is_what_is_too_much_of_a_query()
    {
        Refusal(() => SegmentQuery.Parse(new string(' ', 1_000_001)))
            .ShouldBe("Regel 1 kolom 1: een query heeft ten hoogste 1.000.000 tekens.");
        Refusal(() => SegmentQuery.Parse(new string('(', 101)))
            .ShouldBe("Regel 1 kolom 101: haakjes mogen hoogstens 100 diep in elkaar staan.");
    }

    private static string Refusal(Action parse) =>
        Should.Throw<SegmentQueryException>(parse).MessageIn(Language.Nl);
}
