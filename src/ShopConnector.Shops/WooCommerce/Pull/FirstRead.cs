using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>Reads the whole shop once: accounts, orders, trash. Each page's watermark resumes right after it.</summary>
internal sealed class FirstRead(
    OrderedScan scan, CustomerReader customers, OrderReader orders, RowReader rows, IClock clock)
{
    // As many requests as are let through at once, and one more for each that is just done.
    private const int Ahead = 8;

    // Pages that share the calls for their refunds: of a hundred orders a few were refunded. Their rows wait in memory.
    private const int Together = 12;

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
            var waiting = new List<(ScanPage Page, Watermark After)>(Together);
            await foreach (var page in scan.ReadAsync(operation, query, state.Position, Ahead, ct: ct))
            {
                state = After(state, page);
                waiting.Add((page, state));
                if (!page.IsLast && waiting.Count < Together && phase != PullPhase.Customers)
                    continue;

                foreach (var read in await PagesAsync(phase, waiting, ct))
                    yield return read;
                waiting.Clear();
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
            Position = page.Next,
            NewestCustomer = state.Phase == PullPhase.Customers
                ? page.Fresh.Select(RowReader.IdOf).Append(state.NewestCustomer).Max() : state.NewestCustomer,
        };
        return page.IsLast ? next with { Phase = state.Phase + 1, Position = ScanPosition.Start } : next;
    }

    private async Task<IEnumerable<PullPage>> PagesAsync(
        PullPhase phase, List<(ScanPage Page, Watermark After)> pages, CancellationToken ct)
    {
        if (phase == PullPhase.Customers)
        {
            return pages.Select(one =>
                new PullPage { Customers = customers.Read(one.Page.Fresh), Watermark = Text(one.After) });
        }

        var read = await orders.ReadPagesAsync(pages.Select(one => one.Page.Fresh.AsEnumerable()), ct);
        return pages.Zip(read, (one, page) =>
            new PullPage { Orders = page.Orders, DeletedOrders = page.Gone, Watermark = Text(one.After) });
    }

    private string Text(Watermark state) => (state with { Odd = rows.Odd }).ToString();
}
