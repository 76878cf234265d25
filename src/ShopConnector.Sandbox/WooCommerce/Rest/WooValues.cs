using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>Reads JSON as loosely as PHP does.</summary>
internal static class WooValues
{
    /// <summary>A number or a text that is one; null for everything else.</summary>
    public static decimal? Number(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.String when decimal.TryParse(
            node.GetValue<string>(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "",
        _ => null,
    };

    public static bool Truth(JsonNode? node) => Text(node) is { } text && text is not ("" or "0" or "false" or "no");

    public static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(item => Text(item) ?? "")],
        JsonObject map => [.. map.Select(row => Text(row.Value) ?? "")],
        _ => Text(node) is { Length: > 0 } one ? one.Split(',', StringSplitOptions.TrimEntries) : [],
    };
}
