using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Once a day what is held is asked for again, some calls with each tick until it is through: recent orders by their
/// content, because edited lines and some refunds leave the time of change alone; all orders by their ids, because
/// nobody tells what was deleted; accounts, for both reasons.
/// </summary>
internal sealed class DailyRound(
    WooClient client, OrderedScan scan, OrderReader orders, Absent absent, IHeldIds held, string shop)
{
    /// <summary>At 3.3 calls a second 20 seconds; a shop with 50,000 orders is through in a dozen ticks.</summary>
    public const int CallsPerTick = 60;

    private static readonly Duration _every = Duration.FromHours(24);
    private static readonly Duration _recent = Duration.FromDays(90);

    /// <summary>Nothing when it is not due. Each page with where the round stands after it.</summary>
    public async IAsyncEnumerable<(PullPage Page, Watermark After)> ReadAsync(
        Watermark known, Instant shopTime, [EnumeratorCancellation] CancellationToken ct)
    {
        var state = known;
        if (state.Round is null)
        {
            if (Watermark.Time(state.Swept) is { } swept && shopTime - swept < _every)
                yield break;

            state = state with { Swept = Watermark.Iso(shopTime), Round = Begin(shopTime) };
            if (!orders.RefundsHidden)
                await orders.ProbeAsync(ct);
        }

        var budget = new CallBudget(client, CallsPerTick);
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
        var query = Queries.OrdersPlaced(Watermark.Time(start.PlacedAfter) ?? Instant.MinValue);
        await foreach (var page in scan.ReadAsync("rereading recent orders", query, start.Scan, ct: ct))
        {
            var read = await orders.ReadAsync(page.Fresh, ct);
            yield return (
                new PullPage { Orders = read.Orders, DeletedOrders = read.Gone },
                page.IsLast ? start with { Step = RoundStep.Orders } : start with { Scan = page.Next });
            if (budget.IsSpent)
                yield break;
        }
    }

    /// <summary>One piece; null: the round is through.</summary>
    private async Task<(PullPage Page, RoundPosition? After)> SweepAsync(
        RoundPosition at, CallBudget budget, CancellationToken ct)
    {
        var isOrders = at.Step == RoundStep.Orders;
        var ids = isOrders
            ? await held.OrdersHeldAsync(shop, at.Behind, OrderedScan.WholePage, ct)
            : await held.AccountsHeldAsync(shop, at.Behind, OrderedScan.WholePage, ct);
        if (ids.Count == 0)
            return (new PullPage(), isOrders ? at with { Step = RoundStep.Accounts, Behind = null } : null);

        var swept = isOrders
            ? await absent.OrdersAsync(ids, budget, ct)
            : await absent.AccountsAsync(shop, ids, budget, ct);
        return (swept.Page, at with { Behind = swept.Behind ?? at.Behind });
    }
}
