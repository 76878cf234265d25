using ShopConnector.Sandbox.WooCommerce;

namespace ShopConnector.Sandbox.Shops;

/// <summary>The one place where a platform's name becomes its face.</summary>
internal static class ShopFaces
{
    public static IShopFace For(ShopState shop) => shop.Platform switch
    {
        SandboxPlatforms.WooCommerce => new WooCommerceFace(shop),
        _ => throw new ArgumentException($"The sandbox has no platform '{shop.Platform}'.", nameof(shop)),
    };
}
