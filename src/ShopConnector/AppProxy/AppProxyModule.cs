using NodaTime;
using ShopConnector.AppProxy.Page;
using ShopConnector.Sync;
using ShopConnector.Web;

namespace ShopConnector.AppProxy;

/// <summary>
/// <c>GET /proxy/{shop}</c>: what a shopper who is logged in to a Shopify storefront has saved. The storefront asks on
/// the shopper's behalf and signs; nobody else is answered, and nobody is told about anybody else.
/// </summary>
internal sealed class AppProxyModule(
    IReadOnlyList<ProxyShop> shops, ShopperPages pages, IClock clock, ILogger log) : IWebModule
{
    /// <summary>A shopper who waited this long has left; the database is not to go on for nobody.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly Refusals _refusals = new(log, Web.Log.PageRefused);

    private readonly Dictionary<string, ProxyShop> _shops =
        shops.ToDictionary(shop => shop.Name, StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes) => routes.MapMethods(
        ProxyShop.Route, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (!_shops.TryGetValue((string)context.Request.RouteValues["shop"]!, out var shop))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(AnswerWithin);
        try
        {
            if (await CallAsync(shop, context.Request.QueryString.Value ?? "", patience.Token) is not { } call)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            await pages.WriteAsync(context.Response, shop, call, patience.Token);
        }
        catch (Exception error) when (error is StorageException or ShopException
            || error is OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            _refusals.Count(shop.Name, "the database or the shop did not answer in time");
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Null: refused. The caller is not told why, the log is.</summary>
    private async Task<ProxyCall?> CallAsync(ProxyShop shop, string query, CancellationToken ct)
    {
        if (SignedQuery.Read(query) is not { } signed)
        {
            return Refused(shop, "it is not what a storefront asks");
        }

        if (!signed.IsSignedBy(shop.Secrets))
        {
            return Refused(shop, "the signature is not by the ClientSecret of the shop");
        }

        if (!await shop.IsCalledAsync(signed[SignedQuery.Shop], ct))
        {
            return Refused(shop, "it is of another shop");
        }

        return ProxyCall.Of(signed, clock.GetCurrentInstant(), out var refusal) ?? Refused(shop, refusal);
    }

    private ProxyCall? Refused(ProxyShop shop, string why)
    {
        _refusals.Count(shop.Name, why);
        return null;
    }
}
