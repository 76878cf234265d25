using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>Typed reading of coerced arguments and input objects; the validator has seen to their types.</summary>
internal static class Arguments
{
    public static string? Text(this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) as string;

    public static long? Whole(this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) switch
        {
            long number => number,
            string text => long.Parse(text, CultureInfo.InvariantCulture),
            _ => null,
        };

    public static decimal? Number(this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) switch
        {
            long number => number,
            decimal number => number,
            string text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            _ => null,
        };

    public static bool? Flag(this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) as bool?;

    /// <summary>Whole seconds: Shopify cuts the rest off.</summary>
    public static Instant? Time(this IReadOnlyDictionary<string, object?> values, string name)
    {
        if (values.Text(name) is not { } text)
            return null;
        var moment = OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } full
            ? full.Value.ToInstant()
            : LocalDatePattern.Iso.Parse(text).Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return Instant.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
    }

    public static IReadOnlyDictionary<string, object?>? Object(
        this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) as IReadOnlyDictionary<string, object?>;

    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Objects(
        this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) is List<object?> items
            ? [.. items.OfType<IReadOnlyDictionary<string, object?>>()]
            : [];

    public static IReadOnlyList<string> Texts(this IReadOnlyDictionary<string, object?> values, string name) =>
        values.GetValueOrDefault(name) is List<object?> items ? [.. items.OfType<string>()] : [];
}
