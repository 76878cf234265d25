using ShopConnector.Benchmarks.Sandbox;

namespace ShopConnector.Benchmarks.WooCommerce;

/// <summary>
/// The least time in which the observed host can serve a whole read: 5.5 pages of a hundred orders a second to four
/// clients, which take 285 ms to one; a hundred customers, products or refunds take it 101 ms. On purpose not read from
/// the simulated host's own options.
/// </summary>
internal static class HostBound
{
    private const double OrderPagesPerSecond = 5.5;
    private const double LightPage = 101.0 / 285;
    private const int Most = 100;

    public static TimeSpan OfRead(WorkDone work)
    {
        var light = Pages(work.Customers) + Pages(work.Products) + Pages(work.RefundedOrders);
        return TimeSpan.FromSeconds((Pages(work.Orders) + (light * LightPage)) / OrderPagesPerSecond);
    }

    private static long Pages(long rows) => (rows + Most - 1) / Most;
}
