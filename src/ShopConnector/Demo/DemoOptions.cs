namespace ShopConnector.Demo;

/// <param name="Platform">One of the words below.</param>
/// <param name="GoesOn">The shops stay open and are looked after until Ctrl-C.</param>
internal sealed record DemoOptions(string Platform, bool GoesOn, int Seed)
{
    public const string Shopify = "shopify";
    public const string WooCommerce = "woocommerce";
    public const string Both = "both";

    public IReadOnlyList<string> Platforms => Platform == Both ? [Shopify, WooCommerce] : [Platform];
}
