using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>What a resource can do with one item of a batch; each is refused by a <see cref="WooError"/>.</summary>
internal sealed record BatchSteps(
    Func<JsonObject, JsonObject>? Create, Func<long, JsonObject, JsonObject> Update, Func<long, JsonObject> Delete);

/// <summary>
/// Create, update and delete in one request: answered with 200, each item with its own result or error.
/// </summary>
internal static class WooBatch
{
    private const int ItemsMax = 100;

    public static WooAnswer Run(JsonObject body, BatchSteps steps)
    {
        var create = List(body, "create");
        var update = List(body, "update");
        var delete = List(body, "delete");
        if (create.Count + update.Count + delete.Count > ItemsMax)
            throw new WooError(413, "woocommerce_rest_request_entity_too_large",
                "Unable to accept more than 100 items for this request.");
        var answer = new JsonObject();
        if (create.Count > 0)
            answer["create"] = Each(create, item => Create(item as JsonObject ?? [], steps));
        if (update.Count > 0)
            answer["update"] = Each(update, item => Update(item as JsonObject ?? [], steps));
        if (delete.Count > 0)
            answer["delete"] = Each(delete, item => Delete(item, steps));
        // PHP writes an empty map as a list.
        return WooAnswer.Ok(answer.Count == 0 ? new JsonArray() : answer);
    }

    private static JsonArray Each(List<JsonNode?> items, Func<JsonNode?, JsonObject> run) =>
        new([.. items.Select(item => (JsonNode)run(item))]);

    private static JsonObject Create(JsonObject item, BatchSteps steps) => Guarded(JsonValue.Create(0), () =>
        steps.Create is null ? throw WooError.NoRoute() : steps.Create(item));

    private static JsonObject Update(JsonObject item, BatchSteps steps) => Guarded(item["id"], () =>
        steps.Update(IdOf(item["id"]), item));

    private static JsonObject Delete(JsonNode? item, BatchSteps steps) => Guarded(item, () => steps.Delete(IdOf(item)));

    private static JsonObject Guarded(JsonNode? id, Func<JsonObject> run)
    {
        try
        {
            return run();
        }
        catch (WooError error)
        {
            return new JsonObject { ["id"] = id?.DeepClone(), ["error"] = error.Body };
        }
    }

    private static long IdOf(JsonNode? node) =>
        node is JsonValue value && WooValues.Number(value) is { } number ? (long)number : 0;

    private static List<JsonNode?> List(JsonObject body, string name) => body[name] is JsonArray list ? [.. list] : [];
}
