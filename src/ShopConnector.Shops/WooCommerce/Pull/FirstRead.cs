using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>Reads the whole shop once: accounts, orders, trash. Each page's watermark resumes right after it.</summary>
internal sealed class FirstRead(OrderedScan scan, CustomerReader customers, OrderReader orders, IClock clock)
{
    public async IAsyncEnumerable<PullPage> ReadAsync(
        Watermark start, [EnumeratorCancellation] CancellationToken ct)
    {
        if (start.Since is null)
            await orders.ProbeAsync(ct);

        var state = start with { RefundsHidden = start.RefundsHidden || orders.RefundsHidden };
        orders.RefundsHidden = state.RefundsHidden;
        while (state.Phase != PullPhase.Live)
        {
            var phase = state.Phase;
            var (operation, query) = Step(phase);
            await foreach (var page in scan.ReadAsync(operation, query, state.Position, ct: ct))
            {
                state = After(state, page);
                yield return await PageAsync(phase, page, state, ct);
            }
        }
    }

    private static (string Operation, WooQuery Query) Step(PullPhase phase) => phase switch
    {
        PullPhase.Customers => ("reading customers", Queries.Customers),
        PullPhase.Orders => ("reading orders", Queries.Orders(Queries.AnyStatus)),
        _ => ("reading the trash", Queries.Orders(Queries.TrashStatus)),
    };

    private Watermark After(Watermark state, ScanPage page)
    {
        // Whatever changes while we read is read again afterwards: the first tick starts from here.
        var since = state.Since ?? Watermark.Iso((page.Date ?? clock.GetCurrentInstant()) - Tick.ClockTrust);
        var next = state with
        {
            Since = since,
            Swept = state.Swept ?? since,
            Position = page.Next,
            NewestCustomer = state.Phase == PullPhase.Customers
                ? page.Fresh.Select(RowReader.IdOf).Append(state.NewestCustomer).Max() : state.NewestCustomer,
        };
        return page.IsLast ? next with { Phase = state.Phase + 1, Position = ScanPosition.Start } : next;
    }

    private async Task<PullPage> PageAsync(PullPhase phase, ScanPage page, Watermark state, CancellationToken ct)
    {
        if (phase == PullPhase.Customers)
            return new PullPage { Customers = customers.Read(page.Fresh), Watermark = state.ToString() };

        var read = await orders.ReadAsync(page.Fresh, ct);
        return new PullPage { Orders = read.Orders, DeletedOrders = read.Gone, Watermark = state.ToString() };
    }
}
