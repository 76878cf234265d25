using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shopify.Access;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify;

/// <summary><c>POST /admin/api/VERSION/graphql.json</c>.</summary>
internal sealed class AdminEndpoint(ShopState shop, ShopifyState state, AdminApi api)
{
    private const string Unauthorized =
        "[API] Invalid API key or access token (unrecognized login or wrong password)";

    /// <summary>Documents are small; whatever is larger is not one.</summary>
    private const int BodyBytesMax = 8_000_000;

    public async Task AnswerAsync(HttpContext context)
    {
        // A version that does not exist falls forward to one that does, and only this header tells.
        context.Response.Headers["X-Shopify-API-Version"] = AdminSchema.Version;
        var token = context.Request.Headers["X-Shopify-Access-Token"].ToString();
        Caller? caller;
        lock (shop.Gate)
            caller = state.Access.Find(token);
        if (caller is null)
        {
            await Answers.WriteAsync(context, new JsonObject { ["errors"] = Unauthorized }, 401);
            return;
        }
        var request = await ReadAsync(context);
        if (request is null)
        {
            var refusal = new JsonObject { ["query"] = "Required parameter missing or invalid" };
            await Answers.WriteAsync(context, new JsonObject { ["errors"] = refusal }, 400);
            return;
        }
        JsonObject answer;
        var baseUrl = $"{context.Request.Scheme}://{context.Request.Host}";
        var version = (string?)context.Request.RouteValues["version"] ?? AdminSchema.Version;
        lock (shop.Gate)
            answer = api.Answer(request, caller, baseUrl, version);
        ExchangeRecord.Keep(request, answer);
        await Answers.WriteAsync(context, answer);
    }

    private static async Task<GraphQlRequest?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > BodyBytesMax)
            return null;
        try
        {
            var body = await JsonNode.ParseAsync(
                context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
            return body?["query"] is JsonValue query && query.TryGetValue<string>(out var text)
                ? new GraphQlRequest(
                    text, body["variables"] as JsonObject ?? [], (string?)body["operationName"])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
