using NodaTime;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// Keeps a member from getting too much at once. Every entitlement counts, also of the control group and one taken
/// back: otherwise the group would get other offers sooner than those it is compared with. A code for friends, and what
/// it brings the member, ask nothing of anybody and do not.
/// </summary>
internal static class Pressure
{
    /// <summary>The first day on which one more may open, if nothing else opens before.</summary>
    public static LocalDate FreeFrom(OfferPressure? limit, IEnumerable<Entitlement> held, DateTimeZone zone)
    {
        if (limit is null)
            return LocalDate.MinIsoValue;

        // With three allowed, the third newest has to leave the window.
        var days = held.Where(one => one is { Referral: null, Referred: null })
            .Select(one => one.OpenedAt.InZone(zone).Date).OrderDescending().ToList();
        return days.Count < limit.Offers ? LocalDate.MinIsoValue : days[limit.Offers - 1].PlusDays(limit.Days);
    }
}
