using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>
/// Asks again for records that could not be understood: whoever mends one often does it where no time of change moves.
/// </summary>
internal sealed class OddAgain(WooClient client, CustomerReader customers, OrderReader orders, RowReader rows)
{
    private const int TriedAtMost = 20;

    private static readonly Duration _every = Duration.FromHours(1);
    private static readonly string _order = RowReader.KindOf<OrderRow>();
    private static readonly string _customer = RowReader.KindOf<CustomerRow>();

    /// <summary>Null: it is not time, or there are none.</summary>
    public async Task<(PullPage Page, Watermark After)?> ReadAsync(
        Watermark state, Instant shopTime, CancellationToken ct)
    {
        if (rows.Odd.IsEmpty || (Watermark.Time(state.OddTried) is { } tried && shopTime - tried < _every))
            return null;

        var page = new PullPage();
        foreach (var odd in rows.Odd.Take(TriedAtMost))
            page = await TryAsync(page, odd, long.Parse(odd.Id, CultureInfo.InvariantCulture), ct);
        return (page, state with { OddTried = Watermark.Iso(shopTime) });
    }

    private async Task<PullPage> TryAsync(PullPage page, OddRecord odd, long id, CancellationToken ct)
    {
        if (odd.Kind != _order && odd.Kind != _customer)
        {
            rows.Forget(odd.Kind, id); // Products are read with the next order that names them.
            return page;
        }

        client.Ledger.Single();
        var query = odd.Kind == _order ? Queries.Order(id) : Queries.Customer(id);
        var answer = await client.FindAsync("reading what was odd", query, ct);
        if (answer is null)
        {
            rows.Forget(odd.Kind, id);
            return page;
        }

        if (odd.Kind == _customer)
            return page with { Customers = page.Customers.AddRange(customers.Read([answer.Body])) };

        var read = await orders.ReadAsync([answer.Body], ct);
        return page with
        {
            Orders = page.Orders.AddRange(read.Orders),
            DeletedOrders = page.DeletedOrders.AddRange(read.Gone),
        };
    }
}
