using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>From WordPress's spelling of text, times and metadata to the plain one.</summary>
internal static class Plain
{
    // WordPress encodes names when they are saved, and some plugins when they are shown.
    private const int EncodedAtMost = 2;

    private static readonly LocalDateTimePattern _naive =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    private static readonly LocalDatePattern[] _dates =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd"),
        LocalDatePattern.CreateWithInvariantCulture("d-M-uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu"),
    ];

    /// <summary>Decoded and trimmed; null when nothing is left.</summary>
    public static string? Text(string? encoded)
    {
        var text = encoded ?? "";
        for (var time = 0; time < EncodedAtMost && text.Contains('&'); time++)
            text = WebUtility.HtmlDecode(text);

        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Naive GMT, as every <c>…_gmt</c> field is; null for nothing, years without meaning included.</summary>
    public static Instant? Gmt(string? naive)
    {
        if (string.IsNullOrEmpty(naive) || naive.StartsWith("0000", StringComparison.Ordinal))
            return null;

        var parsed = _naive.Parse(naive.TrimEnd('Z'));
        return parsed.Success ? parsed.Value.InUtc().ToInstant() : null;
    }

    public static string Gmt(Instant instant) => Naive(instant.InUtc().LocalDateTime);

    public static string Local(Instant instant, DateTimeZone zone) => Naive(instant.InZone(zone).LocalDateTime);

    public static string Naive(LocalDateTime time) => _naive.Format(time);

    /// <summary>A day in one of the spellings of birthday plugins; day before month where it is open.</summary>
    public static LocalDate? Date(string? text) =>
        text is null ? null : _dates
            .Select(pattern => pattern.Parse(text.Trim()))
            .Where(parsed => parsed.Success)
            .Select(parsed => (LocalDate?)parsed.Value)
            .FirstOrDefault();

    /// <summary>Of a key that is there twice the last one: that is what WordPress keeps.</summary>
    public static JsonElement? Meta(this IEnumerable<MetaRow> metadata, string key) =>
        metadata.LastOrDefault(one => one is not null && string.Equals(one.Key, key, StringComparison.Ordinal))?.Value;

    public static string? MetaText(this IEnumerable<MetaRow> metadata, string key) =>
        metadata.Meta(key) is { } value ? Scalar(value) : null;

    public static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        _ => null,
    };
}
