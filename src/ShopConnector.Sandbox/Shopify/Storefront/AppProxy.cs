using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Storefront;

/// <summary>
/// What Shopify does with /apps/… of a storefront: passes it on to the address the merchant gave for the app, with who
/// is logged in, signed with the app's secret.
/// </summary>
internal sealed class AppProxy(ShopState shop, ShopifyState state)
{
    public const string Prefix = "/apps/loyalty";

    /// <summary>Stripped from what the app answers; cookies are the shop's alone.</summary>
    private static readonly HashSet<string> s_stripped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Patch", "Accept-Ranges", "Connection", "Cookie", "Date", "Delta-Base", "IM", "P3P", "Pragma",
        "Preference-Applied", "Proxy-Authenticate", "Public-Key-Pins", "Server", "Service-Worker-Allowed",
        "Set-Cookie", "Trailer", "Tk", "Warning", "X-Powered-By", "Transfer-Encoding", "Content-Length",
    };

    /// <summary>The query that Shopify sends to the app.</summary>
    /// <param name="own">What stands in the shopper's address bar, without a question mark; as typed.</param>
    /// <param name="customer">Null: nobody is logged in.</param>
    public string Signed(string own, long? customer)
    {
        var now = shop.Now.ToUnixTimeSeconds();
        var added = string.Create(
            CultureInfo.InvariantCulture,
            $"shop={shop.Name}.myshopify.com&logged_in_customer_id={customer}"
            + $"&path_prefix={Uri.EscapeDataString(Prefix)}&timestamp={now}");
        var query = own.Length == 0 ? added : $"{own}&{added}";
        return $"{query}&signature={SignatureOf(query)}";
    }

    public async Task PassOnAsync(HttpContext context, HttpClient client, Uri app, long? customer)
    {
        var own = context.Request.QueryString.Value?.TrimStart('?') ?? "";
        var query = Signed(own, customer);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new UriBuilder(app) { Query = query }.Uri);
        request.Headers.Add("X-Forwarded-Host", context.Request.Host.Value);
        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!s_stripped.Contains(name))
                context.Response.Headers[name] = values.ToArray();
        }

        var body = await answer.Content.ReadAsStringAsync(context.RequestAborted);
        if (answer.Content.Headers.ContentType?.MediaType == "application/liquid")
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            body = Theme.Around(shop, customer is { } id ? shop.Customers.GetValueOrDefault(id) : null, body);
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private string SignatureOf(string query)
    {
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Decode(pair[0]), Value: Decode(pair.ElementAtOrDefault(1) ?? "")))
            .GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)
            .Select(same => $"{same.Key}={string.Join(',', same)}")
            .Order(StringComparer.Ordinal);
        var secret = Encoding.UTF8.GetBytes(state.Access.SigningSecret);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Concat(parameters))));
    }

    private static string Decode(string text) =>
        Uri.UnescapeDataString(text.Replace('+', ' '));
}
