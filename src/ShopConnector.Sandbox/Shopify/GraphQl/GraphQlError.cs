using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>One element of <c>errors</c>, its members in the order in which Shopify writes them.</summary>
internal sealed record GraphQlError(string Message)
{
    public Place? Place { get; init; }

    /// <summary>Names and list positions from the root.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    public string? Code { get; init; }

    /// <summary>Further extensions.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>Refusals before execution have the code first, answers of a resolver have the path last.</summary>
    public bool IsStatic { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["message"] = Message };
        if (Place is { } place)
            json["locations"] =
                new JsonArray(new JsonObject { ["line"] = place.Line, ["column"] = place.Column });
        if (IsStatic)
            AddPath(json);
        var extensions = new JsonObject();
        if (Code is not null)
            extensions["code"] = Code;
        foreach (var (name, value) in Details ?? [])
            extensions[name] = value?.DeepClone();
        if (extensions.Count > 0)
            json["extensions"] = extensions;
        if (!IsStatic)
            AddPath(json);
        return json;
    }

    private void AddPath(JsonObject json)
    {
        if (Path is not null)
            json["path"] = new JsonArray([.. Path.Select(step => (JsonNode?)(
                step is int index ? JsonValue.Create(index) : JsonValue.Create((string)step)))]);
    }
}
