using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>Reads and writes <c>meta_data</c> by WooCommerce's rules.</summary>
internal sealed class WooMeta(ShopState shop)
{
    /// <summary>Rows whose key begins with an underscore are kept and never shown.</summary>
    public static JsonArray Shown(IEnumerable<MetaEntry> entries) => new([.. entries
        .Where(entry => !entry.Key.StartsWith('_'))
        .Select(entry => (JsonNode)new JsonObject
        {
            ["id"] = entry.Id, ["key"] = entry.Key, ["value"] = entry.Value?.DeepClone(),
        })]);

    public void Write(List<MetaEntry> entries, JsonNode? rows)
    {
        foreach (var row in (rows as JsonArray ?? []).OfType<JsonObject>())
            WriteRow(entries, row);
    }

    private void WriteRow(List<MetaEntry> entries, JsonObject row)
    {
        // A row without a key does nothing, even when its id is right.
        if (WooValues.Text(row["key"]) is not { Length: > 0 } key)
            return;
        var id = WooValues.Number(row["id"]) is { } number ? (long)number : 0;
        // An id that is gone counts as none that matches: the row is made again under a new id.
        var index = id == 0
            ? entries.FindIndex(entry => entry.Key == key)
            : entries.FindIndex(entry => entry.Id == id);
        if (row["value"] is not { } value)
        {
            if (index >= 0)
                entries.RemoveAt(index);
            return;
        }

        var old = index < 0 ? null : entries[index];
        if (old is not null && old.Key == key)
        {
            old.Value = Kept(value);
            old.UpdatedAt = shop.Now;
            return;
        }

        var entry = new MetaEntry
        {
            Id = old?.Id ?? shop.OtherIds.Next(),
            Key = key,
            Value = Kept(value),
            CreatedAt = old?.CreatedAt ?? shop.Now,
            UpdatedAt = shop.Now,
        };
        if (old is null)
            entries.Add(entry);
        else
            entries[index] = entry;
    }

    /// <summary>The database keeps texts: 12.5 becomes "12.5", true "1", false "". Lists and maps survive.</summary>
    private static JsonNode Kept(JsonNode value) =>
        value is JsonValue ? JsonValue.Create(WooValues.Text(value) ?? "") : value.DeepClone();
}
