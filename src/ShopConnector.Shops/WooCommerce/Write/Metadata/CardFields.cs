using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write.Metadata;

/// <summary>The fields of a change as metadata, and whether metadata that came back holds them.</summary>
internal static class CardFields
{
    /// <summary>With the tags as one field: WooCommerce has no tags to add or remove one by one.</summary>
    public static ImmutableArray<FieldChange> Of(CustomerChange change)
    {
        var isTagged = !change.AddTags.IsEmpty || !change.RemoveTags.IsEmpty;
        return isTagged && change.Fields.All(field => field.Field != CardField.Tags)
            ? change.Fields.Add(new FieldChange(CardField.Tags, From: null, TagsText(change.OwnTags)))
            : change.Fields;
    }

    /// <summary>By key and without an id, which updates in place; null takes the key away.</summary>
    public static JsonArray Metadata(IEnumerable<FieldChange> fields) =>
        [.. fields.Select(field => (JsonNode)new JsonObject
        {
            ["key"] = CardKeys.Of(field.Field),
            ["value"] = Value(field),
        })];

    public static bool Holds(ImmutableArray<MetaRow> metadata, FieldChange field)
    {
        var held = metadata.Meta(CardKeys.Of(field.Field));
        if (field.To is null)
            return held is null or { ValueKind: JsonValueKind.Null };

        return field.Field == CardField.Tags
            ? CardReading.Tags(held) is { } tags && tags.SequenceEqual(TagsOf(field.To), StringComparer.Ordinal)
            : held is { } value && string.Equals(Plain.Scalar(value), field.To, StringComparison.Ordinal);
    }

    private static JsonNode? Value(FieldChange field) => field switch
    {
        { To: null } => null,
        { Field: CardField.Tags } => new JsonArray([.. TagsOf(field.To).Select(tag => (JsonNode)tag)]),
        // As text: WordPress stores text anyway, and a number would come back as one.
        _ => JsonValue.Create(field.To),
    };

    private static ImmutableArray<string> TagsOf(string text) =>
        JsonSerializer.Deserialize(text, TagsJson.Default.ImmutableArrayString);

    private static string TagsText(ImmutableArray<string> tags) =>
        JsonSerializer.Serialize(tags, TagsJson.Default.ImmutableArrayString);
}
