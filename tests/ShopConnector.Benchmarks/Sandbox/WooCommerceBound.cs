namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>
/// The fewest calls in which WooCommerce lets a piece of work be done: a hundred rows a page, a hundred items a batch,
/// and an order's refunds in a call of their own.
/// </summary>
internal static class WooCommerceBound
{
    private const int Most = 100;

    // Where the interface is and in which zone the site lives; and that the trash is empty.
    private const int SiteAndTrash = 2;

    public static long CallsOfRead(WorkDone work) =>
        SiteAndTrash + Batches(work.Customers) + Batches(work.Orders) + Batches(work.Products) + work.RefundedOrders;

    public static long CallsOfWrites(WorkDone work) =>
        Batches(work.CodesIssued) + Batches(work.AccountsChanged) + Batches(work.CarriersChanged)
        + work.CodesRetired + Batches(work.CodesRetired); // There is no list by codes: each is looked up alone.

    private static long Batches(long items) => (items + Most - 1) / Most;
}
