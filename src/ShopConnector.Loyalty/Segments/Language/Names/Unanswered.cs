using System.Collections.Frozen;
using ShopConnector.Loyalty.Segments.Wording;

namespace ShopConnector.Loyalty.Segments.Language.Names;

/// <summary>
/// Names of Shopify's language, and of ours, that nothing we hold can answer, each with the reason. A wrong answer
/// would tag the wrong people, so a query that asks for one of them is refused. A dot at the end stands for a family.
/// </summary>
internal static class Unanswered
{
    public static FrozenDictionary<string, Func<ProblemWords, string>> Attributes { get; } = Of(
        ("rfm_group", static words => words.NoRanking),
        ("predicted_spend_tier", static words => words.NoForecast),
        ("probability_alive", static words => words.NoForecast),
        ("predicted_orders", static words => words.NoForecast),
        ("predicted_value", static words => words.NoForecast),
        ("next_order_date", static words => words.NoForecast),
        ("shopify_email.", static words => words.NoEmail),
        ("storefront.", static words => words.NoVisits),
        ("storefront_event.", static words => words.NoVisits),
        ("metafields.", static words => words.NoMetafields),
        ("customer.", static words => words.NoMetafields),
        ("companies", static words => words.NoCompanies),
        ("created_by_app_id", static words => words.NoCreator),
        ("customer_within_distance", static words => words.NoCoordinates),
        ("product_subscription_status", static words => words.NoSubscriptions),
        ("store_credit_accounts", static words => words.NoStoreCredit));

    public static FrozenDictionary<string, Func<ProblemWords, string>> OrderParameters { get; } = Of(
        ("location_id", static words => words.NoLocations));

    public static FrozenDictionary<string, Func<ProblemWords, string>> ProductParameters { get; } = Of();

    private static FrozenDictionary<string, Func<ProblemWords, string>> Of(
        params IEnumerable<(string Name, Func<ProblemWords, string> Why)> reasons) =>
        reasons.ToFrozenDictionary(one => one.Name, one => one.Why, StringComparer.OrdinalIgnoreCase);
}
