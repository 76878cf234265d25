using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Web;

namespace ShopConnector.Webhooks;

/// <summary>
/// <c>POST /webhooks/{shop}</c>: is it signed, what may have changed, keep that, answer. Everything else comes later
/// and elsewhere, so that the answer is there within milliseconds however busy the shop's run is.
/// </summary>
internal sealed class WebhookModule(
    IReadOnlyList<WebhookShop> shops, HintTray tray, IDemands demands, Action<string> runSoon, IClock clock,
    ILogger log) : IWebModule
{
    /// <summary>Half of what Shopify waits; whoever gives up then is asked to come again.</summary>
    private static readonly TimeSpan KeepWithin = TimeSpan.FromSeconds(2.5);

    private readonly Refusals _refusals = new(log, Web.Log.WebhookRefused);

    private readonly Dictionary<string, WebhookShop> _shops =
        shops.ToDictionary(shop => shop.Name, StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(WebhookShop.Route, (RequestDelegate)AnswerAsync);

    public async Task RehearseAsync()
    {
        foreach (var shop in shops)
        {
            var request = new DefaultHttpContext().Request;
            request.Body = new MemoryStream("""{ "id": 1 }"""u8.ToArray());
            var delivery = await Delivery.ReadAsync(request, shop.Platform, clock);
            Signature.IsBy(shop.Secrets, delivery.Body.Span, Convert.ToBase64String(new byte[32]));
            HintTopics.Read(shop, delivery with { Topic = "orders/updated" });
            HintTopics.Read(shop, delivery with { Topic = "order.updated" });
        }
    }

    private async Task AnswerAsync(HttpContext context) =>
        context.Response.StatusCode = await StatusAsync(context);

    private async Task<int> StatusAsync(HttpContext context)
    {
        if (!_shops.TryGetValue((string)context.Request.RouteValues["shop"]!, out var shop))
        {
            _refusals.Count("(no shop)", "the address names none of the shops");
            return StatusCodes.Status404NotFound;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Delivery.BodyMax;
        Delivery delivery;
        try
        {
            delivery = await Delivery.ReadAsync(context.Request, shop.Platform, clock);
        }
        catch (BadHttpRequestException)
        {
            _refusals.Count(shop.Name, "the body was too large or too slow");
            throw;
        }

        return await StatusAsync(shop, delivery, context.RequestAborted);
    }

    private async Task<int> StatusAsync(WebhookShop shop, Delivery delivery, CancellationToken ct)
    {
        if (!Signature.IsBy(shop.Secrets, delivery.Body.Span, delivery.Signature))
        {
            if (ActivationPing.Is(shop, delivery))
            {
                return StatusCodes.Status200OK;
            }

            _refusals.Count(shop.Name, delivery.Signature is null ? "it was not signed" : "the signature was wrong");
            return StatusCodes.Status401Unauthorized;
        }

        if (shop.Platform == Platform.Shopify && DemandTopics.KindOf(delivery.Topic) is { } kind)
        {
            return await DemandAsync(shop, kind, delivery, ct);
        }

        if (HintTopics.Read(shop, delivery) is { } hints)
        {
            tray.Put(hints);
        }
        else
        {
            // Signed, so a real shop's: refusing what nobody needs would only make it send again, and then give up.
            _refusals.Count(shop.Name, "nobody needs its topic; it was answered with 200");
        }

        return StatusCodes.Status200OK;
    }

    private async Task<int> DemandAsync(WebhookShop shop, DemandKind kind, Delivery delivery, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(KeepWithin);
        Demand demand;
        try
        {
            if (await DemandOfAsync(shop, kind, delivery, patience.Token) is not { } read)
            {
                _refusals.Count(shop.Name, "its body is not what its topic says, or of another shop");
                return StatusCodes.Status400BadRequest;
            }

            demand = read;
            await demands.KeepDemandAsync(demand, patience.Token);
        }
        catch (Exception error) when (error is StorageException or ShopException
            || error is OperationCanceledException && !ct.IsCancellationRequested)
        {
            _refusals.Count(shop.Name, "it could not be kept; the shop will send it again");
            return StatusCodes.Status503ServiceUnavailable;
        }

        Web.Log.Demanded(log, demand.Shop, demand.Kind);
        runSoon(demand.Shop);
        return StatusCodes.Status200OK;
    }

    private async Task<Demand?> DemandOfAsync(
        WebhookShop shop, DemandKind kind, Delivery delivery, CancellationToken ct)
    {
        using var body = BodyText.TryParse(delivery.Body);
        if (body is null || DemandTopics.ShopOf(body.RootElement) is not { } host)
        {
            return null;
        }

        try
        {
            var meant = await MeantAsync(shop, host, delivery, ct);
            return meant is null ? null : DemandTopics.Read(kind, meant.Name, delivery, body.RootElement);
        }
        catch (ShopException) when (kind == DemandKind.Uninstalled)
        {
            // A shop that threw us out does not tell its domain; whether it has is looked at before it is believed.
            return DemandTopics.Read(kind, shop.Name, delivery, body.RootElement);
        }
    }

    /// <summary>One app has one address for the demands of all its shops.</summary>
    private async Task<WebhookShop?> MeantAsync(
        WebhookShop shop, string host, Delivery delivery, CancellationToken ct)
    {
        var others = _shops.Values.Where(other => other != shop
            && Signature.IsBy(other.Secrets, delivery.Body.Span, delivery.Signature));
        foreach (var one in others.Prepend(shop))
        {
            if (await one.IsAtAsync(host, ct))
            {
                return one;
            }
        }

        return null;
    }
}
