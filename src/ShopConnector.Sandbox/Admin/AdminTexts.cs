using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Admin;

/// <summary>Facts in the words and spelling of Dutch staff.</summary>
internal static class AdminTexts
{
    private const int ValueMax = 120;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    private static readonly ZonedDateTimePattern Minute =
        ZonedDateTimePattern.CreateWithInvariantCulture("dd-MM-uuuu HH:mm", DateTimeZoneProviders.Tzdb);

    // Only for reading; what comes out is encoded as HTML like every other text.
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Money(decimal amount) => amount.ToString("C2", Dutch);

    /// <summary>Such as <c>€ 7,50 · gratis verzending · vanaf € 30,00</c>.</summary>
    public static string Code(CodeValue value)
    {
        List<string> parts = [];
        if (value.Percent > 0m)
            parts.Add($"{value.Percent.ToString("0.##", Dutch)} %");
        if (value.Amount > 0m)
            parts.Add(Money(value.Amount));
        if (value.FreeShipping)
            parts.Add("gratis verzending");
        if (value.Minimum > 0m)
            parts.Add($"vanaf {Money(value.Minimum)}");
        return string.Join(" · ", parts);
    }

    public static string Count(int count) => count.ToString("N0", Dutch);

    public static string Time(Instant? at, DateTimeZone zone) =>
        at is { } instant ? Minute.Format(instant.InZone(zone)) : "–";

    public static string Meta(MetaEntry entry)
    {
        var key = entry.Namespace.Length == 0 ? entry.Key : $"{entry.Namespace}.{entry.Key}";
        var value = entry.Value?.GetValueKind() == JsonValueKind.String
            ? entry.Value.GetValue<string>()
            : entry.Value?.ToJsonString(Readable) ?? "";
        return $"{key}: {(value.Length <= ValueMax ? value : string.Concat(value.AsSpan(0, ValueMax), "…"))}";
    }

    public static string State(ShopOrder order) => order switch
    {
        { Test: true } => "test",
        { Holds.Count: > 0 } => "in de wacht",
        { State: OrderState.Draft } => "concept",
        { State: OrderState.Pending } => "wacht op betaling",
        { State: OrderState.OnHold } => "in de wacht",
        { State: OrderState.Failed } => "mislukt",
        { State: OrderState.Processing } => "in behandeling",
        { State: OrderState.Completed } => "afgerond",
        { State: OrderState.Refunded } => "terugbetaald",
        { State: OrderState.Cancelled } => "geannuleerd",
        _ => "prullenbak",
    };
}
