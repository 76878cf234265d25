using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

/// <summary>
/// From how many calls on a bulk operation is quicker than the calls themselves: it costs no points for its lines, but
/// it has to be uploaded, started and waited for.
/// </summary>
internal static class BulkThreshold
{
    /// <summary>Points of one mutation.</summary>
    private const decimal CallCost = 10m;

    /// <summary>What a bulk operation takes at least: three calls, and looks at growing intervals.</summary>
    private const decimal OverheadSeconds = 30m;

    /// <summary>What the bucket pays for within the overhead; while it is unknown no number is enough.</summary>
    public static int Calls(ThrottleStatus? bucket) => bucket is null
        ? int.MaxValue
        : (int)Math.Ceiling((bucket.CurrentlyAvailable + bucket.RestoreRate * OverheadSeconds) / CallCost);
}
