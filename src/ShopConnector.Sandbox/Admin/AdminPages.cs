using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Admin;

/// <summary>
/// The shop as its staff see it in a browser: read only, without scripts, open on the loopback address.
/// </summary>
internal sealed class AdminPages(ShopState shop, IShopFace face)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const int SearchMax = 100;

    private static readonly string Css = EmbeddedFile.Text("admin.css");

    private readonly AdminView _view = new(shop, face);

    public void Map(WebApplication app)
    {
        app.MapGet("/", CustomersAsync);
        app.MapGet("/klant/{id:long}", CustomerAsync);
        app.MapGet("/admin.css", context => WriteAsync(context, "text/css; charset=utf-8", Css));
    }

    private Task CustomersAsync(HttpContext context)
    {
        var search = context.Request.Query["zoek"].ToString().Trim();
        search = search.Length <= SearchMax ? search : search[..SearchMax];
        var wanted = context.Request.Query["pagina"];
        _ = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        string html;
        lock (shop.Gate)
            html = _view.Customers(search, page);
        return WriteAsync(context, "text/html; charset=utf-8", html);
    }

    private Task CustomerAsync(HttpContext context)
    {
        var id = long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
        string? html;
        lock (shop.Gate)
            html = _view.Customer(id);
        if (html is not null)
            return WriteAsync(context, "text/html; charset=utf-8", html);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(context, "text/plain; charset=utf-8", "Deze klant bestaat niet.");
    }

    private static Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(text);
    }
}
