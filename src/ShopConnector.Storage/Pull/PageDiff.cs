using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Merges;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>
/// What a page tells us that storage does not hold yet. Decided here, once, for both dialects; the database only stores
/// the result.
/// </summary>
internal sealed class PageDiff(PageRows page, HeldRows held, byte[] secret)
{
    public Dictionary<string, CustomerRow> Customers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OrderRow> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Customers of this shop whose members fall due.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts that are new or went to another member.</summary>
    public List<string> Arrived { get; } = [];

    /// <summary>Tags of customers that somebody has taken off: if they were ours, they are no more.</summary>
    public List<TagLapse> Lapses { get; } = [];

    /// <summary>Tags that accounts did not show before.</summary>
    public List<TagGain> Gains { get; } = [];

    /// <summary>Orders that belong to another customer than before.</summary>
    public HashSet<string> MovedOrders { get; } = new(StringComparer.Ordinal);

    /// <summary>Of those, from which account: by order.</summary>
    public Dictionary<string, string> LeftOrders { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts that were gone and are there again.</summary>
    public List<string> Returned { get; } = [];

    /// <summary>Orders that changed and may have lost a code.</summary>
    public HashSet<string> Recoded { get; } = new(StringComparer.Ordinal);

    /// <summary>Guests that lost an order and may have none left.</summary>
    public HashSet<string> Emptied { get; } = new(StringComparer.Ordinal);

    public List<string> GoneCustomers { get; } = [];

    /// <summary>Customers that are gone, or may be, and buyers of deleted orders.</summary>
    public HashSet<string> Departed { get; } = new(StringComparer.Ordinal);

    public List<string> DeletedOrders { get; } = [];

    /// <summary>Members whose number of customers changes.</summary>
    public HashSet<string> Recounted { get; } = new(StringComparer.Ordinal);

    public int ChangedCustomers { get; private set; }

    public int ChangedOrders { get; private set; }

    /// <summary>By how many the orders of the shop grow.</summary>
    public int OrdersAdded { get; private set; }

    public static PageDiff Of(PageRows page, HeldRows held, byte[] secret)
    {
        var diff = new PageDiff(page, held, secret);
        diff.Compare();
        return diff;
    }

    private void Compare()
    {
        foreach (var row in page.Customers)
        {
            Compare(row);
        }

        foreach (var row in page.Orders)
        {
            Compare(row);
        }

        foreach (var id in page.DeletedOrders)
        {
            Delete(id);
        }

        foreach (var id in page.DeletedCustomers)
        {
            if (HeldCustomer(id) is { Gone: 0 } row)
            {
                ChangedCustomers++;
                GoneCustomers.Add(id);
                Departed.Add(id);
                Touched.Add(id);
                Recounted.Add(row.MemberId);
            }
        }
    }

    private void Compare(CustomerRow row)
    {
        var before = HeldCustomer(row.Id);
        if (before is not null && row.UpdatedAt < before.UpdatedAt || row == before)
        {
            return;
        }

        Customers[row.Id] = row;
        if (before is not null && row.SaysTheSameAs(before))
        {
            return;
        }

        ChangedCustomers++;
        Touched.Add(row.Id);
        Return(before);
        Lapses.AddRange(TagLapse.Between(before, row));
        Gains.AddRange(TagGain.Between(before, row));
        if (before is null || before.Gone == 1 || before.MemberId != row.MemberId)
        {
            Arrived.Add(row.Id);
            Recounted.Add(row.MemberId);
        }

        if (before is not null && before.MemberId != row.MemberId)
        {
            Recounted.Add(before.MemberId);
        }
    }

    private void Compare(OrderRow pulled)
    {
        var before = HeldOrder(pulled.Id);
        var row = before is null ? pulled : pulled.After(before);
        if (before is not null && row.IsHeldAs(before))
        {
            return;
        }

        Orders[row.Id] = row;
        if (before is not null && row.SaysTheSameAs(before))
        {
            return;
        }

        Recoded.UnionWith(before is null ? ImmutableArray<string>.Empty : [row.Id]);
        ChangedOrders++;
        OrdersAdded += before is null ? 1 : (int)before.Deleted;
        Touch(row.CustomerId);
        Seat(row);
        if (before is not null && before.CustomerId != row.CustomerId)
        {
            MovedOrders.Add(row.Id);
            Touch(before.CustomerId);
            Leave(before.CustomerId);
            if (before.CustomerId is { } left && !new CustomerKey("", left).IsGuest)
            {
                LeftOrders[row.Id] = left;
            }
        }
    }

    private void Delete(string id)
    {
        if (HeldOrder(id) is { Deleted: 0 } before)
        {
            ChangedOrders++;
            OrdersAdded--;
            Orders[id] = before with { Deleted = 1 };
            DeletedOrders.Add(id);
            Departed.UnionWith(before.CustomerId is { } buyer ? [buyer] : ImmutableArray<string>.Empty);
            Touch(before.CustomerId);
            Leave(before.CustomerId);
        }
    }

    /// <summary>A guest comes into being with its first order.</summary>
    private void Seat(OrderRow order)
    {
        if (!page.Guests.TryGetValue(order.Id, out var guest) || order.CustomerId != guest.Id)
        {
            return;
        }

        var before = HeldCustomer(guest.Id);
        var isNewer = before?.UpdatedAt is null || before.UpdatedAt <= order.PlacedAt;
        if (before is { Gone: 0 } && (!isNewer || before.DisplayName == guest.DisplayName))
        {
            return;
        }

        var row = CustomerRow.Of(guest, order.PlacedAt, secret);
        Customers[guest.Id] = isNewer || before is null
            ? row
            : row with { DisplayName = before.DisplayName, UpdatedAt = before.UpdatedAt };
        if (before is not { Gone: 0 })
        {
            Recounted.Add(row.MemberId);
        }
    }

    private void Return(CustomerRow? before)
    {
        if (before is { Gone: 1 })
        {
            Returned.Add(before.Id);
            Recounted.Add(before.MemberId);
        }
    }

    private void Touch(string? customer)
    {
        if (customer is not null)
        {
            Touched.Add(customer);
        }
    }

    private void Leave(string? customer)
    {
        if (customer is not null && new CustomerKey("", customer).IsGuest)
        {
            Emptied.Add(customer);
            Departed.Add(customer);
            Recounted.UnionWith(HeldCustomer(customer) is { } row ? [row.MemberId] : ImmutableArray<string>.Empty);
        }
    }

    private CustomerRow? HeldCustomer(string id) =>
        Customers.TryGetValue(id, out var pending) ? pending : held.Customers.GetValueOrDefault(id);

    private OrderRow? HeldOrder(string id) =>
        Orders.TryGetValue(id, out var pending) ? pending : held.Orders.GetValueOrDefault(id);
}
