using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>Files beside the API: results are fetched and variables are sent here, without a token.</summary>
internal sealed class BulkEndpoints(ShopState shop, ShopifyState state)
{
    public const string Downloads = "/bulk/results";

    public const string Uploads = "/bulk/uploads";

    private const string Expired = "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code>"
        + "<Message>Invalid argument.</Message></Error>";

    private const long UploadBytesMax = 100L * 1024 * 1024;

    public async Task DownloadAsync(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["file"] ?? "";
        BulkOperation? found = null;
        var isOpen = false;
        lock (shop.Gate)
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture, out var id))
                found = state.Bulk.Find(id);
            isOpen = found is { EndedAt: not null, Fate.Kind: not BulkFateKind.UrlIsGone }
                && !found.IsExpired(shop.ExactNow);
        }
        if (found?.Run is null || !isOpen)
        {
            context.Response.StatusCode = found is null
                ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
            context.Response.ContentType = "application/xml; charset=UTF-8";
            await context.Response.WriteAsync(Expired, context.RequestAborted);
            return;
        }
        await SendAsync(context, found.Run);
    }

    /// <summary>Packed for who can unpack it, as the storage behind Shopify does.</summary>
    private static async Task SendAsync(HttpContext context, BulkRun run)
    {
        context.Response.ContentType = "application/jsonl";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentLength = run.Packed.Length;
            await context.Response.Body.WriteAsync(run.Packed, context.RequestAborted);
            return;
        }
        using var packed = new MemoryStream(run.Packed.ToArray());
        await using var file = new GZipStream(packed, CompressionMode.Decompress);
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public async Task UploadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > UploadBytesMax)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var key = form["key"].ToString();
        if (form.Files is not [var file, ..] || key.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        lock (shop.Gate)
            state.Bulk.PutUpload(key, text);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            $"<?xml version='1.0' encoding='UTF-8'?><PostResponse><Key>{System.Security.SecurityElement.Escape(key)}"
            + "</Key></PostResponse>", context.RequestAborted);
    }
}
