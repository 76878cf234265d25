namespace ShopConnector.Sandbox;

/// <summary>The platforms as they are spelled in <see cref="SandboxOptions.Platforms"/> and on a shop.</summary>
public static class SandboxPlatforms
{
    public const string Shopify = "shopify";

    public const string WooCommerce = "woocommerce";
}
