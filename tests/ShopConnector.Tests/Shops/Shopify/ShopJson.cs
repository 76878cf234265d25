using System.Globalization;

namespace ShopConnector.Tests.Shops.Shopify;

/// <summary>Answers in the shape Shopify gives them.</summary>
internal static class ShopJson
{
    public static string Customer(long id, string updatedAt, string tags = "[]") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"id":"gid://shopify/Customer/{{id}}","createdAt":"2025-01-01T09:00:00Z","updatedAt":"{{updatedAt}}",
        "firstName":"An","lastName":null,"locale":"nl","state":"ENABLED","tags":{{tags}},
        "defaultEmailAddress":null,"defaultAddress":null,
        "birthDate":null,"points":null,"pointsPending":null,"tier":null,"offerCode":null,"offerUntil":null}
        """).ReplaceLineEndings("");

    /// <param name="lines">The whole <c>lineItems</c> property with its comma in front, or nothing (bulk).</param>
    public static string Order(long id, string updatedAt, string lines = NoLines, string refunded = "0.0") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"id":"gid://shopify/Order/{{{id}}}","createdAt":"2026-01-01T09:00:00Z","updatedAt":"{{{updatedAt}}}",
            "processedAt":"2026-01-01T09:00:00Z","cancelledAt":null,"test":false,"displayFinancialStatus":"PAID",
            "taxesIncluded":true,"sourceName":"web","discountCodes":[],"email":null,"customerLocale":"nl",
            "customer":{"id":"gid://shopify/Customer/5"},"app":null,"billingAddress":null,
            "totalPriceSet":{"shopMoney":{"amount":"121.0","currencyCode":"EUR"}},
            "subtotalPriceSet":{"shopMoney":{"amount":"121.0"}},"totalShippingPriceSet":{"shopMoney":{"amount":"0.0"}},
            "totalRefundedSet":{"shopMoney":{"amount":"{{{refunded}}}"}},"transactions":[]{{{lines}}}}
            """).ReplaceLineEndings("");

    public const string NoLines = """,  "lineItems":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}""";

    public static string Line(string vendor) =>
        "{\"quantity\":1,\"vendor\":\"" + vendor + "\",\"isGiftCard\":false,\"discountedTotalSet\":"
        + "{\"shopMoney\":{\"amount\":\"1.0\"}},\"taxLines\":[],\"product\":null}";

    public static string Page(string root, string? cursor, params string[] nodes) =>
        "{\"" + root + "\":" + Connection(cursor, nodes) + "}";

    public static string Connection(string? cursor, params string[] nodes) =>
        "{\"nodes\":[" + string.Join(",", nodes) + "],\"pageInfo\":{\"hasNextPage\":"
        + (cursor is null ? "false,\"endCursor\":null" : $"true,\"endCursor\":\"{cursor}\"") + "}}";

    public static string Facts(params string[] scopes) =>
        """
        {"shop":{"name":"Atelier","myshopifyDomain":"atelier.myshopify.com","currencyCode":"EUR","ianaTimezone":
        "Europe/Amsterdam","plan":null},"currentAppInstallation":{"accessScopes":[
        """ + string.Join(",", scopes.Select(scope => $$"""{"handle":"{{scope}}"}""")) + "]}}";

    /// <summary>What a pull needs; an app that may write customers may read them too.</summary>
    public static string PullFacts { get; } =
        Facts("write_customers", "read_orders", "read_all_orders", "read_products");

    public static string Size(long customers, long orders) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"customersCount":{"count":{{{customers}}},"precision":"EXACT"},
        "ordersCount":{"count":{{{orders}}},"precision":"EXACT"},"customers":{"nodes":[]},"orders":{"nodes":[]}}
        """);
}
