using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Access;

/// <summary><c>POST /admin/oauth/access_token</c>: the client credentials grant, as a form or as JSON.</summary>
internal sealed class TokenEndpoint(ShopState shop, ShopifyState state)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await Answers.WriteAsync(context, Error("invalid_request", "The request must be a form."), 400);
            return;
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            await Answers.WriteAsync(context, Error("unsupported_grant_type", "Use client_credentials."), 400);
            return;
        }
        JsonObject answer;
        lock (shop.Gate)
        {
            var token = state.Access.Grant(form["client_id"], form["client_secret"]);
            answer = token is null
                ? Error("invalid_client", "The client id or the client secret is wrong.")
                : new JsonObject
                {
                    ["access_token"] = token,
                    ["scope"] = string.Join(',', state.Access.Scopes.Order(StringComparer.Ordinal)),
                    ["expires_in"] = AccessTokens.LifetimeSeconds,
                };
        }
        await Answers.WriteAsync(context, answer, answer.ContainsKey("access_token") ? 200 : 400);
    }

    private static JsonObject Error(string error, string description) =>
        new() { ["error"] = error, ["error_description"] = description };
}
