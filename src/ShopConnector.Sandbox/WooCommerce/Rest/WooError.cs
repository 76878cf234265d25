using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>A refusal in WordPress' form; it ends the handler, and in a batch only its item.</summary>
internal sealed class WooError(int status, string code, string message, JsonNode? data = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public JsonObject Body => new()
    {
        ["code"] = code,
        ["message"] = Message,
        ["data"] = data?.DeepClone() ?? new JsonObject { ["status"] = status },
    };

    public static WooError InvalidParameter(string name, string why) => new(
        400, "rest_invalid_param", $"Invalid parameter(s): {name}", new JsonObject
        {
            ["status"] = 400,
            ["params"] = new JsonObject { [name] = why },
            ["details"] = new JsonObject
            {
                [name] = new JsonObject { ["code"] = "rest_invalid_param", ["message"] = why, ["data"] = null },
            },
        });

    public static WooError NoRoute() =>
        new(404, "rest_no_route", "No route was found matching the URL and request method.");

    public static WooError CannotList() =>
        new(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");

    public static WooError NotAuthentic(string message) =>
        new(401, "woocommerce_rest_authentication_error", message);
}
