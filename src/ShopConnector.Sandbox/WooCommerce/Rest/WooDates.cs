using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>Dates as WooCommerce writes and, with all its surprises, reads them.</summary>
internal static partial class WooDates
{
    private static readonly LocalDateTimePattern Seconds =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public static string? Local(Instant? at, DateTimeZone zone) =>
        at is { } instant ? Seconds.Format(instant.InZone(zone).LocalDateTime) : null;

    public static string? Gmt(Instant? at) => at is { } instant ? Seconds.Format(instant.InUtc().LocalDateTime) : null;

    /// <summary>
    /// The instant a filter such as <c>modified_after</c> really compares with. Null: the filter was not given.
    /// </summary>
    public static Instant? Filter(WooRequest request, string name, DateTimeZone zone)
    {
        if (request.Text(name) is not { } text)
            return null;
        var match = Written().Match(text);
        var written = Seconds.Parse(match.Groups["local"].Value.Replace(' ', 'T'));
        if (!written.TryGetValue(default, out var local))
            throw WooError.InvalidParameter(name, "Invalid date.");
        var siteTime = zone.AtLeniently(local).ToInstant();
        // A fraction of a second makes it site time, whatever stands behind it.
        if (match.Groups["fraction"].Success)
            return siteTime;
        var gmt = request.Flag("dates_are_gmt");
        if (!match.Groups["zone"].Success)
            return gmt ? local.InUtc().ToInstant() : siteTime;
        var meant = OffsetDateTimePattern.ExtendedIso.Parse(
            Seconds.Format(local) + match.Groups["zone"].Value.ToUpperInvariant()).GetValueOrThrow().ToInstant();
        // With a zone and dates_are_gmt it is moved to site time and then read as GMT: changes in between are missed.
        return gmt ? meant + zone.GetUtcOffset(meant).ToDuration() : meant;
    }

    private static Duration ToDuration(this Offset offset) => Duration.FromSeconds(offset.Seconds);

    [GeneratedRegex(
        @"^(?<local>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?<fraction>\.\d+)?(?<zone>Z|z|[+-]\d\d:\d\d)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Written();
}
