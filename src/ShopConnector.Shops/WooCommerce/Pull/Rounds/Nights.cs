using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>When a shop has time for what nobody has asked for: at three in the morning, by its own clock.</summary>
internal sealed class Nights(WooClient client)
{
    // Most shoppers are asleep, and most hosts are done with their own backups.
    private static readonly LocalTime _quiet = new(3, 0);

    /// <summary>One call, unless the site's zone was asked for of late.</summary>
    public async Task<Instant> NextAsync(Instant shopTime, CancellationToken ct) =>
        Next(shopTime, (await client.SiteAsync(ct)).Zone);

    /// <summary>The first one after <paramref name="now"/>.</summary>
    public static Instant Next(Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var next = Start(today, zone);
        return next > now ? next : Start(today.PlusDays(1), zone);
    }

    // Where the clock is put forward over three it is as soon as there is a time again.
    private static Instant Start(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day + _quiet).ToInstant();
}
