using NodaTime;

namespace ShopConnector.Loyalty.Orders;

internal static class DayStart
{
    /// <summary>
    /// The first instant of a day: not always midnight, because some days begin at one o'clock. A day that the zone
    /// left out, such as 30 December 2011 in Samoa, begins where it would have been, when the next one does.
    /// </summary>
    public static Instant StartOf(this DateTimeZone zone, LocalDate day)
    {
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }
}
