using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce;

/// <summary>From HTTP to a handler and back: authentication, one gate, fields, paging headers, gzip.</summary>
internal sealed class WooWire(ShopState shop, WooAuthentication door)
{
    /// <summary>For whoever asks what an answer costs: how many rows or items it has.</summary>
    public const string RowsItem = "rows";

    private const int GzipFromBytes = 860;
    private const int BodyMaxBytes = 8 * 1024 * 1024;

    public static Uri RootOf(HttpRequest request) => new($"{request.Scheme}://{request.Host.Value}/");

    public async Task AnswerAsync(HttpContext context, Func<WooRequest, WooAnswer> handle)
    {
        try
        {
            var request = Request(context, await BodyAsync(context));
            WooAnswer answer;
            lock (shop.Gate)
            {
                door.Admit(context.Request);
                answer = handle(request);
                if (request.IsWrite)
                    shop.Counters.Writes++;
            }

            context.Items[RowsItem] = RowsOf(answer.Body);
            await WriteAsync(context, answer, request.List("_fields"));
        }
        catch (WooError error)
        {
            await RefuseAsync(context, error);
        }
    }

    public static Task RefuseAsync(HttpContext context, WooError error) =>
        WriteAsync(context, new WooAnswer(error.Status, error.Body), []);

    public static async Task WriteAsync(HttpContext context, WooAnswer answer, IReadOnlyList<string> fields)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=UTF-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache, must-revalidate, max-age=0, no-store, private";
        if (answer.Page is { } page)
            AddPaging(context, page);
        var body = answer.Body is { } node && answer.Status < 400 ? FieldFilter.Keep(node, fields) : answer.Body;
        var bytes = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null");
        if (bytes.Length >= GzipFromBytes
            && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = Zipped(bytes);
        }

        response.Headers.Vary = "Accept-Encoding";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes);
    }

    private static int RowsOf(JsonNode? body) => body switch
    {
        JsonArray list => list.Count,
        JsonObject batch when !batch.ContainsKey("id") => batch.Sum(row => (row.Value as JsonArray)?.Count ?? 0),
        _ => 1,
    };

    private static WooRequest Request(HttpContext context, string text)
    {
        long? id = context.Request.RouteValues.TryGetValue("id", out var value)
            ? long.Parse((string)value!, CultureInfo.InvariantCulture) : null;
        return new WooRequest(
            context.Request.Method, id, context.Request.Query, Body(context, text), RootOf(context.Request))
        {
            Raw = text,
            Headers = context.Request.Headers,
        };
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0 || HttpMethods.IsGet(context.Request.Method))
            return "";
        if (context.Request.ContentLength > BodyMaxBytes)
            throw new WooError(413, "rest_request_too_large", "The request is too large.");
        using var read = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await read.ReadToEndAsync(context.RequestAborted);
    }

    private static JsonObject Body(HttpContext context, string text)
    {
        if (text.Length == 0
            || context.Request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
            return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new WooError(400, "rest_invalid_json", "Invalid JSON body passed.");
        }
    }

    private static void AddPaging(HttpContext context, PageFigures page)
    {
        var headers = context.Response.Headers;
        headers["X-WP-Total"] = page.Total.ToString(CultureInfo.InvariantCulture);
        headers["X-WP-TotalPages"] = page.Pages.ToString(CultureInfo.InvariantCulture);
        var links = new List<string>();
        if (page.Page > 1)
            links.Add($"<{Address(context.Request, Math.Min(page.Page - 1, Math.Max(page.Pages, 1)))}>; rel=\"prev\"");
        if (page.Page < page.Pages)
            links.Add($"<{Address(context.Request, page.Page + 1)}>; rel=\"next\"");
        if (links.Count > 0)
            headers.Link = string.Join(", ", links);
    }

    private static string Address(HttpRequest request, int page)
    {
        var query = new QueryBuilder(request.Query
            .Where(row => row.Key != "page" && !row.Key.StartsWith("oauth_", StringComparison.Ordinal))
            .SelectMany(row => row.Value.Select(value => KeyValuePair.Create(row.Key, value ?? ""))));
        query.Add("page", page.ToString(CultureInfo.InvariantCulture));
        return new Uri(RootOf(request), request.Path.Value!.TrimStart('/') + query).ToString();
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return buffer.ToArray();
    }
}
