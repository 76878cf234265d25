using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Benchmarks.Evaluate;

/// <summary>
/// The rules of the benchmark: ten segments of the kind a shop keeps, without and with points and an offer.
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
