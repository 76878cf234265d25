namespace ShopConnector.Sync.Apply;

/// <summary>Counts what the shop has confirmed, while it confirms it.</summary>
internal sealed class RunTally
{
    private long _tagsAdded;
    private long _tagsRemoved;
    private long _fields;
    private long _issued;
    private long _retired;
    private long _orders;
    private long _held;

    public long Customers { get; private set; }

    public long Refused { get; private set; }

    public void Add(Settlement settlement, RunReport report)
    {
        switch (settlement.Outcome)
        {
            case WriteOutcome.Written:
                Count(settlement.Entry.Intent);
                break;
            case WriteOutcome.Refused refused:
                Refused++;
                Count(refused.Done);
                var reasons = string.Join(" ", refused.Reasons);
                report.Add(new CustomerProblem(settlement.Entry.Customer.ToString(), reasons));
                break;
            case WriteOutcome.Gone:
                break;
        }
    }

    public RunResult Result(RunState state, long requests, string? problem) => new(
        state, Customers, _tagsAdded, _tagsRemoved, _fields, _issued, _retired, Refused, requests, problem)
    {
        Orders = _orders,
        OrdersHeld = _held,
    };

    private void Count(CustomerChange? done)
    {
        if (done is null)
        {
            return;
        }

        Customers++;
        _tagsAdded += done.AddTags.Length;
        _tagsRemoved += done.RemoveTags.Length;
        _fields += done.Fields.Length;
        _issued += done.Issue.Length;
        _retired += done.Retire.Length;
        _orders += done.Orders.Length;
        _held += done.Orders.Count(order => order.Hold);
    }
}
