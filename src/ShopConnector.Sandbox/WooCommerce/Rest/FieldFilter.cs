using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>
/// <c>_fields=id,billing.email</c>: keeps the named fields, one level or deeper, of an object or of each item.
/// </summary>
internal static class FieldFilter
{
    public static JsonNode Keep(JsonNode body, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
            return body;
        var paths = fields.Select(field => field.Split('.')).ToList();
        return body is JsonArray list
            ? new JsonArray([.. list.Select(item => Keep(item, paths, 0))])
            : Keep(body, paths, 0)!;
    }

    private static JsonNode? Keep(JsonNode? node, List<string[]> paths, int depth)
    {
        // A field named as a whole, or a path that goes on into a value, keeps what is there. WordPress does not look
        // inside lists: line_items.name keeps nothing of them.
        if (paths.Exists(path => path.Length == depth))
            return node?.DeepClone();
        if (node is not JsonObject source)
            return null;
        var kept = new JsonObject();
        foreach (var group in paths.GroupBy(path => path[depth], StringComparer.Ordinal))
        {
            var whole = group.Any(path => path.Length == depth + 1);
            if (source.TryGetPropertyValue(group.Key, out var value) && (whole || value is JsonObject))
                kept[group.Key] = Keep(value, [.. group], depth + 1);
        }

        return kept;
    }
}
