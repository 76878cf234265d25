using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary><c>/orders/N/refunds</c>. Lines and their totals are negative, the amount is positive.</summary>
internal sealed class RefundResource(ShopState shop, OrderResource orders)
{
    private readonly OrderEdits _edits = new(shop);

    public WooAnswer List(WooRequest request)
    {
        var order = orders.Find(request.Id, 404);
        var newestFirst = order.Refunds
            .OrderByDescending(refund => refund.At).ThenByDescending(refund => refund.Id).ToList();
        return WooPage.Of(request, newestFirst, refund => Json(order, refund));
    }

    /// <summary><c>/refunds</c>: those of all orders, since WooCommerce 9.0. The order is no filter there.</summary>
    public WooAnswer All(WooRequest request)
    {
        var rows = shop.Orders.Values.Where(order => !order.Unreadable)
            .SelectMany(order => order.Refunds.Select(refund => (order, refund)));
        if (WooDates.Filter(request, "after", shop.Zone) is { } after)
            rows = rows.Where(row => row.refund.At > after);
        var byId = WooPage.OrderBy(request, "date", "date", "id", "include", "title", "slug", "modified") == "id";
        var oldestFirst = WooPage.Chosen(request, rows, row => row.refund.Id)
            .OrderBy(row => byId ? default : row.refund.At).ThenBy(row => row.refund.Id).ToList();
        if (WooPage.Descending(request, standard: true))
            oldestFirst.Reverse();
        return WooPage.Of(request, oldestFirst, row => Json(row.order, row.refund));
    }

    public WooAnswer Create(WooRequest request)
    {
        var order = orders.Find(request.Id, 404);
        var amount = WooValues.Number(request.Body["amount"]) ?? 0m;
        // Not a mistake of the sandbox: WooCommerce answers with 500, and with a bare number as data.
        var refund = _edits.RefundAmount(order, amount, shop.Now) ?? throw new WooError(
            500, "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.", JsonValue.Create(500));
        return WooAnswer.Created(Json(order, refund));
    }

    private JsonObject Json(ShopOrder order, Refund refund) => new()
    {
        ["id"] = refund.Id,
        ["parent_id"] = order.Id,
        ["date_created"] = WooDates.Local(refund.At, shop.Zone),
        ["date_created_gmt"] = WooDates.Gmt(refund.At),
        ["amount"] = WooText.Money(refund.Amount),
        ["reason"] = refund.Reason,
        ["refunded_by"] = 1,
        ["refunded_payment"] = false,
        ["meta_data"] = new JsonArray(),
        ["line_items"] = new JsonArray([.. refund.Lines.Select(line => (JsonNode)Line(order, line))]),
        ["shipping_lines"] = refund.Shipping == 0m ? new JsonArray() : new JsonArray(Shipping(refund)),
        ["tax_lines"] = new JsonArray(),
        ["fee_lines"] = new JsonArray(),
    };

    private static JsonObject Line(ShopOrder order, RefundLine line)
    {
        var sold = order.Lines.Find(row => row.Id == line.OrderLineId);
        return new JsonObject
        {
            ["id"] = line.Id,
            ["name"] = WooText.Encoded(sold?.Title ?? ""),
            ["product_id"] = sold?.Product?.Id ?? 0,
            ["quantity"] = -line.Quantity,
            ["total"] = WooText.Money(-(line.Total - line.TotalTax)),
            ["total_tax"] = WooText.Money(-line.TotalTax),
            ["sku"] = sold?.Product?.Sku,
            ["meta_data"] = new JsonArray(new JsonObject
            {
                ["id"] = line.Id * 10,
                ["key"] = "_refunded_item_id",
                ["value"] = line.OrderLineId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }),
        };
    }

    private static JsonObject Shipping(Refund refund)
    {
        var tax = Tax.Within(refund.Shipping, Tax.StandardRate);
        return new JsonObject
        {
            ["id"] = refund.Id * 10,
            ["method_title"] = "Pakketpost",
            ["method_id"] = "flat_rate",
            ["total"] = WooText.Money(-(refund.Shipping - tax)),
            ["total_tax"] = WooText.Money(-tax),
        };
    }
}
