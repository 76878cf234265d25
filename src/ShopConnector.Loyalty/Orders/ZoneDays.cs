using NodaTime;
using NodaTime.TimeZones;

namespace ShopConnector.Loyalty.Orders;

/// <summary>
/// Days as whole numbers since 1970-01-01: comparing, adding and telling the day of an instant are the hot path of an
/// evaluation, and calendar types cost ten times as much.
/// </summary>
internal static class DayNumber
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Last { get; } = Of(LocalDate.MaxIsoValue);

    public static int First { get; } = Of(LocalDate.MinIsoValue);

    public static int Of(LocalDate date) => Period.DaysBetween(Epoch, date);

    /// <summary>Beyond the calendar's ends: its last or first day.</summary>
    public static LocalDate ToDate(int day) => Epoch.PlusDays(Math.Clamp(day, First, Last));
}

/// <summary>Tells the days of instants in one zone; remembers the last offset, which most of a member share.</summary>
internal struct ZoneDays(DateTimeZone zone)
{
    private ZoneInterval? _last;

    public int DayOf(Instant instant)
    {
        if (_last?.Contains(instant) != true)
            _last = zone.GetZoneInterval(instant);

        var local = instant.ToUnixTimeSeconds() + _last.WallOffset.Seconds;
        return (int)Math.DivRem(local, NodaConstants.SecondsPerDay, out var rest) - (rest < 0 ? 1 : 0);
    }
}
