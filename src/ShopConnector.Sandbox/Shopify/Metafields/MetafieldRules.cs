using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>One reason not to set a metafield; <paramref name="Field"/> is null when the whole row is meant.</summary>
internal sealed record MetafieldProblem(string? Field, string Message, string? Code);

/// <summary>What a metafield may be called and hold, in Shopify's words.</summary>
internal static class MetafieldRules
{
    /// <summary>The types the sandbox can check; a definition of another one is refused.</summary>
    public static IReadOnlyDictionary<string, string> Categories { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["boolean"] = "TRUE_FALSE",
            ["date"] = "DATE_TIME",
            ["date_time"] = "DATE_TIME",
            ["json"] = "JSON",
            ["multi_line_text_field"] = "TEXT",
            ["number_decimal"] = "NUMBER",
            ["number_integer"] = "NUMBER",
            ["single_line_text_field"] = "TEXT",
        };

    /// <summary>Said of namespaces that belong to another app.</summary>
    public const string NotAllowed =
        "Access to this namespace and key on Metafields for this resource type is not allowed.";

    public static MetafieldProblem? Name(string space, string key) =>
        Namespace(space) ?? Key(key) ?? (space == "shopify_standard"
            ? new MetafieldProblem("namespace", $"Namespace {space} is a reserved namespace", Code: null)
            : space.StartsWith("app--", StringComparison.Ordinal)
                ? new MetafieldProblem(Field: null, NotAllowed, "APP_NOT_AUTHORIZED")
                : null);

    public static MetafieldProblem? Namespace(string space) => Length("namespace", "Namespace", space, 3, 255);

    public static MetafieldProblem? Key(string key) => Length("key", "Key", key, 2, 64);

    public static MetafieldProblem? Title(string name) => Length("name", "Name", name, 1, 255);

    public static MetafieldProblem? Value(string type, string value)
    {
        var message = value.Length == 0 ? "Value can't be blank." : type switch
        {
            "number_integer" when !long.TryParse(value, CultureInfo.InvariantCulture, out _) =>
                "Value must be an integer.",
            "number_decimal" when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                "Value must be a decimal.",
            "single_line_text_field" when value.AsSpan().IndexOfAny('\n', '\r') >= 0 =>
                "Value must be a single line text string.",
            "boolean" when Boolean(value) is null => "Value must be true or false.",
            "date" when !LocalDatePattern.Iso.Parse(value).Success => "Value must be in YYYY-MM-DD format.",
            "date_time" when !IsDateTime(value) =>
                "Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00",
            "json" when !IsJson(value) => "Value is invalid JSON.",
            _ => null,
        };
        return message is null ? null : new MetafieldProblem("value", message, "INVALID_VALUE");
    }

    /// <summary>How an accepted value is kept.</summary>
    public static string Normalised(string type, string value) => type switch
    {
        "boolean" => Boolean(value)!.Value ? "true" : "false",
        "number_integer" => long.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>Changes with every change of the row, and never comes back for another row.</summary>
    public static string Digest(MetaEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{entry.Id}|{entry.Type}|{entry.Value?.GetValue<string>()}|{entry.UpdatedAt.ToUnixTimeSeconds()}")));

    public static JsonNode? Json(MetaEntry entry)
    {
        var value = entry.Value?.GetValue<string>() ?? "";
        return entry.Type switch
        {
            "number_integer" => JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)),
            "json" => JsonNode.Parse(value),
            // Recorded so: true is a boolean, false is the text.
            "boolean" when value == "true" => JsonValue.Create(true),
            _ => JsonValue.Create(value),
        };
    }

    private static MetafieldProblem? Length(string field, string name, string text, int least, int most)
    {
        if (text.Length < least)
            return new MetafieldProblem(field, $"{name} is too short (minimum is {least} characters)", "TOO_SHORT");
        return text.Length > most
            ? new MetafieldProblem(field, $"{name} is too long (maximum is {most} characters)", "TOO_LONG")
            : null;
    }

    private static bool? Boolean(string value) => value.ToUpperInvariant() switch
    {
        "T" or "TRUE" or "1" => true,
        "F" or "FALSE" or "0" => false,
        _ => null,
    };

    private static bool IsDateTime(string value) => LocalDateTimePattern.GeneralIso.Parse(value).Success
        || OffsetDateTimePattern.ExtendedIso.Parse(value).Success;

    private static bool IsJson(string value)
    {
        try
        {
            JsonNode.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
