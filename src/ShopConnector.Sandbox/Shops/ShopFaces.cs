using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.WooCommerce;

namespace ShopConnector.Sandbox.Shops;

/// <summary>The one place where a platform's name becomes its face.</summary>
internal static class ShopFaces
{
    public static IShopFace For(ShopState shop, SandboxOptions options) => shop.Platform switch
    {
        SandboxPlatforms.Shopify => new ShopifyFace(shop, options.Shopify, options.Faults),
        SandboxPlatforms.WooCommerce => new WooCommerceFace(shop, options.Companion),
        _ => throw new ArgumentException($"The sandbox has no platform '{shop.Platform}'.", nameof(shop)),
    };
}
