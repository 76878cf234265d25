using System.Text.Json.Serialization;
using NodaTime;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// What one bulk operation brings: what was created from <c>From</c> up to, not including, <c>To</c>.
/// </summary>
/// <param name="From">Null: from the beginning.</param>
/// <param name="To">Null: to the end.</param>
internal sealed record BulkSlice(Instant? From = null, Instant? To = null)
{
    /// <summary>Everything.</summary>
    public static BulkSlice Whole { get; } = new();

    /// <summary>The operation that was started for it; a later process finds it again by this.</summary>
    public string? Operation { get; init; }

    /// <summary>How often this process has tried in vain; a later one begins anew.</summary>
    [JsonIgnore]
    public int Failed { get; init; }

    /// <summary>In two, or as it is when a second cannot be divided.</summary>
    /// <param name="first">Where the stream begins, for a slice without a beginning.</param>
    /// <param name="last">Where it ends, for one without an end.</param>
    public IReadOnlyList<BulkSlice> Halves(Instant first, Instant last)
    {
        var (from, to) = (From ?? first, To ?? last);
        var half = from + Duration.FromSeconds((long)((to - from).TotalSeconds / 2));
        return half <= from || half >= to
            ? [this]
            : [this with { To = half, Operation = null }, this with { From = half, Operation = null }];
    }
}

/// <summary>What is left to be read of one stream by bulk operations.</summary>
/// <param name="First">About the oldest record's creation; only slices are cut by it, nothing is left out.</param>
/// <param name="Last">The shop's clock when the plan was made.</param>
/// <param name="Changed">Only what changed since then; null: everything.</param>
internal sealed record BulkStream(Instant First, Instant Last, Instant? Changed = null)
{
    /// <summary>Those not read to their end, in order; null: not cut yet.</summary>
    public BulkSlice[]? Slices { get; init; }

    /// <summary>
    /// When the oldest operation began: what changed since then may be missing in it, and the next pull begins there.
    /// </summary>
    public Instant? UpTo { get; init; }
}
