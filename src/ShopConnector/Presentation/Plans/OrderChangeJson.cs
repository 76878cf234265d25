using System.Collections.Immutable;
using System.Text.Json;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Presentation.Plans;

/// <summary>What order rules want of the orders of one customer; left out where they want nothing.</summary>
internal static class OrderChangeJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<OrderChange> orders)
    {
        if (orders.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("orders");
        foreach (var order in orders)
        {
            json.WriteStartObject();
            json.WriteString("order", order.Order.Id);
            Texts(json, "addTags", order.AddTags);
            Texts(json, "removeTags", order.RemoveTags);
            json.WriteBoolean("hold", order.Hold);
            json.WriteBoolean("release", order.Release);
            Texts(json, "notes", order.Notes.Select(note => note.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
