using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ShopConnector.Sandbox.WooCommerce.Coupons;

/// <summary>Reads <c>date_expires</c> as PHP's strtotime does: it never refuses, it guesses.</summary>
internal static partial class CouponDates
{
    public static Instant Read(string text, DateTimeZone zone)
    {
        var match = Written().Match(text.Trim());
        // What it cannot read is the beginning of time: such a coupon expired in 1970.
        if (!match.Success || Part(match, "month") is < 1 or > 12 || Part(match, "day") is < 1 or > 31)
            return Instant.FromUnixTimeSeconds(0);
        // 30 February is 2 March: the days are counted on from the first of the month.
        var date = new LocalDate(Part(match, "year"), Part(match, "month"), 1).PlusDays(Part(match, "day") - 1);
        var time = date.At(
            new LocalTime(Part(match, "hour") % 24, Part(match, "minute") % 60, Part(match, "second") % 60));
        var offset = match.Groups["zone"].Value;
        if (offset.Length == 0)
            return zone.AtLeniently(time).ToInstant();
        return offset is "Z" or "z" ? time.InUtc().ToInstant() : time.WithOffset(OffsetOf(offset)).ToInstant();
    }

    private static Offset OffsetOf(string text)
    {
        var hours = int.Parse(text.AsSpan(1, 2), CultureInfo.InvariantCulture);
        var minutes = int.Parse(text.AsSpan(4, 2), CultureInfo.InvariantCulture);
        var seconds = ((Math.Min(hours, 14) * 60) + Math.Min(minutes, 59)) * 60;
        return Offset.FromSeconds(text[0] == '-' ? -seconds : seconds);
    }

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)"
        + @"([T ](?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)(\.\d+)?)?)?(?<zone>Z|z|[+-]\d\d:\d\d)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Written();
}
