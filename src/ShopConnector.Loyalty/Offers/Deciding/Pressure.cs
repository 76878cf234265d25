using NodaTime;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// Keeps a member from getting too much at once. Every entitlement counts, also of the control group and one taken
/// back: otherwise the group would get other offers sooner than those it is compared with.
/// </summary>
internal static class Pressure
{
    /// <summary>The first day on which one more may open, if nothing else opens before.</summary>
    public static LocalDate FreeFrom(OfferPressure? limit, IReadOnlyList<Entitlement> held, DateTimeZone zone)
    {
        if (limit is null || held.Count < limit.Offers)
            return LocalDate.MinIsoValue;

        // With three allowed, the third newest has to leave the window.
        var days = held.Select(one => one.OpenedAt.InZone(zone).Date).OrderDescending();
        return days.ElementAt(limit.Offers - 1).PlusDays(limit.Days);
    }
}
