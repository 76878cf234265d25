namespace ShopConnector.Shops.Shopify;

/// <summary>A permission the app needs, and what for.</summary>
/// <param name="IsForPull">Without it a pull reads less than there is, and Shopify may not even say so.</param>
internal sealed record WantedScope(string Handle, string Purpose, bool IsForPull)
{
    public static IReadOnlyList<WantedScope> All { get; } =
    [
        new("read_customers", "customers and their tags", IsForPull: true),
        new("write_customers", "writing tags and points", IsForPull: false),
        new("read_orders", "orders and refunds", IsForPull: true),
        new("read_all_orders", "orders older than 60 days; without it, history is unknown", IsForPull: true),
        new("read_products", "vendors, types and tags of what was bought", IsForPull: true),
        new("read_discounts", "recognising our own codes", IsForPull: false),
        new("write_discounts", "making personal codes and free shipping", IsForPull: false),
    ];

    public bool IsForWriting => Handle.StartsWith("write_", StringComparison.Ordinal);

    public bool IsForDiscounts => Handle.EndsWith("_discounts", StringComparison.Ordinal);

    /// <summary>With what the order rules of the programme need beside it.</summary>
    public static IEnumerable<WantedScope> For(ShopifyOptions options)
    {
        var discounts = options.MakesCodes || !options.FreeShipping.IsEmpty;
        foreach (var wanted in All.Where(wanted => discounts || !wanted.IsForDiscounts))
            yield return wanted;

        if (options.WritesOrders)
            yield return new("write_orders", "tags and notes of orders, by the order rules", IsForPull: false);

        if (options.HoldsOrders)
        {
            yield return new(
                "write_merchant_managed_fulfillment_orders", "holding orders back, by the order rules",
                IsForPull: false);
        }
    }
}
