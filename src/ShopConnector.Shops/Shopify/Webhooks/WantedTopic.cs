namespace ShopConnector.Shops.Shopify.Webhooks;

/// <summary>What a Shopify shop is asked to tell.</summary>
/// <param name="Fields">
/// All that is sent of the body: ids. What is not sent cannot leak, and the pull reads the rest. Empty: the whole body.
/// </param>
internal sealed record WantedTopic(string Topic, params string[] Fields)
{
    private const string NamePrefix = "shopconnector-";

    public static IReadOnlyList<WantedTopic> All { get; } =
    [
        new("CUSTOMERS_CREATE", "id"),
        new("CUSTOMERS_UPDATE", "id"),
        new("CUSTOMERS_DELETE", "id"),
        new("CUSTOMERS_MERGE"), // Its body holds nothing but ids.
        new("ORDERS_CREATE", "id"),
        new("ORDERS_UPDATED", "id"),
        new("ORDERS_PAID", "id"),
        new("ORDERS_CANCELLED", "id"),
        new("ORDERS_DELETE", "id"),
        new("REFUNDS_CREATE", "id", "order_id"),
        new("APP_UNINSTALLED", "id", "myshopify_domain"),
    ];

    /// <param name="tag">Tells this installation from another that uses the same app.</param>
    public static string NameOf(string topic, string tag) =>
        $"{NamePrefix}{topic.ToLowerInvariant().Replace('_', '-')}-{tag}";

    public static bool IsNameOfOurs(string name, string tag) =>
        name.StartsWith(NamePrefix, StringComparison.Ordinal) && name.EndsWith($"-{tag}", StringComparison.Ordinal);
}
