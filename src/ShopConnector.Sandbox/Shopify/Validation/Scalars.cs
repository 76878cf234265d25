using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Validation;

/// <summary>What each scalar accepts, and how Shopify explains that a value is none.</summary>
internal static partial class Scalars
{
    public static bool IsGlobalId(string text) => GlobalId().IsMatch(text);

    /// <summary>Whether a value written in the document can be of this scalar or enum.</summary>
    public static bool FitsLiteral(SchemaType type, Value value) => value switch
    {
        EnumValue name => type.Kind == TypeKind.Enum && type.Values.Contains(name.Name),
        _ when type.Kind == TypeKind.Enum => false,
        _ when type.Name == "JSON" => true,
        StringValue text => type.Name switch
        {
            "Int" or "Float" or "Boolean" => false,
            _ => Explain(type, text.Text) is null,
        },
        IntValue number => type.Name is "Float" or "Decimal" or "Money" or "UnsignedInt64"
            || (type.Name == "Int" && number.Number is >= int.MinValue and <= uint.MaxValue),
        FloatValue => type.Name is "Float" or "Decimal" or "Money",
        BooleanValue => type.Name == "Boolean",
        _ => false,
    };

    /// <summary>Why a value from the variables is not of this scalar or enum; null when it is.</summary>
    public static string? Explain(SchemaType type, object value)
    {
        if (type.Kind == TypeKind.Enum)
            return value is string name && type.Values.Contains(name)
                ? null
                : $"Expected \"{value}\" to be one of: {string.Join(", ", type.Values)}";
        return type.Name switch
        {
            "ID" => value is string id && IsGlobalId(id) ? null : $"Invalid global id '{value}'",
            // Shopify answers a usage limit of 2147483648 itself, so the limit is not the 32 bits of the standard.
            "Int" => value is long and >= int.MinValue and <= uint.MaxValue ? null : NotCoerced(type, value),
            "Float" => value is long or decimal ? null : NotCoerced(type, value),
            "Boolean" => value is bool ? null : NotCoerced(type, value),
            "Decimal" or "Money" => IsDecimal(value) ? null : $"invalid decimal '{value}'",
            "UnsignedInt64" => IsUnsigned(value) ? null : NotCoerced(type, value),
            "DateTime" => value is string text && IsInstant(text) ? null : $"invalid DateTime '{value}'",
            "JSON" => null,
            _ => value is string ? null : NotCoerced(type, value),
        };
    }

    private static string NotCoerced(SchemaType type, object value) =>
        $"Could not coerce value {(value is string ? $"\"{value}\"" : value)} to {type.Name}";

    private static bool IsDecimal(object value) => value is long or decimal
        || (value is string text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static bool IsUnsigned(object value) => value is >= 0L
        || (value is string text && ulong.TryParse(text, CultureInfo.InvariantCulture, out _));

    private static bool IsInstant(string text) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text).Success || LocalDatePattern.Iso.Parse(text).Success;

    [GeneratedRegex(@"^gid://[a-z-]+/\w+/[^\s/]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex GlobalId();
}
