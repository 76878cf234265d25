using System.Collections.Frozen;

namespace ShopConnector.Loyalty.Segments.Language.Names;

/// <summary>
/// Names of Shopify's language, and of ours, that nothing we hold can answer, each with the reason. A wrong answer
/// would tag the wrong people, so a query that asks for one of them is refused. A dot at the end stands for a family.
/// </summary>
internal static class Unanswered
{
    private const string Forecast = "it needs the forecast of the whole shop, which is not worked out yet.";
    private const string Email = "only Shopify's own e-mail knows what became of a message; no app is told.";
    private const string Visits = "visits to the pages of the shop are not read.";
    private const string Metafields =
        "metafields are not read, but for the birthday: anniversary('metafields.facts.birth_date').";

    public static FrozenDictionary<string, string> Attributes { get; } = Of(
        ("rfm_group", "it ranks a customer among all others of the shop, which is not worked out yet."),
        ("predicted_spend_tier", Forecast),
        ("probability_alive", Forecast),
        ("predicted_orders", Forecast),
        ("predicted_value", Forecast),
        ("next_order_date", Forecast),
        ("shopify_email.", Email),
        ("storefront.", Visits),
        ("storefront_event.", Visits),
        ("metafields.", Metafields),
        ("customer.", Metafields),
        ("companies", "companies of business customers are not read."),
        ("created_by_app_id", "the app that made a customer is not read."),
        ("customer_within_distance", "addresses are read without coordinates; ask for customer_cities instead."),
        ("product_subscription_status", "subscriptions to products are not read."),
        ("store_credit_accounts", "store credit is not read."));

    public static FrozenDictionary<string, string> OrderParameters { get; } = Of(
        ("location_id", "the location of an order is not read; sales_channel_share('pos') knows its channel."));

    public static FrozenDictionary<string, string> ProductParameters { get; } = Of();

    private static FrozenDictionary<string, string> Of(params IEnumerable<(string Name, string Why)> reasons) =>
        reasons.ToFrozenDictionary(one => one.Name, one => one.Why, StringComparer.OrdinalIgnoreCase);
}
