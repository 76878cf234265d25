using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Reads what changed since the watermark; four calls when nothing did. Accounts have no filter for changes: they come
/// with their orders, as new registrations, and one page each time from the rolling rescan.
/// </summary>
internal sealed class Tick(
    WooClient client, OrderedScan scan, CustomerReader customers, OrderReader orders, IClock clock)
{
    /// <summary>Covers orders of one second, and those that become visible late.</summary>
    public static readonly Duration OverlapTime = Duration.FromMinutes(10);

    /// <summary>The Date header may come from a proxy with another clock than the shop's; never this far off.</summary>
    public static readonly Duration ClockTrust = Duration.FromHours(1);

    /// <summary>Edited lines and some refunds leave the time of change alone; only reading again shows them.</summary>
    private static readonly Duration _sweepEvery = Duration.FromHours(24);

    private static readonly Duration _sweepBack = Duration.FromDays(90);

    private const int RegistrationPage = 20;

    public async IAsyncEnumerable<PullPage> ReadAsync(
        Watermark known, [EnumeratorCancellation] CancellationToken ct)
    {
        orders.RefundsHidden = known.RefundsHidden;
        var since = Watermark.Time(known.Since)!.Value;
        var overlap = new Overlap(known.Seen, since - OverlapTime);
        Instant? date = null;
        foreach (var status in (string[])[Queries.AnyStatus, Queries.TrashStatus])
        {
            var query = Queries.OrdersModified(status, since - OverlapTime - Duration.FromSeconds(1));
            await foreach (var page in scan.ReadAsync("reading changed orders", query, ScanPosition.Start, ct: ct))
            {
                date ??= page.Date;
                if (await ChangedAsync(page.Fresh, overlap, ct) is { } changed)
                    yield return changed;
            }
        }

        var shopTime = date ?? clock.GetCurrentInstant();
        var isSweep = Watermark.Time(known.Swept) is not { } swept || shopTime - swept >= _sweepEvery;
        if (isSweep)
        {
            var query = Queries.OrdersPlaced(shopTime - _sweepBack);
            await foreach (var page in scan.ReadAsync("rereading recent orders", query, ScanPosition.Start, ct: ct))
            {
                var read = await orders.ReadAsync(page.Fresh, ct);
                yield return new PullPage { Orders = read.Orders, DeletedOrders = read.Gone };
            }
        }

        var next = Next(since, overlap.Newest, date);
        var state = Known(known, isSweep ? shopTime : null) with
        {
            Since = Watermark.Iso(next),
            Seen = overlap.Remember(next - OverlapTime),
        };
        yield return await AccountsAsync(state, ct);
    }

    private Watermark Known(Watermark before, Instant? swept)
    {
        var state = swept is { } time ? before with { Swept = Watermark.Iso(time) } : before;
        return orders.RefundsHidden && !before.RefundsHidden
            // Refunds were hidden all along: the orders are read once more, this time each with its own.
            ? state with { RefundsHidden = true, Phase = PullPhase.Orders, Position = ScanPosition.Start }
            : state;
    }

    private async Task<PullPage?> ChangedAsync(
        ImmutableArray<JsonElement> records, Overlap overlap, CancellationToken ct)
    {
        var news = records.Where(record => overlap.IsNews(RowReader.IdOf(record), record)).ToList();
        if (news.Count == 0)
            return null;

        var read = await orders.ReadAsync(news, ct);
        return new PullPage
        {
            Customers = await customers.OfAsync(read.Orders, ct),
            Orders = read.Orders,
            DeletedOrders = read.Gone,
        };
    }

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

    private async Task<PullPage> AccountsAsync(Watermark state, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<PulledCustomer>();
        var newest = state.NewestCustomer;
        var scanned = scan.ReadAsync(
            "reading new registrations", Queries.Customers, ScanPosition.Start, RegistrationPage, descending: true, ct);
        await foreach (var page in scanned)
        {
            var fresh = page.Fresh.Where(row => RowReader.IdOf(row) > state.NewestCustomer).ToList();
            found.AddRange(customers.Read(fresh));
            newest = fresh.Select(RowReader.IdOf).Append(newest).Max();
            if (fresh.Count < page.Fresh.Length)
            {
                client.Ledger.Listed(fresh.Count);
                break;
            }
        }

        var query = Queries.Customers.With("orderby", "id").With("order", "asc")
            .With("per_page", OrderedScan.WholePage).With("offset", state.Rescan);
        var rolling = await client.GetAsync("rereading customers", query, ct);
        client.Ledger.Single();
        found.AddRange(customers.Read(rolling.Records));

        var rescan = state.Rescan + OrderedScan.WholePage;
        return new PullPage
        {
            Customers = [.. found.DistinctBy(one => one.Customer.Key)],
            Watermark = (state with
            {
                NewestCustomer = newest,
                Rescan = rescan < (rolling.Total ?? 0) ? rescan : 0,
            }).ToString(),
        };
    }
}
