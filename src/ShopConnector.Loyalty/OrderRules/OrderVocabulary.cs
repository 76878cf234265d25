using System.Collections.Frozen;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>What an order rule may ask for: facts of the order, and of the member who placed it.</summary>
internal static class OrderVocabulary
{
    public static Vocabulary Attributes { get; } = new(
        static words => words.OrderAttribute, FrozenDictionary<string, Func<ProblemWords, string>>.Empty,
        new Term("country", TermKind.Country, Meaning.Country),
        new Term("region", TermKind.Text, Meaning.Region),
        new Term("city", TermKind.Text, Meaning.City),
        new Term("postcode", TermKind.Postcode, Meaning.Postcode),
        new Term("amount", TermKind.Number, Meaning.Amount),
        new Term("risk", TermKind.Choice, Meaning.Risk) { Choices = ["LOW", "MEDIUM", "HIGH"] },
        new Term("channel", TermKind.Text, Meaning.Channel),
        new Term("payment_method", TermKind.Text, Meaning.PaymentMethod),
        new Term("first_order", TermKind.Truth, Meaning.FirstOrder),
        new Term("line_tags", TermKind.List, Meaning.LineTags),
        new Term("line_vendors", TermKind.List, Meaning.LineVendors),
        new Term("line_types", TermKind.List, Meaning.LineTypes),
        new Term("customer_tags", TermKind.List, Meaning.Tags),
        new Term("number_of_orders", TermKind.WholeNumber, Meaning.NumberOfOrders),
        new Term("tier", TermKind.Text, Meaning.Tier));
}
