using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

/// <summary>Sends the variables of a bulk mutation to where Shopify wants them, one JSON object a line.</summary>
internal sealed class StagedUpload(Uri shop, GraphQlClient client, ShopTransport transport, ShopFailures failures)
{
    private const string Operation = "uploading changes";
    private const string Media = "text/jsonl";
    private const string FileName = "changes.jsonl";

    /// <returns>The path by which the operation finds it.</returns>
    public async Task<string> SendAsync(IReadOnlyList<GraphQlCall> calls, CancellationToken ct)
    {
        var target = await TargetAsync(ct);
        var lines = Lines(calls);
        var answer = await transport.SendAsync(Operation, () => Request(target, lines), ct);
        if (!answer.IsSuccess)
            throw failures.Refused(Operation, answer);

        return target.Parameters.First(one => one.Name == "key").Value;
    }

    private async Task<BulkTarget> TargetAsync(CancellationToken ct)
    {
        var input = new JsonObject
        {
            ["resource"] = "BULK_MUTATION_VARIABLES",
            ["filename"] = FileName,
            ["mimeType"] = Media,
            ["httpMethod"] = "POST",
        };
        var answer = await client.QueryAsync(
            Documents.BulkUpload, new JsonObject { ["input"] = new JsonArray(input) },
            ShopifyJson.Default.GraphQlResponseBulkUploadAnswer, ct);
        return answer.StagedUploadsCreate.StagedTargets is [{ Url: not null } target, ..]
            && target.Parameters.Any(one => one.Name == "key")
            ? target
            : throw failures.Failure(
                Operation, "Shopify named no place for it.", "Nothing is lost; the next run tries again.", true);
    }

    private HttpRequestMessage Request(BulkTarget target, byte[] lines)
    {
        var form = new MultipartFormDataContent();
        foreach (var parameter in target.Parameters)
            form.Add(new StringContent(parameter.Value), $"\"{parameter.Name}\"");

        var file = new ByteArrayContent(lines);
        file.Headers.ContentType = new MediaTypeHeaderValue(Media);
        form.Add(file, "\"file\"", FileName);
        return new HttpRequestMessage(HttpMethod.Post, Address(target.Url!)) { Content = form };
    }

    /// <summary>Files lie on other hosts; these must be as safe to reach as the shop itself.</summary>
    public Uri Address(string url)
    {
        var address = new Uri(url, UriKind.Absolute);
        return address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && shop.IsLoopback)
            ? address
            : throw failures.Failure(
                Operation, "the place for it is at an address that is not encrypted.",
                "Report this to Shopify; nothing was exchanged with that place.");
    }

    private static byte[] Lines(IReadOnlyList<GraphQlCall> calls)
    {
        using var stream = new MemoryStream();
        foreach (var call in calls)
        {
            using (var json = new Utf8JsonWriter(stream))
                call.Variables.WriteTo(json);

            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }
}
