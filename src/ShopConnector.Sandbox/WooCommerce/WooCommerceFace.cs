using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;
using ShopConnector.Sandbox.WooCommerce.Coupons;
using ShopConnector.Sandbox.WooCommerce.Customers;
using ShopConnector.Sandbox.WooCommerce.Orders;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Sandbox.WooCommerce.Shipping;
using ShopConnector.Sandbox.WooCommerce.Webhooks;

namespace ShopConnector.Sandbox.WooCommerce;

/// <summary>A shop on WooCommerce, quirks included: see the tests, one fact each.</summary>
internal sealed class WooCommerceFace : IShopFace
{
    private const int KeyDigits = 40;

    private readonly ShopState _shop;
    private readonly WooRoutes _routes;
    private readonly MerchantLabels _labels;
    private readonly WooCheckout _checkout;

    public WooCommerceFace(ShopState shop, CompanionPlugin plugin)
    {
        _shop = shop;
        Credentials = KeysOf(shop);
        var coupons = new CouponBook(shop);
        coupons.AddMerchantCoupons();
        var mail = new WooMail(shop);
        Webhooks = mail;
        _routes = new WooRoutes(shop, Credentials, coupons, Shipping, plugin, mail);
        _labels = new MerchantLabels(shop);
        _checkout = new WooCheckout(shop, coupons, Shipping);
    }

    public SandboxCredentials Credentials { get; }

    public IWebhookBook Webhooks { get; }

    /// <summary>As the merchant set it up.</summary>
    public ShippingZones Shipping { get; } = new();

    public void Map(WebApplication app) => _routes.Map(app);

    public bool IsApi(PathString path) => path.StartsWithSegments("/wp-json", StringComparison.Ordinal);

    /// <summary>Not WooCommerce itself is in a hurry but the host in front of it: HTML, and a time to wait.</summary>
    public async Task ThrottleAsync(HttpContext context)
    {
        lock (_shop.Gate)
            _shop.Counters.Throttled++;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "1";
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<html><body><h1>429 Too Many Requests</h1></body></html>");
    }

    public IReadOnlyList<string> TagsOf(ShopCustomer customer) => MerchantLabels.Of(customer);

    public bool AddTag(ShopCustomer customer, string tag) => _labels.Add(customer, tag);

    public bool RemoveTag(ShopCustomer customer, string tag) => _labels.Remove(customer, tag);

    public IReadOnlyList<string> TagsOf(ShopOrder order) => OrderLabels.Of(order);

    public bool RemoveTag(ShopOrder order, string tag) => OrderLabels.Remove(order, tag);

    public IReadOnlyList<string> NotesOf(ShopOrder order) =>
        [.. order.Notes.Where(note => !note.ForCustomer).Select(note => note.Text)];

    public IReadOnlyList<LiveCode> LiveCodes() => _checkout.LiveCodes();

    public void MoveCodes(long from, long to)
    {
        // They are bound to an address, and whoever gives orders away leaves that alone.
    }

    public CheckoutQuote Quote(CheckoutCart cart) => _checkout.Quote(cart);

    public void Redeem(string code, ShopOrder order) => _checkout.Redeem(code, order);

    private static SandboxCredentials KeysOf(ShopState shop)
    {
        var random = SeededRandom.For(shop.Seed, $"keys of {shop.Name}");
        return new SandboxCredentials
        {
            ConsumerKey = $"ck_{random.Hex(KeyDigits)}",
            ConsumerSecret = $"cs_{random.Hex(KeyDigits)}",
            ReadOnlyKey = $"ck_{random.Hex(KeyDigits)}",
            ReadOnlySecret = $"cs_{random.Hex(KeyDigits)}",
        };
    }
}
