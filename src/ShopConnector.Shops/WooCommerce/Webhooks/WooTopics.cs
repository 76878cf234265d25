namespace ShopConnector.Shops.WooCommerce.Webhooks;

/// <summary>What a WooCommerce shop is asked to tell.</summary>
internal static class WooTopics
{
    private const string NamePrefix = "ShopConnector ";

    public static IReadOnlyList<string> All { get; } =
    [
        "customer.created", "customer.updated", "customer.deleted",
        "order.created", "order.updated", "order.deleted", "order.restored",
    ];

    /// <summary>As the shop's people see it under WooCommerce → Settings → Advanced → Webhooks.</summary>
    public static string NameOf(string topic, string tag) => $"{NamePrefix}{topic} ({tag})";

    public static bool IsNameOfOurs(string name, string tag) =>
        name.StartsWith(NamePrefix, StringComparison.Ordinal) && name.EndsWith($"({tag})", StringComparison.Ordinal);
}
