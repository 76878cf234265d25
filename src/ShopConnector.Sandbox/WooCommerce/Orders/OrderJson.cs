using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Customers;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary>An order as WooCommerce shows it: amounts without tax beside their tax, texts for money.</summary>
internal sealed class OrderJson(ShopState shop)
{
    public JsonObject? Listed(ShopOrder order, WooRequest request)
    {
        if (order.Unreadable)
            return null;
        var json = Of(order, request);
        if (shop.RefundsMissingInLists)
            json["refunds"] = new JsonArray();
        // Seen on 10.5 with HPOS: metadata is read without an order, and which comes first hangs on the query.
        if (request.Text("orderby") == "modified")
            json["meta_data"] = WooMeta.Shown(order.Metadata.AsEnumerable().Reverse());
        return json;
    }

    public JsonObject Of(ShopOrder order, WooRequest request)
    {
        var json = new JsonObject
        {
            ["id"] = order.Id,
            ["parent_id"] = 0,
            ["status"] = OrderStatuses.NameOf(order.State),
            ["currency"] = order.Currency,
            ["version"] = Site.WooVersion,
            ["prices_include_tax"] = true,
        };
        AddDates(json, order);
        AddAmounts(json, order);
        AddBuyer(json, order);
        AddPayment(json, order);
        json["meta_data"] = WooMeta.Shown(order.Metadata);
        json["line_items"] = new JsonArray([.. order.Lines.Select(line => (JsonNode)LineJson.Of(line))]);
        json["tax_lines"] = new JsonArray(LineJson.TaxLine(order));
        json["shipping_lines"] = new JsonArray(LineJson.ShippingLine(order));
        json["fee_lines"] = new JsonArray();
        json["coupon_lines"] = new JsonArray(
            [.. order.Codes.Select((use, index) => (JsonNode)LineJson.CouponLine(order, use, index))]);
        json["refunds"] = new JsonArray([.. order.Refunds.Select(refund => (JsonNode)new JsonObject
        {
            ["id"] = refund.Id, ["reason"] = refund.Reason, ["total"] = WooText.Money(-refund.Amount),
        })]);
        json["is_editable"] = order.State is OrderState.Pending or OrderState.OnHold;
        json["needs_payment"] = order.State is OrderState.Pending or OrderState.Failed && order.Total > 0;
        json["currency_symbol"] = "€";
        json["_links"] = Site.Links(request, "orders", order.Id);
        return json;
    }

    private void AddDates(JsonObject json, ShopOrder order)
    {
        json["date_created"] = WooDates.Local(order.PlacedAt, shop.Zone);
        json["date_created_gmt"] = WooDates.Gmt(order.PlacedAt);
        json["date_modified"] = WooDates.Local(order.UpdatedAt, shop.Zone);
        json["date_modified_gmt"] = WooDates.Gmt(order.UpdatedAt);
        json["date_paid"] = WooDates.Local(order.PaidAt, shop.Zone);
        json["date_paid_gmt"] = WooDates.Gmt(order.PaidAt);
        json["date_completed"] = WooDates.Local(order.CompletedAt, shop.Zone);
        json["date_completed_gmt"] = WooDates.Gmt(order.CompletedAt);
    }

    private static void AddAmounts(JsonObject json, ShopOrder order)
    {
        var discountTax = order.Lines.Sum(line => Tax.Within(line.Discount, line.TaxRate));
        json["discount_total"] = WooText.Money(order.Discount - discountTax);
        json["discount_tax"] = WooText.Money(discountTax);
        json["shipping_total"] = WooText.Money(order.Shipping - order.ShippingTax);
        json["shipping_tax"] = WooText.Money(order.ShippingTax);
        json["cart_tax"] = WooText.Money(order.TotalTax - order.ShippingTax);
        json["total"] = WooText.Money(order.Total);
        json["total_tax"] = WooText.Money(order.TotalTax);
    }

    private static void AddBuyer(JsonObject json, ShopOrder order)
    {
        json["customer_id"] = order.CustomerId ?? 0;
        json["order_key"] = string.Create(CultureInfo.InvariantCulture, $"wc_order_{order.Id:x8}");
        json["billing"] = AddressJson.Billing(order.FirstName, order.LastName, order.Address, order.Email ?? "", "");
        json["shipping"] = AddressJson.Shipping(order.FirstName, order.LastName, order.Address);
    }

    private static void AddPayment(JsonObject json, ShopOrder order)
    {
        json["payment_method"] = order.Channel == "pos" ? "cod" : "mollie_ideal";
        json["payment_method_title"] = order.Channel == "pos" ? "Aan de balie" : "iDEAL";
        json["transaction_id"] = "";
        json["created_via"] = order.Channel == "web" ? "checkout" : order.Channel;
        json["customer_note"] = "";
        json["number"] = order.Id.ToString(CultureInfo.InvariantCulture);
    }
}
