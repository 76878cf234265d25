using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>Shopify writes instants in UTC, now and then with an offset.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(reader.GetString() ?? "");
        return parsed.Success ? parsed.Value.ToInstant() : throw new JsonException("Expected an instant.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
