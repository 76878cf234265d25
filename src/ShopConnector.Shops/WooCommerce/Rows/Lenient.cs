using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ShopConnector.Shops.WooCommerce.Rows;

// PHP has one type for all of these, and plugins change which one is sent. What has a meaning is read; what has none
// throws, and the record is reported as odd.

/// <summary>Text, a number or a boolean as text; anything else as nothing.</summary>
internal sealed class LenientText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return JsonElement.ParseValue(ref reader).GetRawText();
            case JsonTokenType.True:
                return "1";
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>"134.95", 134.95 and "" (nothing).</summary>
internal sealed class LenientDecimal : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDecimal(),
            JsonTokenType.String => Parse(reader.GetString()!),
            JsonTokenType.Null or JsonTokenType.False => null,
            _ => throw new JsonException("An amount is neither a number nor text."),
        };

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static decimal? Parse(string text)
    {
        if (text.Length == 0)
            return null;

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value : throw new JsonException("An amount cannot be read as a number.");
    }
}

/// <summary>42 and "42"; nothing, "" and null are 0, as WooCommerce has it for "none".</summary>
internal sealed class LenientId : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var id) => id,
            JsonTokenType.String when reader.GetString() is { } text => text.Length == 0 ? 0 : Parse(text),
            JsonTokenType.Null or JsonTokenType.False => 0,
            _ => throw new JsonException("An id is no whole number."),
        };

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static long Parse(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var id)
            ? id : throw new JsonException("An id is no whole number.");
}

/// <summary>A list; a PHP array with gaps, which comes as an object; or nothing, for null, false and "".</summary>
internal sealed class LenientList<T> : JsonConverter<ImmutableArray<T>>
{
    public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        return element.ValueKind switch
        {
            JsonValueKind.Array => [.. element.EnumerateArray().Select(one => one.Deserialize(info)!)],
            JsonValueKind.Object => [.. element.EnumerateObject().Select(one => one.Value.Deserialize(info)!)],
            _ => [],
        };
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>An object; an empty PHP array, which stands for an empty one, and anything else are nothing.</summary>
internal sealed class LenientAddress : JsonConverter<AddressRow?>
{
    public override AddressRow? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        // By way of the fields: asking for the type itself would come back to this converter.
        var fields = JsonElement.ParseValue(ref reader);
        return new AddressRow(
            Text(fields, "first_name"), Text(fields, "last_name"), Text(fields, "company"), Text(fields, "email"),
            Text(fields, "country"), Text(fields, "state"), Text(fields, "city"),
            Text(fields, "postcode"))
        {
            Street = Text(fields, "address_1"),
            Addition = Text(fields, "address_2"),
        };
    }

    public override void Write(Utf8JsonWriter writer, AddressRow? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static string? Text(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? field.GetString() : null;
}
