using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>How scalars and enums look in an answer.</summary>
internal static class Leaves
{
    public static JsonNode? Write(SchemaType type, object value) => (type.Name, value) switch
    {
        (_, JsonNode json) => json.DeepClone(),
        ("Decimal" or "Money", decimal number) => JsonValue.Create(Decimal(number)),
        ("UnsignedInt64", long number) => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        (_, Instant moment) => JsonValue.Create(InstantPattern.General.Format(moment)),
        (_, string text) => JsonValue.Create(text),
        (_, bool flag) => JsonValue.Create(flag),
        (_, int number) => JsonValue.Create(number),
        (_, long number) => JsonValue.Create(number),
        (_, decimal number) => JsonValue.Create(number),
        (_, Enum name) => JsonValue.Create(name.ToString()),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} cannot be shown as {type.Name}."),
    };

    /// <summary>As Ruby writes it: no needless zeros, always one digit after the point.</summary>
    public static string Decimal(decimal number)
    {
        var text = number.ToString("0.0###########################", CultureInfo.InvariantCulture);
        return text == "-0.0" ? "0.0" : text;
    }
}
