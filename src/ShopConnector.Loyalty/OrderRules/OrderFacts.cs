using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>One order and its member, as a rule asks for them; null where the shop does not tell.</summary>
/// <param name="Amount">The order's total in the programme's currency; null without an exchange rate.</param>
/// <param name="IsFirst">No earlier order of the member stands.</param>
internal sealed record OrderFacts(Order Order, decimal? Amount, bool IsFirst, MemberFacts Member)
{
    public decimal? Number(Term term) => term.Meaning switch
    {
        Meaning.Amount => Amount,
        Meaning.NumberOfOrders => Member.Metrics.NumberOfOrders,
        _ => throw Unanswered(term),
    };

    public string? Text(Term term) => term.Meaning switch
    {
        Meaning.Country => Order.ShipTo?.Country,
        Meaning.Region => Order.ShipTo?.Region,
        Meaning.City => Order.ShipTo?.City,
        Meaning.Postcode => Order.ShipTo?.Postcode,
        Meaning.Risk => Order.Risk?.ToString().ToUpperInvariant(),
        Meaning.Channel => Order.Channel,
        Meaning.PaymentMethod => Order.PaymentMethod,
        Meaning.Tier => Member.TierName,
        _ => throw Unanswered(term),
    };

    public bool Truth(Term term) => term.Meaning == Meaning.FirstOrder ? IsFirst : throw Unanswered(term);

    public bool Contains(Term term, string value) => term.Meaning switch
    {
        Meaning.Tags => Member.HasTag(value),
        Meaning.LineTags => Order.Lines.Any(line => line.Tags.Any(tag => Same(tag, value))),
        Meaning.LineVendors => Order.Lines.Any(line => Same(line.Vendor, value)),
        Meaning.LineTypes => Order.Lines.Any(line => Same(line.Type, value)),
        _ => throw Unanswered(term),
    };

    /// <summary>What buyers and shops write in any case: a city, a payment method, a product's tag.</summary>
    public static bool Same(string? left, string? right) =>
        string.Equals(left?.Trim(), right?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static InvalidOperationException Unanswered(Term term) => new($"No order answers {term.Name}.");
}
