using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Pull.Rounds;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Reads what changed since the watermark; three calls when nothing did: changed orders, changed ones in the trash, and
/// the newest accounts. Of the others nobody tells when they change; they come with their orders and every night.
/// </summary>
internal sealed class Tick(
    WooClient client, OrderedScan scan, CustomerReader customers, OrderReader orders, NewestAccounts accounts,
    OddAgain oddAgain, DailyRound round, RowReader rows, IClock clock)
{
    /// <summary>Covers orders of one second, and those that become visible late.</summary>
    public static readonly Duration OverlapTime = Duration.FromMinutes(10);

    /// <summary>The Date header may come from a proxy with another clock than the shop's; never this far off.</summary>
    public static readonly Duration ClockTrust = Duration.FromHours(1);

    public async IAsyncEnumerable<PullPage> ReadAsync(
        Watermark known, [EnumeratorCancellation] CancellationToken ct)
    {
        (orders.RefundsHidden, orders.RefundsShown) = (known.RefundsHidden, known.RefundsShown);
        var since = Watermark.Time(known.Since)!.Value;
        var changed = new ChangedOrders(client, scan, customers, orders, known, since);
        await foreach (var page in changed.ReadAsync(ct))
            yield return page;

        if (changed.HasNews && !orders.RefundsHidden && !orders.RefundsShown)
            await orders.ProbeAsync(ct); // This may be the first refund of all, and nothing of it would show.

        var shopTime = changed.Date ?? clock.GetCurrentInstant();
        var next = Next(since, changed.Newest, changed.Date);
        var state = known with
        {
            Since = Watermark.Iso(next),
            Seen = changed.Remember(next - OverlapTime),
            Crowds = changed.Crowds,
        };
        state = state with { RefundsShown = orders.RefundsShown };
        await foreach (var (page, after) in accounts.ReadAsync(state, ct))
        {
            state = after;
            yield return page with { Watermark = Text(state) };
        }

        if (await oddAgain.ReadAsync(state, shopTime, ct) is { } again)
        {
            state = again.After;
            yield return again.Page with { Watermark = Text(state) };
        }

        var pause = shopTime - since - ClockTrust; // Since is at most so much before the tick that left it.
        await foreach (var (page, after) in round.ReadAsync(state, shopTime, pause, ct))
        {
            state = after;
            yield return page with { Watermark = Text(state) };
        }

        if (orders.RefundsHidden && !known.RefundsHidden)
        {
            // Refunds were hidden all along: the orders are read once more, this time each with its own.
            state = state with { RefundsHidden = true, Phase = PullPhase.Orders, Position = ScanPosition.Start };
            yield return new PullPage { Watermark = Text(state) };
        }
    }

    private string Text(Watermark state) => (state with { Odd = rows.Odd }).ToString();

    /// <summary>
    /// The newest change seen is certain; the shop's clock moves it on where nothing changes for long, or a bulk edit
    /// would be read again with every tick until the next order.
    /// </summary>
    private Instant Next(Instant since, Instant? newest, Instant? date)
    {
        var shopTime = date ?? clock.GetCurrentInstant();
        if (shopTime < since - OverlapTime)
            return shopTime - ClockTrust; // The shop's clock was set back: what changed since then bears earlier times.

        var seen = Instant.Min(newest ?? since, shopTime); // A change dated in the future must not hide the others.
        return Instant.Max(seen, date is null ? seen : shopTime - ClockTrust);
    }
}
