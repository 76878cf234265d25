namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// The least that Shopify's documented limits leave of a piece of work: points, calls, and the time both take. A page
/// of n costs 2 + ⌊2·ln n⌋ × one of its nodes; a mutation costs 10, whatever it holds. Refunds and look-ups are left
/// out, which makes the bound lower and the target harder.
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

    // Objects of one node: the customer, its address and six metafields.
    private const int CustomerNode = 8;

    // The order, its customer, app and payments, and the lines of the page's largest order with taxes and products, as
    // the simulated shop charges them. A document that asks for more than it does today shows up against it.
    private const int OrderNode = 23;

    // To start an operation, to hear that it is done, to fetch its file; for customers and for orders.
    private const int CallsOfBulkRead = 2 * 3;

    public static long PointsOfBulkRead => 2 * (MutationCost + StatusCost);

    public static long PointsOfPagedRead(WorkDone work) =>
        (Batches(work.Customers, PageSize) * Connection(PageSize, CustomerNode))
        + (Batches(work.Orders, PageSize) * Connection(PageSize, OrderNode));

    public static long PointsOfWrites(WorkDone work) => MutationCost * Mutations(work);

    public TimeSpan OfPagedRead(WorkDone work) => Time(
        PointsOfPagedRead(work), Batches(work.Customers, PageSize) + Batches(work.Orders, PageSize));

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

    private static long Connection(int size, long node) =>
        ConnectionCost + ((long)Math.Max(1, Math.Floor(2 * Math.Log(size))) * node);

    private static long Batches(long items, int most) => (items + most - 1) / most;
}
