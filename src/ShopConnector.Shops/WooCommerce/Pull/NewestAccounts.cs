using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Pull.Rounds;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// The newest accounts, and by how many there are in all whether one was deleted: no filter tells either.
/// </summary>
internal sealed class NewestAccounts(
    WooClient client, OrderedScan scan, CustomerReader customers, MissingAccounts missing)
{
    /// <summary>One page of them, known ones included: so a small shop is seen whole each time.</summary>
    public async IAsyncEnumerable<(PullPage Page, Watermark After)> ReadAsync(
        Watermark known, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<PulledCustomer>();
        var (newest, registered, total) = (known.NewestCustomer, 0, (int?)null);
        var pages = scan.ReadAsync(
            "reading new registrations", Queries.Customers, ScanPosition.Start, descending: true, ct: ct);
        await foreach (var page in pages)
        {
            found.AddRange(customers.Read(page.Fresh));
            var ids = page.Fresh.Select(RowReader.IdOf).ToList();
            newest = ids.Append(newest).Max();
            registered += ids.Count(id => id > known.NewestCustomer);
            total ??= page.Total;
            if (!page.IsLast && ids.Exists(id => id <= known.NewestCustomer))
            {
                client.Ledger.Single();
                break;
            }
        }

        var state = known with { NewestCustomer = newest, Accounts = known.Accounts + registered };
        var gone = state.Accounts - total ?? 0;
        if (gone <= 0)
            state = state with { Accounts = total };
        yield return (new PullPage { Customers = found.ToImmutable() }, state);

        // Once what is new is stored, so that both lists have it.
        if (gone > 0)
            yield return (await missing.FindAsync(gone, ct), state with { Accounts = total });
    }
}
