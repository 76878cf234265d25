using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Every night what is held is asked for again, some calls with each tick until it is through: recent orders by their
/// content, because edited lines and some refunds leave the time of change alone; all orders by a few fields, because
/// nobody tells what was deleted, or changed without a time; accounts, for both reasons. A call for every hundred of
/// each: by day a tick with nothing new costs none of it.
/// </summary>
internal sealed class DailyRound(
    WooClient client, OrderedScan scan, OrderReader orders, Sweep sweep, Nights nights, IHeldIds held, string shop)
{
    /// <summary>At 3.3 calls a second 20 seconds; a shop with 50,000 orders is through in a dozen ticks.</summary>
    public const int CallsPerTick = 60;

    // Whoever runs by hand or once a day would not be through in weeks: a tick after a long pause does the work of
    // those that were left out, for six minutes at most.
    private const int TicksAtOnce = 20;
    private static readonly Duration _usualPause = Duration.FromMinutes(15);

    // Where each order has to be asked for its refunds, a night's part of them; all within a week.
    private const int Nightly = 7;

    private static readonly Duration _recent = Duration.FromDays(90);

    /// <summary>Nothing when it is not due. Each page with where the round stands after it.</summary>
    /// <param name="pause">Since the tick before.</param>
    public async IAsyncEnumerable<(PullPage Page, Watermark After)> ReadAsync(
        Watermark known, Instant shopTime, Duration pause, [EnumeratorCancellation] CancellationToken ct)
    {
        var state = known;
        var budget = new CallBudget(client, CallsPerTick * (int)Math.Clamp(pause / _usualPause, 1, TicksAtOnce));
        if (state.Round is null)
        {
            var due = Watermark.Time(state.RoundDue);
            if (shopTime < due)
                yield break;

            state = state with { RoundDue = Watermark.Iso(await nights.NextAsync(shopTime, ct)) };
            if (due is null)
            {
                yield return (new PullPage(), state); // All was read just now.
                yield break;
            }

            state = state with { Round = Begin(shopTime) };
            if (!orders.RefundsHidden)
                await orders.ProbeAsync(ct);
        }

        if (state.Round!.Step == RoundStep.RecentOrders)
        {
            await foreach (var (page, after) in RecentAsync(state.Round, budget, ct))
            {
                state = state with { Round = after };
                yield return (page, state);
            }
        }

        while (state.Round is { Step: not RoundStep.RecentOrders } at && !budget.IsSpent)
        {
            var (page, after) = await SweepAsync(at, budget, ct);
            state = state with { Round = after };
            yield return (page, state);
        }
    }

    private static RoundPosition Begin(Instant shopTime) => new(
        RoundStep.RecentOrders, Watermark.Iso(shopTime - _recent), ScanPosition.Start, Behind: null);

    private async IAsyncEnumerable<(PullPage Page, RoundPosition After)> RecentAsync(
        RoundPosition start, CallBudget budget, [EnumeratorCancellation] CancellationToken ct)
    {
        await orders.LearnAsync(ct);
        var query = Queries.OrdersPlaced(Watermark.Time(start.PlacedAfter) ?? Instant.MinValue);
        await foreach (var page in scan.ReadAsync("rereading recent orders", query, start.Scan, ct: ct))
        {
            var read = await orders.ReadAsync(page.Fresh.Where(record => IsTonights(record, start)), ct);
            yield return (
                new PullPage { Orders = read.Orders, DeletedOrders = read.Gone },
                page.IsLast ? start with { Step = RoundStep.Orders } : start with { Scan = page.Next });
            if (budget.IsSpent)
                yield break;
        }
    }

    private bool IsTonights(JsonElement record, RoundPosition round) =>
        !orders.AsksEachOrder
        || RowReader.IdOf(record) % Nightly == Watermark.Time(round.PlacedAfter)?.ToUnixTimeTicks()
            / NodaConstants.TicksPerDay % Nightly;

    /// <summary>One piece; null: the round is through.</summary>
    private async Task<(PullPage Page, RoundPosition? After)> SweepAsync(
        RoundPosition at, CallBudget budget, CancellationToken ct)
    {
        if (at.Step == RoundStep.Orders)
        {
            var some = await held.OrdersHeldAsync(shop, at.Behind, OrderedScan.WholePage, ct);
            return some.Count == 0
                ? (new PullPage(), at with { Step = RoundStep.Accounts, Behind = null })
                : After(at, await sweep.OrdersAsync(some, budget, ct));
        }

        var ids = await held.AccountsHeldAsync(shop, at.Behind, OrderedScan.WholePage, ct);
        return ids.Count == 0 ? (new PullPage(), null) : After(at, await sweep.AccountsAsync(shop, ids, budget, ct));
    }

    private static (PullPage Page, RoundPosition? After) After(RoundPosition at, Swept swept) =>
        (swept.Page, at with { Behind = swept.Behind ?? at.Behind });
}
