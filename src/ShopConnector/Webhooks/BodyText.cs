using System.Text.Json;

namespace ShopConnector.Webhooks;

/// <summary>Looks into the body of a delivery, once its signature is known to be right.</summary>
internal static class BodyText
{
    /// <summary>Null: no JSON.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A number, or the number at the end of a global id; null: it is not there, or is neither.</summary>
    public static string? Id(JsonElement body, string field)
    {
        if (Field(body, field) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        var number = text[(text.LastIndexOf('/') + 1)..];
        return long.TryParse(number, System.Globalization.NumberStyles.None, provider: null, out var id) && id > 0
            ? id.ToString(provider: null)
            : null;
    }

    public static JsonElement? Field(JsonElement body, string field) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var value)
        && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement body, string field) =>
        Field(body, field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
