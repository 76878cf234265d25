using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// What was read and written, counted in the terms in which platforms set their limits. From this, and never from what
/// our client spent, the lower bounds are computed.
/// </summary>
internal sealed class WorkDone
{
    private readonly HashSet<string> _products = new(StringComparer.Ordinal);

    public long Customers { get; private set; }

    public long Orders { get; private set; }

    public long RefundedOrders { get; private set; }

    /// <summary>How many orders have so many lines.</summary>
    public SortedDictionary<int, long> OrdersByLines { get; } = [];

    /// <summary>Different ones, on the lines of all orders.</summary>
    public long Products => _products.Count;

    /// <summary>Customers that got tags, and customers that lost some; who did both counts twice.</summary>
    public long TagWrites { get; private set; }

    public long ValuesSet { get; private set; }

    public long ValuesRemoved { get; private set; }

    public long CodesIssued { get; private set; }

    public long CodesRetired { get; private set; }

    /// <summary>Accounts of which anything but codes changed.</summary>
    public long AccountsChanged { get; private set; }

    /// <summary>Orders that carry, or carried, the values of a guest.</summary>
    public long CarriersChanged { get; private set; }

    public long Changes { get; private set; }

    /// <summary>Changes the shop did not take whole: then the figures speak of a different work.</summary>
    public long NotWritten { get; private set; }

    public void Read(PullPage page)
    {
        Customers += page.Customers.Length;
        Orders += page.Orders.Length;
        RefundedOrders += page.Orders.Count(pulled => !pulled.Order.Refunds.IsEmpty);
        foreach (var pulled in page.Orders)
        {
            var count = pulled.Order.Lines.Length;
            OrdersByLines[count] = OrdersByLines.GetValueOrDefault(count) + 1;
        }

        var lines = page.Orders.SelectMany(pulled => pulled.Order.Lines);
        _products.UnionWith(lines.Select(line => line.Product).OfType<string>());
    }

    public void Written(CustomerChange change, WriteOutcome outcome)
    {
        Changes++;
        NotWritten += outcome is WriteOutcome.Written ? 0 : 1;
        TagWrites += (change.AddTags.IsEmpty ? 0 : 1) + (change.RemoveTags.IsEmpty ? 0 : 1);
        var removed = change.Fields.Count(field => field.To is null);
        ValuesRemoved += removed;
        ValuesSet += change.Fields.Length - removed;
        CodesIssued += change.Issue.Length;
        CodesRetired += change.Retire.Length;
        var carried = change.Fields.Length + change.AddTags.Length + change.RemoveTags.Length > 0 ? 1 : 0;
        AccountsChanged += change.Customer.IsGuest ? 0 : carried;
        CarriersChanged += (change.Customer.IsGuest ? carried : 0) + change.ClearOrders.Length;
    }
}
