using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>
/// What order rules have put on an order, as its metadata: the tags, for staff and plugins, and what was done, written
/// with the hold itself. So of a write whose answer was lost the order itself knows, and nothing is done twice.
/// </summary>
internal static class OrderMarkMeta
{
    public const string TagsKey = "shopconnector_order_tags";
    public const string MarkKey = "shopconnector_order_rules";

    public static ImmutableArray<string> Tags(ImmutableArray<MetaRow> metadata) =>
        CardReading.Tags(metadata.Meta(TagsKey)) ?? [];

    /// <summary>Null: no rule has touched the order, or somebody has spoiled the value.</summary>
    public static OrderMark? Mark(ImmutableArray<MetaRow> metadata)
    {
        if (metadata.Meta(MarkKey) is not { ValueKind: JsonValueKind.Object } mark)
            return null;

        return new OrderMark
        {
            Tags = CardReading.Tags(Part(mark, "tags")) ?? [],
            Held = Part(mark, "held") is { } held && Plain.Scalar(held) is { Length: > 0 } and not "0",
            Notes = Part(mark, "notes") is { ValueKind: JsonValueKind.Array } notes
                ? [.. notes.EnumerateArray().Select(Note).OfType<OrderNote>()]
                : [],
        };
    }

    public static JsonArray Metadata(IEnumerable<string> tags, OrderMark mark) =>
    [
        new JsonObject { ["key"] = TagsKey, ["value"] = Texts(tags) },
        new JsonObject
        {
            ["key"] = MarkKey,
            ["value"] = new JsonObject
            {
                ["tags"] = Texts(mark.Tags),
                // As text: PHP makes "1" and "" of true and false.
                ["held"] = mark.Held ? "1" : "",
                ["notes"] = new JsonArray([.. mark.Notes.Select(note => (JsonNode)new JsonObject
                {
                    ["rule"] = note.Rule, ["text"] = note.Text,
                })]),
            },
        },
    ];

    private static JsonElement? Part(JsonElement mark, string name) =>
        mark.TryGetProperty(name, out var part) ? part : null;

    private static OrderNote? Note(JsonElement note) =>
        note.ValueKind == JsonValueKind.Object && Text(note, "rule") is { } rule
            ? new OrderNote(rule, Text(note, "text") ?? "")
            : null;

    private static string? Text(JsonElement note, string name) =>
        Part(note, name) is { } part ? Plain.Scalar(part) : null;

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
