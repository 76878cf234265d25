using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce;

namespace ShopConnector.Sandbox.Faults;

/// <summary>
/// Between caller and shop: counts API requests, delays them, and strikes them with the seeded faults.
/// </summary>
internal sealed class FaultyWire(ShopState shop, IShopFace face, SandboxOptions options)
{
    private const string HttpDate = "ddd, dd MMM uuuu HH:mm:ss 'GMT'";

    private static readonly int[] ServerErrors = [500, 502, 503];

    private readonly OrderEdits _edits = new(shop);
    private readonly PageTroubles _troubles = new();
    private readonly HostPace? _pace = options.Host is { } host ? new HostPace(host) : null;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // The shop's time, not the machine's: callers read the server's clock from this header.
        context.Response.Headers.Date = shop.Now.ToString(HttpDate, CultureInfo.InvariantCulture);
        if (!face.IsApi(context.Request.Path))
        {
            await next(context);
            return;
        }

        var number = CountRequest();
        if (_pace is not null)
            next = Paced(next);
        if (shop.IsCalm)
        {
            await next(context);
            return;
        }

        var roll = FaultRoll.Of(options, shop.Name, number);
        if (roll.Delay > Duration.Zero)
            await Task.Delay(roll.Delay.ToTimeSpan(), context.RequestAborted);
        if (roll.Drift)
            Drift(number);
        await StrikeAsync(context, next, roll.Fault, number);
    }

    private async Task StrikeAsync(HttpContext context, RequestDelegate next, Fault fault, long number)
    {
        switch (fault)
        {
            case Fault.Throttled:
                await face.ThrottleAsync(context);
                break;
            case Fault.ServerError:
                context.Response.StatusCode = ServerErrors[number % ServerErrors.Length];
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body><h1>Bad Gateway</h1></body></html>");
                break;
            case Fault.ResetBefore:
                context.Abort();
                break;
            case Fault.ResetAfter:
                await HeldBack.RunAsync(context, next);
                context.Abort();
                break;
            case Fault.TruncatedBody:
                await TruncateAsync(context, next);
                break;
            case Fault.WebPage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!DOCTYPE html><html><body><h1>Back soon</h1></body></html>");
                break;
            case Fault.Garbled:
                var whole = await HeldBack.RunAsync(context, next);
                context.Response.ContentLength = whole.Length / 2;
                await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2));
                break;
            default:
                await TroubleAsync(context, next, fault);
                break;
        }
    }

    private Task TroubleAsync(HttpContext context, RequestDelegate next, Fault fault) => fault switch
    {
        _ when options.Faults.TimesOutAbove > 0 => InTimeAsync(context, next),
        Fault.PhpNotice => PageTroubles.TalkFirstAsync(context, next),
        Fault.ByteOrderMark => PageTroubles.MarkFirstAsync(context, next),
        Fault.Firewall => PageTroubles.BlockAsync(context),
        Fault.StaleAnswer => _troubles.CacheAsync(context, next),
        _ => next(context),
    };

    /// <summary>As where PHP runs out of time: what it did until then is done, and nobody hears of it.</summary>
    private async Task InTimeAsync(HttpContext context, RequestDelegate next)
    {
        var body = await HeldBack.RunAsync(context, next);
        if (context.Items.TryGetValue(WooWire.RowsItem, out var rows) && (int)rows! > options.Faults.TimesOutAbove)
        {
            context.Response.Headers.Clear();
            await PageTroubles.TimeOutAsync(context);
            return;
        }

        await context.Response.Body.WriteAsync(body);
    }

    private RequestDelegate Paced(RequestDelegate next) => context => _pace!.ServeAsync(context, next);

    private static async Task TruncateAsync(HttpContext context, RequestDelegate next)
    {
        var whole = await HeldBack.RunAsync(context, next);
        context.Response.ContentLength = whole.Length;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private long CountRequest()
    {
        lock (shop.Gate)
            return ++shop.Counters.Requests;
    }

    /// <summary>
    /// Staff save an order while somebody pages: it moves to the end of lists sorted by modification.
    /// </summary>
    private void Drift(long number)
    {
        lock (shop.Gate)
        {
            var random = SeededRandom.For(shop.Seed, $"drift in {shop.Name}", number);
            if (shop.Orders.Count > 0)
                _edits.Save(shop.Orders.Values.ElementAt(random.Below(shop.Orders.Count)));
        }
    }
}
