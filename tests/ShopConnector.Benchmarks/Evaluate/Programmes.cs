using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Benchmarks.Evaluate;

/// <summary>
/// The rules of the benchmark: ten segments of the kind a shop keeps, without and with points and an offer, and ten
/// more that look into orders and their lines.
/// </summary>
internal static class Programmes
{
    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 1, 10, 0);

    private static readonly Segment[] s_segments =
    [
        Tagged("VIP", "amount_spent >= 1000 AND last_order_date >= -60d"),
        Tagged("VIP dreigt te vertrekken", "amount_spent >= 1000 AND last_order_date < -90d"),
        Tagged("Frequente koper", "number_of_orders >= 5"),
        Tagged("Grootbesteder", "amount_spent >= 500"),
        Tagged("Gelegenheidskoper", "number_of_orders BETWEEN 1 AND 2"),
        Tagged("Loyaliteitslid", "customer_added_date IS NOT NULL"),
        Tagged("Nieuw", "first_order_date >= -30d"),
        Tagged("Slapend", "last_order_date < -1y"),
        Tagged("Zakelijk", "customer_tags CONTAINS 'Groothandel' OR (amount_spent > 5000 AND number_of_orders > 20)"),
        Tagged("Buren", "customer_countries CONTAINS 'BE' AND (number_of_orders > 3 OR amount_spent > 250)"),
    ];

    /// <summary>What takes more than a look at a sum: windows over orders and lines, rhythms, shares, tags.</summary>
    private static readonly Segment[] s_windows =
    [
        Tagged("Drie in een jaar", "orders_placed MATCHES (date >= -1y, count >= 3)"),
        Tagged("Grote order", "orders_placed MATCHES (date >= -180d, amount >= 250, sum_amount >= 400)"),
        Tagged("Niet dit kwartaal", "orders_placed NOT MATCHES (date >= -90d) AND number_of_orders >= 1"),
        Tagged("Kleur", "products_purchased MATCHES (vendor = 'Wella', tag = 'kleur', date >= -180d)"),
        Tagged("Shampoo", "products_purchased MATCHES (category = 'Shampoo', date >= -1y, sum_quantity >= 3)"),
        Tagged("Product 7", "products_purchased MATCHES (id = 'p7') AND products_purchased NOT MATCHES (id = 'p8')"),
        Tagged("Over tijd", "overdue_factor > 1.5 AND amount_spent >= 100"),
        Tagged("Product op", "product_overdue_factor >= 1"),
        Tagged("Merktrouw", "top_vendor_share('Wella') = 1 AND number_of_orders >= 2"),
        Tagged("Jarig", "birthday BETWEEN today AND +14d OR customer_tags CONTAINS 'VIP'"),
    ];

    public static string[] Queries => [.. s_segments.Concat(s_windows).Select(segment => segment.Query)];

    /// <summary>All twenty.</summary>
    public static CompiledProgram Mixed() => Compile(SegmentsOnly().Rules with
    {
        Segments = [.. s_segments, .. s_windows],
    });

    public static CompiledProgram SegmentsOnly() => Compile(new()
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"],
        Currency = "EUR",
        Segments = [.. s_segments],
    });

    public static CompiledProgram Whole() => Compile(SegmentsOnly().Rules with
    {
        Points = new PointsRules { Expiry = new ExpiryPolicy(Months: 12) },
        Offers = [new Offer("Kom terug", "amount_spent >= 1000 AND last_order_date < -90d", OfferValue.Percent(15m))],
    });

    private static Segment Tagged(string tag, string query) => new(tag, tag, query);

    private static CompiledProgram Compile(LoyaltyProgram rules) => CompiledProgram.TryCompile(rules, out var problems)
        ?? throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
}
