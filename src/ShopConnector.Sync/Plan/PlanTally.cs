namespace ShopConnector.Sync.Plan;

/// <summary>Counts a plan while it streams by; the brake judges by these figures.</summary>
internal sealed class PlanTally(ShopTotals before)
{
    private long _touched;
    private long _tagsAdded;
    private long _tagsRemoved;
    private long _fields;
    private long _issued;
    private long _retired;
    private long _orders;
    private long _held;
    private long _postings;

    public long Customers { get; private set; }

    public void Add(PlanLine line)
    {
        Customers++;
        _postings += line.Postings.Length;
        if (line.Change is not { } change)
        {
            return;
        }

        _touched++;
        _tagsAdded += change.AddTags.Length;
        _tagsRemoved += change.RemoveTags.Length;
        _fields += change.Fields.Length;
        _issued += change.Issue.Length;
        _retired += change.Retire.Length;
        _orders += change.Orders.Length;
        _held += change.Orders.Count(order => order.Hold);
    }

    public PlanTotals Totals() => new(
        Customers, _touched, _tagsAdded, _tagsRemoved, before.OwnedTags, _fields, _issued, _retired, _postings)
    {
        Orders = _orders,
        OrdersHeld = _held,
    };
}
