using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>A page as rows. Made before the transaction begins: while that lasts, nobody else can write.</summary>
internal sealed class PageRows
{
    private PageRows(PullPage page, byte[] secret)
    {
        Customers = page.Customers.Select(customer => CustomerRow.Of(customer, secret)).ToArray();
        Orders = page.Orders.Select(order => OrderRow.Of(order, secret)).ToArray();
        DeletedOrders = page.DeletedOrders;
        DeletedCustomers = page.DeletedCustomers;
        Merged = page.Merged.DistinctBy(one => one.Id).ToDictionary(
            one => one.Id, one => one.KeptId, StringComparer.Ordinal);
        for (var at = 0; at < Orders.Count; at++)
        {
            if (Orders[at] is { Buyer: not null, CustomerId: { } id } row)
            {
                Guests[row.Id] = new Guest(id, id[GuestPrefixLength..], page.Orders[at].DisplayName);
            }
        }
    }

    private static int GuestPrefixLength { get; } = CustomerKey.Guest("", "").Id.Length;

    public IReadOnlyList<CustomerRow> Customers { get; }

    public IReadOnlyList<OrderRow> Orders { get; }

    public ImmutableArray<string> DeletedOrders { get; }

    public ImmutableArray<string> DeletedCustomers { get; }

    /// <summary>Into whom, by who.</summary>
    public Dictionary<string, string> Merged { get; }

    /// <summary>By order.</summary>
    public Dictionary<string, Guest> Guests { get; } = new(StringComparer.Ordinal);

    public static PageRows Of(PullPage page, byte[] secret) => new(page, secret);

    public IEnumerable<string> OrderIds => Orders.Select(row => row.Id).Concat(DeletedOrders);

    /// <summary>Those the page names itself; the buyers of orders that moved are known only from storage.</summary>
    public IEnumerable<string> CustomerIds =>
        Customers.Select(row => row.Id).Concat(DeletedCustomers).Concat(Guests.Values.Select(guest => guest.Id));
}

internal sealed record Guest(string Id, string Email, string? DisplayName);

/// <summary>What storage holds of the rows that a page is about.</summary>
internal sealed record HeldRows(Dictionary<string, CustomerRow> Customers, Dictionary<string, OrderRow> Orders);

internal sealed record ShopReadRow
{
    public required string Shop { get; init; }

    public required string Address { get; init; }

    public required long ReadAt { get; init; }
}
