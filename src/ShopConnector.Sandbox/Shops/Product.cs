using System.Collections.Immutable;

namespace ShopConnector.Sandbox.Shops;

/// <param name="Price">In the shop's currency, tax included.</param>
/// <param name="Type">Product type on Shopify, the category on WooCommerce.</param>
/// <param name="Vendor">Vendor on Shopify, the brand on WooCommerce.</param>
internal sealed record Product(
    long Id, string Sku, string Title, string Vendor, string Type, ImmutableArray<string> Tags, decimal Price,
    bool IsGiftCard = false);
