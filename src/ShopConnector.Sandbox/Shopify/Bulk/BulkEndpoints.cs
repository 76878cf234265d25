using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>Files beside the API: results are fetched and variables are sent here, without a token.</summary>
internal sealed class BulkEndpoints(ShopState shop, ShopifyState state)
{
    public const string Downloads = "/bulk/results";

    public const string Uploads = "/bulk/uploads";

    private const long UploadBytesMax = 100L * 1024 * 1024;

    public async Task DownloadAsync(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["file"] ?? "";
        BulkResult? result = null;
        if (long.TryParse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture, out var id))
            lock (shop.Gate)
                result = state.Bulk.Find(id)?.Result;
        if (result is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = "application/jsonl";
        context.Response.ContentLength = result.File.Length;
        await context.Response.Body.WriteAsync(result.File, context.RequestAborted);
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
