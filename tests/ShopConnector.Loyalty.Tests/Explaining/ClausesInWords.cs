using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Tests.Segments;

namespace ShopConnector.Loyalty.Tests.Explaining;

public sealed class ClausesInWords
{
    public static TheoryData<string, string, string> Clauses => new()
    {
        { "amount_spent >= 1000", "", "" },
        { "amount_spent < 2340.93", "", "" },
        { "amount_spent > 70.5", "", "" },
        { "number_of_orders BETWEEN 1 AND 3", "", "" },
        { "average_order_value = 40", "", "" },
        { "top_vendor_share('Keune') = 1", "", "" },
        { "last_order_date >= -60d", "", "" },
        { "last_order_date < 2026-09-16", "", "" },
        { "last_order_date = today", "", "" },
        { "last_order_date BETWEEN -60d AND today", "", "" },
        { "last_order_date = 2026-09-15", "", "" },
        { "abandoned_checkout_date IS NULL", "", "" },
        { "customer_tags CONTAINS 'VIP'", "", "" },
        { "customer_email_domain = 'example.com'", "", "" },
        { "customer_email_domain != 'x.nl'", "", "" },
        { "tier = 'Goud'", "", "" },
        { "birthday = today", "", "" },
        { "open_complaint = true", "", "" },
        { "orders_placed MATCHES (date >= -60d)", "", "" },
        { "orders_placed MATCHES (date >= -60d, count >= 3, sum_amount > 20)", "", "" },
        { "orders_placed MATCHES (count = 2)", "", "" },
        { "products_purchased MATCHES (vendor = 'Goldwell')", "", "" },
        { "points_balance >= 100", "", "" },
    };

    [Theory]
    [MemberData(nameof(Clauses))]
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
