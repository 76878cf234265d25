using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Tests.Segments;

namespace ShopConnector.Loyalty.Tests.Explaining;

public sealed class ClausesInWords
{
    [Theory]
    [InlineData(
        "amount_spent >= 1000",
        "the amount spent is 100, 900 short of 1,000",
        "het bestede bedrag is 100, 900 te weinig voor 1.000")]
    [InlineData(
        "amount_spent < 2340.93",
        "the amount spent is 100, 2,240.93 below 2,340.93",
        "het bestede bedrag is 100, 2.240,93 onder 2.340,93")]
    [InlineData(
        "amount_spent > 70.5",
        "the amount spent is 100, 29.50 above 70.50",
        "het bestede bedrag is 100, 29,50 boven 70,50")]
    [InlineData(
        "number_of_orders BETWEEN 1 AND 3",
        "the number of orders is 3, between 1 and 3",
        "het aantal bestellingen is 3, tussen 1 en 3")]
    [InlineData(
        "number_of_orders BETWEEN 3 AND 3",
        "the number of orders is 3, exactly 3",
        "het aantal bestellingen is 3, precies 3")]
    [InlineData(
        "average_order_value = 40",
        "the average amount of an order is 33.3333, 6.6667 short of 40",
        "het gemiddelde bedrag per bestelling is 33,3333, 6,6667 te weinig voor 40")]
    [InlineData(
        "top_vendor_share('Keune') = 1",
        "the share of orders with something of 'Keune' is 0.3333, 0.6667 short of 1",
        "het deel van de bestellingen met iets van 'Keune' is 0,3333, 0,6667 te weinig voor 1")]
    [InlineData(
        "last_order_date >= -60d",
        "the day of the last order is 15 September 2026, 13 days after 2 September 2026 (-60d)",
        "de dag van de laatste bestelling is 15 september 2026, 13 dagen na 2 september 2026 (-60d)")]
    [InlineData(
        "last_order_date < 2026-09-16",
        "the day of the last order is 15 September 2026, 1 day before 16 September 2026",
        "de dag van de laatste bestelling is 15 september 2026, 1 dag vóór 16 september 2026")]
    [InlineData(
        "last_order_date = today",
        "the day of the last order is 15 September 2026, 47 days before 1 November 2026 (today)",
        "de dag van de laatste bestelling is 15 september 2026, 47 dagen vóór 1 november 2026 (today)")]
    [InlineData(
        "last_order_date BETWEEN -60d AND today",
        "the day of the last order is 15 September 2026, between 2 September 2026 (-60d) and 1 "
            + "November 2026 (today)",
        "de dag van de laatste bestelling is 15 september 2026, tussen 2 september 2026 (-60d) en "
            + "1 november 2026 (today)")]
    [InlineData(
        "last_order_date = 2026-09-15",
        "the day of the last order is 15 September 2026, exactly 15 September 2026",
        "de dag van de laatste bestelling is 15 september 2026, precies 15 september 2026")]
    [InlineData(
        "abandoned_checkout_date IS NULL",
        "the day of the last checkout that was not finished is unknown",
        "de dag van de laatste onafgemaakte bestelling is onbekend")]
    [InlineData(
        "customer_tags CONTAINS 'VIP'",
        "'VIP' is not among the customer's tags",
        "'VIP' staat niet bij de tags van de klant")]
    [InlineData(
        "customer_email_domain = 'example.com'",
        "what follows the @ of the e-mail address is 'example.com'",
        "wat er na de @ van het e-mailadres staat is 'example.com'")]
    [InlineData(
        "customer_email_domain != 'x.nl'",
        "what follows the @ of the e-mail address is 'example.com', not 'x.nl'",
        "wat er na de @ van het e-mailadres staat is 'example.com', niet 'x.nl'")]
    [InlineData(
        "tier = 'Goud'",
        "the tier is unknown",
        "het niveau is onbekend")]
    [InlineData(
        "birthday = today",
        "there is no birthday",
        "er is geen verjaardag bekend")]
    [InlineData(
        "open_complaint = true",
        "no complaint is open",
        "er staat geen klacht open")]
    [InlineData(
        "orders_placed MATCHES (date >= -60d)",
        "orders (date >= -60d): 1 order",
        "bestellingen (date >= -60d): 1 bestelling")]
    [InlineData(
        "orders_placed MATCHES (date >= -60d, count >= 3, sum_amount > 20)",
        "orders (date >= -60d): the number of orders is 1, 2 short of 3; the sum of their amounts "
            + "is 50, 30 above 20",
        "bestellingen (date >= -60d): het aantal bestellingen is 1, 2 te weinig voor 3; de som van "
            + "hun bedragen is 50, 30 boven 20")]
    [InlineData(
        "orders_placed MATCHES (count = 2)",
        "all orders: the number of orders is 3, 1 above 2",
        "alle bestellingen: het aantal bestellingen is 3, 1 boven 2")]
    [InlineData(
        "products_purchased MATCHES (vendor = 'Goldwell')",
        "orders with products (vendor = 'Goldwell'): 0 orders",
        "bestellingen met producten (vendor = 'Goldwell'): 0 bestellingen")]
    [InlineData(
        "points_balance >= 100",
        "the number of points to spend is 0, 100 short of 100",
        "het aantal te besteden punten is 0, 100 te weinig voor 100")]
    public void A_clause_is_explained_in_either_language(string query, string english, string dutch)
    {
        var (parsed, facts) = (SegmentQuery.Parse(query), Sample.Facts(Sample.ThreeOrders));

        parsed.Because(facts, Wording.English).ShouldBe(english);
        parsed.Because(facts, Wording.Dutch).ShouldBe(dutch);
    }

    [Fact]
    public void A_birthday_says_when_it_is()
    {
        var query = SegmentQuery.Parse("birthday = today");
        var facts = Sample.Facts(Sample.Member(Sample.Customer with { Birthday = new(1992, 2, 29) }));
        var today = Sample.Facts(Sample.Member(Sample.Customer with { Birthday = new(1992, 11, 1) }));

        query.Because(facts, Wording.English).ShouldBe("the birthday is on 28 February 2027, in 119 days");
        query.Because(facts, Wording.Dutch).ShouldBe("de klant is jarig op 28 februari 2027, over 119 dagen");
        query.Because(today, Wording.English).ShouldBe("the birthday is today");
        query.Because(today, Wording.Dutch).ShouldBe("de klant is vandaag jarig");
    }

    /// <summary>A name added to the language of queries, and forgotten here, would only fail for some member.</summary>
    [Fact]
    public void Every_attribute_has_a_noun_in_either_language()
    {
        var terms = Terms(Vocabulary.Attributes).Where(term => term.Kind is not
                (TermKind.Birthday or TermKind.Anniversary or TermKind.Matches or TermKind.Truth))
            .Concat(Terms(Vocabulary.OrderParameters).Where(term => term.IsSum))
            .Concat(Terms(Vocabulary.ProductParameters).Where(term => term.IsSum))
            .Concat(Terms(OrderVocabulary.Attributes).Where(term => term.Kind != TermKind.Truth)).ToList();

        terms.Count.ShouldBeGreaterThan(30);
        foreach (var words in new[] { Wording.English, Wording.Dutch })
            terms.Select(term => words.Clauses.Noun(term, "x")).ShouldAllBe(noun => noun.Length > 3);
    }

    private static IEnumerable<Term> Terms(Vocabulary vocabulary) =>
        vocabulary.Answered.Select(name => vocabulary.Find(name)!);
}
