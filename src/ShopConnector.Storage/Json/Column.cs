using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ShopConnector.Storage.Json;

/// <summary>Writes and reads the documents in the JSON columns.</summary>
internal static class Column
{
    /// <summary>Letters outside ASCII stay as they are: half the size, and people look into these columns.</summary>
    private static readonly StorageJson s_readable = new(new JsonSerializerOptions(StorageJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Of<T>.Type);

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Of<T>.Type)!;

    /// <summary>A list as one text, which <c>json_each</c> takes apart again however long the list is.</summary>
    public static string List(IEnumerable<string> items) => Write(items.ToArray());

    private static class Of<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>?)s_readable.GetTypeInfo(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T)} is not among the JSON columns.");
    }
}
