using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Coupons;
using ShopConnector.Sandbox.WooCommerce.Customers;
using ShopConnector.Sandbox.WooCommerce.Orders;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Sandbox.WooCommerce.Products;
using ShopConnector.Sandbox.WooCommerce.Rest;
using ShopConnector.Sandbox.WooCommerce.Shipping;
using ShopConnector.Sandbox.WooCommerce.Webhooks;

namespace ShopConnector.Sandbox.WooCommerce;

/// <summary>Which address means what: the table of contents of the API.</summary>
internal sealed class WooRoutes(
    ShopState shop, SandboxCredentials keys, CouponBook book, ShippingZones zones, CompanionPlugin plugin, WooMail mail)
{
    private const string Root = "/wp-json/wc/v3";

    private static readonly string[] Editable = ["POST", "PUT", "PATCH"];

    private readonly Site _site = new(shop, plugin);
    private readonly WooWire _wire = new(shop, new WooAuthentication(shop, keys));

    public void Map(WebApplication app)
    {
        app.MapGet("/wp-json", context => WooWire.WriteAsync(
            context, WooAnswer.Ok(Index(context)), WooRequest.List(context.Request.Query, "_fields")));
        MapOrders(app, new OrderResource(shop));
        MapCustomers(app, new CustomerResource(shop));
        MapCoupons(app, new CouponResource(shop, book));
        var products = new ProductResource(shop);
        Map(app, "GET", "/products", products.List);
        Map(app, "GET", "/products/{id:long}", products.Get);
        var shipping = new ShippingResource(zones);
        Map(app, "GET", "/shipping/zones", shipping.Zones);
        Map(app, "GET", "/shipping/zones/{id:long}/methods", shipping.Methods);
        Map(app, "GET", "/settings/general/woocommerce_currency", Site.CurrencySetting);
        Map(app, "GET", "/settings/general/woocommerce_enable_coupons", Site.CouponSetting);
        Map(app, "GET", "/system_status", _site.Status);
        MapPlugin(app);
        MapWebhooks(app, new WebhookResource(shop, mail));
        app.MapFallback("/wp-json/{**rest}", context => WooWire.RefuseAsync(context, WooError.NoRoute()));
    }

    private void MapPlugin(WebApplication app)
    {
        if (plugin == CompanionPlugin.Missing)
            return;
        var resource = new PluginResource(shop, keys, plugin);
        app.MapGet(PluginResource.Root + "/health", context => _wire.AnswerAsync(context, resource.Health));
        app.MapPost(PluginResource.Root + "/members", context => _wire.AnswerAsync(context, resource.Members));
    }

    private void MapOrders(WebApplication app, OrderResource orders)
    {
        var refunds = new RefundResource(shop, orders);
        var notes = new NoteResource(shop, orders);
        Map(app, "GET", "/orders", orders.List);
        Map(app, "GET", "/orders/{id:long}", orders.Get);
        Map(app, "PUT", "/orders/{id:long}", orders.Update);
        Map(app, "DELETE", "/orders/{id:long}", orders.Delete);
        Map(app, "PUT", "/orders/batch", orders.Batch);
        Map(app, "GET", "/orders/{id:long}/refunds", refunds.List);
        Map(app, "POST", "/orders/{id:long}/refunds", refunds.Create);
        Map(app, "GET", "/refunds", refunds.All);
        Map(app, "GET", "/orders/{id:long}/notes", notes.List);
        Map(app, "POST", "/orders/{id:long}/notes", notes.Create);
    }

    private void MapCustomers(WebApplication app, CustomerResource customers)
    {
        Map(app, "GET", "/customers", customers.List);
        Map(app, "GET", "/customers/{id:long}", customers.Get);
        Map(app, "PUT", "/customers/{id:long}", customers.Update);
        Map(app, "DELETE", "/customers/{id:long}", customers.Delete);
        Map(app, "PUT", "/customers/batch", customers.Batch);
    }

    private void MapCoupons(WebApplication app, CouponResource coupons)
    {
        Map(app, "GET", "/coupons", coupons.List);
        Map(app, "POST", "/coupons", coupons.Create);
        Map(app, "GET", "/coupons/{id:long}", coupons.Get);
        Map(app, "PUT", "/coupons/{id:long}", coupons.Update);
        Map(app, "DELETE", "/coupons/{id:long}", coupons.Delete);
        Map(app, "PUT", "/coupons/batch", coupons.Batch);
    }

    private void MapWebhooks(WebApplication app, WebhookResource webhooks)
    {
        Map(app, "GET", "/webhooks", webhooks.List);
        Map(app, "POST", "/webhooks", webhooks.Create);
        Map(app, "GET", "/webhooks/{id:long}", webhooks.Get);
        Map(app, "PUT", "/webhooks/{id:long}", webhooks.Update);
        Map(app, "DELETE", "/webhooks/{id:long}", webhooks.Delete);
        Map(app, "PUT", "/webhooks/batch", webhooks.Batch);
    }

    /// <summary>WordPress takes POST and PATCH wherever it takes PUT.</summary>
    private void Map(WebApplication app, string method, string path, Func<WooRequest, WooAnswer> handle) =>
        app.MapMethods(
            Root + path, method == "PUT" ? Editable : [method], context => _wire.AnswerAsync(context, handle));

    private JsonObject Index(HttpContext context)
    {
        lock (shop.Gate)
            return _site.Index(WooWire.RootOf(context.Request));
    }
}
