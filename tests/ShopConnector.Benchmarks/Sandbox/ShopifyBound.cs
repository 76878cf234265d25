namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// The least that Shopify's documented limits leave of a piece of work: points, calls, and the time both take.
/// Nothing here is asked of the simulated shop or of our client. A page of n costs 2 + ⌊2·ln n⌋ × one of its nodes, the
/// formula fitted on recorded answers; an object costs 1, scalars, money and addresses nothing; a mutation costs 10,
/// whatever it holds. What is asked for is taken and what was not there given back, so the bound counts what is there:
/// the lines each order really has. Objects are those the contract of a history needs, asked for once. Refunds and
/// look-ups are left out, which makes the bound lower and the target harder.
/// </summary>
internal sealed class ShopifyBound(int bucket, int restoredPerSecond, TimeSpan latency)
{
    private const int PageSize = 250;
    private const int ConnectionCost = 2;
    private const int MutationCost = 10;
    private const int StatusCost = 1;
    private const int ValuesPerCall = 25;
    private const int RemovalsPerCall = 250;
    private const int MutationsPerDocument = 100;
    private const int CallsAtOnce = 4;

    // Objects of one node: the customer, its address of e-mail and six metafields.
    private const int CustomerNode = 8;

    // The order, its customer (whose it is), its app (the channel) and its payments (when it was paid). The address it
    // goes to would be one more; the sandbox's orders have none, and what is not there is not charged.
    private const int OrderNode = 4;

    // The line, its product (vendor, type, tags) and its taxes.
    private const int LineNode = 3;

    // Since version 2026-01.
    private const int OperationsAtOnce = 5;

    // To start an operation, to hear that it is done, to fetch its file; for customers and for orders.
    private const int CallsOfOneOperation = 3;
    private const int CallsOfBulkRead = 2 * CallsOfOneOperation;

    public static long PointsOfBulkRead => 2 * (MutationCost + StatusCost);

    public static long PointsOfPagedRead(WorkDone work) => (long)Math.Floor(
        (Batches(work.Customers, PageSize) * Connection(PageSize, CustomerNode))
        + (Batches(work.Orders, PageSize) * Connection(PageSize, OrderNode + LinesOfAnOrder(work))));

    public static long PointsOfWrites(WorkDone work) => MutationCost * Mutations(work);

    public TimeSpan OfPagedRead(WorkDone work) => Time(
        PointsOfPagedRead(work), Batches(work.Customers, PageSize) + Batches(work.Orders, PageSize));

    /// <summary>
    /// As many bulk operations at once as the version allows, each as fast as recorded ones were, and none idle.
    /// </summary>
    /// <param name="objectsPerSecond">Of one operation.</param>
    /// <param name="start">What an operation takes before its first object.</param>
    public TimeSpan OfBulkRead(WorkDone work, int objectsPerSecond, TimeSpan start)
    {
        var objects = work.Customers + work.Orders + work.OrdersByLines.Sum(pair => pair.Key * pair.Value);
        return start + TimeSpan.FromSeconds(objects / (double)(OperationsAtOnce * objectsPerSecond))
            + (latency * CallsOfOneOperation);
    }

    public TimeSpan OfWrites(WorkDone work) =>
        Time(PointsOfWrites(work), Batches(Mutations(work), MutationsPerDocument));

    /// <summary>One run that reads by bulk operations, which cost next to nothing, and writes.</summary>
    public TimeSpan OfWholeRun(WorkDone work) => Time(
        PointsOfBulkRead + PointsOfWrites(work),
        CallsOfBulkRead + Batches(Mutations(work), MutationsPerDocument));

    private static long Mutations(WorkDone work) =>
        work.TagWrites + work.CodesIssued + work.CodesRetired
        + Batches(work.ValuesSet, ValuesPerCall) + Batches(work.ValuesRemoved, RemovalsPerCall);

    private TimeSpan Time(long points, long calls)
    {
        var forPoints = TimeSpan.FromSeconds(Math.Max(0, points - bucket) / (double)restoredPerSecond);
        var forCalls = latency * calls / CallsAtOnce;
        return forPoints > forCalls ? forPoints : forCalls;
    }

    /// <summary>The mean over all orders: the nodes of a page are unlike, and the dearest would excuse more.</summary>
    private static double LinesOfAnOrder(WorkDone work) =>
        work.OrdersByLines.Sum(pair => pair.Value * Connection(pair.Key, LineNode)) / Math.Max(1, work.Orders);

    private static double Connection(int size, double node) =>
        ConnectionCost + (Math.Max(1, Math.Floor(2 * Math.Log(Math.Max(1, size)))) * node);

    private static long Batches(long items, int most) => (items + most - 1) / most;
}
