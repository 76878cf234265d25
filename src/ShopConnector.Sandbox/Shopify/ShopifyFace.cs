using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify.Access;
using ShopConnector.Sandbox.Shopify.Bulk;
using ShopConnector.Sandbox.Shopify.Discounts;
using ShopConnector.Sandbox.Shopify.Storefront;
using ShopConnector.Sandbox.Shopify.Tagging;
using ShopConnector.Sandbox.Shopify.Webhooks;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>A shop as Shopify shows it: the Admin API, its tags, its discounts and its checkout rules.</summary>
internal sealed class ShopifyFace : IShopFace
{
    private const int ThrottledCost = 10;

    // Documented is THROTTLED inside a 200; now and then a 429 comes from further in front.
    private const int PlainEvery = 3;

    private readonly ShopState _shop;
    private readonly AdminApi _api;
    private readonly DiscountCheckout _checkout;

    public ShopifyFace(ShopState shop, ShopifyOptions options, SandboxFaults faults)
    {
        _shop = shop;
        State = new ShopifyState(shop, options, faults);
        _api = new AdminApi(shop, State);
        _checkout = new DiscountCheckout(shop, State);
        Storefront = new StorefrontPages(shop, new AppProxy(shop, State));
        var mail = new ShopifyMail(shop, State);
        Webhooks = mail;
        App = new InstalledApp(shop, State, mail);
    }

    public ShopifyState State { get; }

    public StorefrontPages Storefront { get; }

    public SandboxCredentials Credentials => State.Access.Credentials;

    public IWebhookBook Webhooks { get; }

    public InstalledApp App { get; }

    public void Map(WebApplication app)
    {
        var endpoint = new AdminEndpoint(_shop, State, _api);
        var tokens = new TokenEndpoint(_shop, State);
        var files = new BulkEndpoints(_shop, State);
        app.MapPost("/admin/api/{version}/graphql.json", endpoint.AnswerAsync);
        app.MapPost("/admin/api/graphql.json", endpoint.AnswerAsync);
        app.MapPost("/admin/oauth/access_token", tokens.AnswerAsync);
        app.MapGet($"{BulkEndpoints.Downloads}/{{file}}", files.DownloadAsync);
        app.MapPost(BulkEndpoints.Uploads, files.UploadAsync);
        Storefront.Map(app);
    }

    public bool IsApi(PathString path) => path.StartsWithSegments("/admin/api", StringComparison.Ordinal)
        || path.StartsWithSegments("/admin/oauth", StringComparison.Ordinal)
        || path.StartsWithSegments("/bulk", StringComparison.Ordinal);

    public async Task ThrottleAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/admin/api", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        System.Text.Json.Nodes.JsonObject answer;
        bool isPlain;
        lock (_shop.Gate)
        {
            answer = _api.Throttled(ThrottledCost);
            isPlain = _shop.Counters.Throttled % PlainEvery == 0;
        }
        if (isPlain)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "2.0";
            return;
        }
        await Answers.WriteAsync(context, answer);
    }

    public IReadOnlyList<string> TagsOf(ShopCustomer customer) => TagRules.Shown(customer.Tags);

    public bool AddTag(ShopCustomer customer, string tag)
    {
        var tags = TagRules.Split([tag]);
        if (TagRules.Refuse(customer.Tags, tags) is not null || !TagRules.Add(customer.Tags, tags))
            return false;
        _shop.Touch(customer);
        return true;
    }

    public bool RemoveTag(ShopCustomer customer, string tag)
    {
        if (!TagRules.Remove(customer.Tags, TagRules.Split([tag])))
            return false;
        _shop.Touch(customer);
        return true;
    }

    public IReadOnlyList<string> TagsOf(ShopOrder order) => TagRules.Shown(order.Tags);

    public bool RemoveTag(ShopOrder order, string tag)
    {
        if (!TagRules.Remove(order.Tags, TagRules.Split([tag])))
            return false;
        _shop.Touch(order);
        return true;
    }

    public IReadOnlyList<string> NotesOf(ShopOrder order) =>
        [.. order.Holds.Select(hold => hold.Notes).OfType<string>()];

    public IReadOnlyList<LiveCode> LiveCodes() => _checkout.LiveCodes();

    public void MoveCodes(long from, long to) => _checkout.Move(from, to);

    public CheckoutQuote Quote(CheckoutCart cart) => _checkout.Quote(cart);

    public void Redeem(string code, ShopOrder order) => _checkout.Redeem(code, order);
}
