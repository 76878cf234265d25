using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary>The lines of an order; all but <c>price</c> are texts.</summary>
internal static class LineJson
{
    // Importers save names that were encoded already: such a product's name comes encoded twice.
    private const int TwiceEncodedEvery = 7;

    private const int PriceDecimals = 6;

    public static JsonObject Of(OrderLine line)
    {
        var before = line.BeforeDiscount;
        var beforeTax = Tax.Within(before, line.TaxRate);
        var net = line.Total - line.TotalTax;
        return new JsonObject
        {
            ["id"] = line.Id,
            ["name"] = NameOf(line),
            ["product_id"] = line.Product?.Id ?? 0,
            ["variation_id"] = 0,
            ["quantity"] = line.Quantity,
            ["tax_class"] = line.IsGiftCard ? "zero-rate" : "",
            ["subtotal"] = WooText.Money(before - beforeTax),
            ["subtotal_tax"] = WooText.Money(beforeTax),
            ["total"] = WooText.Money(net),
            ["total_tax"] = WooText.Money(line.TotalTax),
            ["taxes"] = new JsonArray(),
            ["meta_data"] = new JsonArray(),
            ["sku"] = line.Product?.Sku,
            ["price"] = line.Quantity == 0 ? 0m : decimal.Round(net / line.Quantity, PriceDecimals),
            ["parent_name"] = null,
        };
    }

    public static string EncodedTitle(Product product) => product.Id % TwiceEncodedEvery == 0
        ? WooText.Encoded(WooText.Encoded(product.Title))
        : WooText.Encoded(product.Title);

    public static JsonObject TaxLine(ShopOrder order) => new()
    {
        ["id"] = order.Id * 10,
        ["rate_code"] = "NL-BTW-1",
        ["rate_id"] = 1,
        ["label"] = "BTW",
        ["compound"] = false,
        ["tax_total"] = WooText.Money(order.TotalTax - order.ShippingTax),
        ["shipping_tax_total"] = WooText.Money(order.ShippingTax),
        ["rate_percent"] = 21,
        ["meta_data"] = new JsonArray(),
    };

    public static JsonObject ShippingLine(ShopOrder order) => new()
    {
        ["id"] = (order.Id * 10) + 1,
        ["method_title"] = order.Shipping == 0m ? "Gratis" : "Pakketpost",
        ["method_id"] = order.Shipping == 0m ? "free_shipping" : "flat_rate",
        ["instance_id"] = "1",
        ["total"] = WooText.Money(order.Shipping - order.ShippingTax),
        ["total_tax"] = WooText.Money(order.ShippingTax),
        ["taxes"] = new JsonArray(),
        ["meta_data"] = new JsonArray(),
    };

    public static JsonObject CouponLine(ShopOrder order, CodeUse use, int index)
    {
        var tax = order.Lines.Sum(line => Tax.Within(line.Discount, line.TaxRate));
        return new JsonObject
        {
            ["id"] = (order.Id * 10) + 2 + index,
            ["code"] = use.Code.ToLowerInvariant(),
            ["discount"] = (use.Amount - tax).ToString("0.00", CultureInfo.InvariantCulture),
            ["discount_tax"] = WooText.Money(tax),
            ["meta_data"] = new JsonArray(),
        };
    }

    private static string NameOf(OrderLine line) =>
        line.Product is { } product ? EncodedTitle(product) : WooText.Encoded(line.Title);
}
