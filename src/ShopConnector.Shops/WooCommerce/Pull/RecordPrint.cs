using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Tells two versions of a record apart. WooCommerce reads the metadata of orders without an order: which comes first
/// hangs on the question, and one and the same version must not look like two.
/// </summary>
internal static class RecordPrint
{
    private const string Metadata = "meta_data";
    private const int Bytes = 8;

    public static string Of(JsonElement record) => Of([record]);

    public static string Of(IEnumerable<JsonElement> records) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', records.SelectMany(Texts)))).AsSpan(0, Bytes));

    private static IEnumerable<string> Texts(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(Metadata, out var metadata)
            || metadata.ValueKind != JsonValueKind.Array)
            return [record.GetRawText()];

        return record.EnumerateObject().Where(one => !one.NameEquals(Metadata)).Select(one => one.ToString())
            .Concat(metadata.EnumerateArray().Select(one => one.GetRawText()).Order(StringComparer.Ordinal));
    }
}
