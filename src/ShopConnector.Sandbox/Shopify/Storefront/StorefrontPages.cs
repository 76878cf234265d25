using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Storefront;

/// <summary>
/// What shoppers see of the shop: a way to be logged in as any customer, without a password because nobody is at risk,
/// and the app's page.
/// </summary>
internal sealed class StorefrontPages(ShopState shop, AppProxy proxy)
{
    private const string Cookie = "_customer";
    private const string Customer = "customer";

    // Redirects of an app are followed by Shopify; ours has none, and a loop would hold a test.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The proxy URL in the app's configuration; null: none, so the path is not found.</summary>
    public Uri? App { get; set; }

    public void Map(WebApplication app)
    {
        app.MapGet("/account/login", LogInAsync);
        app.MapMethods(
            AppProxy.Prefix, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], (RequestDelegate)PassOnAsync);
    }

    private Task LogInAsync(HttpContext context)
    {
        var wanted = context.Request.Query[Customer].ToString();
        if (wanted.Length == 0 || CustomerOf(wanted) is null)
        {
            context.Response.Cookies.Delete(Cookie);
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(Theme.Around(
                shop, customer: null,
                $"""
                <form action="/account/login"><p><label>Klantnummer <input name="{Customer}" inputmode="numeric">
                </label> <button>Inloggen</button></p></form>
                """));
        }

        context.Response.Cookies.Append(
            Cookie, wanted, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        context.Response.Redirect(AppProxy.Prefix);
        return Task.CompletedTask;
    }

    private Task PassOnAsync(HttpContext context)
    {
        if (App is { } app)
            return proxy.PassOnAsync(context, s_client, app, CustomerOf(context.Request.Cookies[Cookie]));
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private long? CustomerOf(string? number)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        lock (shop.Gate)
            return shop.Customers.ContainsKey(id) ? id : null;
    }
}
