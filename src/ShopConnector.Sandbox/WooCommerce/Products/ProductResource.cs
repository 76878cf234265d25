using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Orders;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Products;

/// <summary><c>/products</c>, for reading: where brand, category and tags of an order's lines come from.</summary>
internal sealed class ProductResource(ShopState shop)
{
    public WooAnswer List(WooRequest request)
    {
        var chosen = WooPage.Chosen(request, shop.Products.Values, product => product.Id);
        var by = WooPage.OrderBy(request, "date", "date", "id", "include", "title", "slug", "modified", "price");
        // All came with the shop, so their dates say nothing and the id decides.
        var descending = WooPage.Descending(request, standard: true);
        var sorted = by == "title"
            ? chosen.OrderBy(product => product.Title, StringComparer.Ordinal).ThenBy(product => product.Id)
            : chosen.OrderBy(product => product.Id);
        var rows = descending ? sorted.Reverse() : sorted;
        return WooPage.Of(request, rows.ToList(), product => Json(product, request));
    }

    public WooAnswer Get(WooRequest request) =>
        request.Id is { } id && shop.Products.TryGetValue(id, out var product)
            ? WooAnswer.Ok(Json(product, request))
            : throw new WooError(404, "woocommerce_rest_product_invalid_id", "Invalid ID.");

    private static JsonObject Json(Product product, WooRequest request) => new()
    {
        ["id"] = product.Id,
        ["name"] = LineJson.EncodedTitle(product),
        ["sku"] = product.Sku,
        ["type"] = "simple",
        ["status"] = "publish",
        ["price"] = product.Price.ToString(CultureInfo.InvariantCulture),
        ["virtual"] = product.IsGiftCard,
        ["categories"] = Terms(product.Type),
        ["brands"] = Terms(product.Vendor),
        ["tags"] = Terms([.. product.Tags]),
        ["attributes"] = new JsonArray(),
        ["meta_data"] = product.IsGiftCard ? GiftCardMark(product) : new JsonArray(),
        ["_links"] = Site.Links(request, "products", product.Id),
    };

    /// <summary>Gift-card plugins mark their products with a row of metadata.</summary>
    private static JsonArray GiftCardMark(Product product) =>
        new(new JsonObject { ["id"] = product.Id * 10, ["key"] = "gift_card", ["value"] = "yes" });

    private static JsonArray Terms(params string[] names) => new([.. names.Select(name => (JsonNode)new JsonObject
    {
        ["id"] = 100 + name.Length, ["name"] = WooText.Encoded(name), ["slug"] = Slug(name),
    })]);

    private static string Slug(string name) =>
        string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
