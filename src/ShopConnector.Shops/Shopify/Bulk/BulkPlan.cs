using NodaTime;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>What is left to be read by bulk operations; null where a stream has none, or no more.</summary>
internal sealed record BulkPlan(BulkStream? Customers = null, BulkStream? Orders = null)
{
    public BulkStream? Of(BulkKind kind) => kind == BulkKind.Customers ? Customers : Orders;

    public BulkPlan With(BulkKind kind, BulkStream? stream) =>
        kind == BulkKind.Customers ? this with { Customers = stream } : this with { Orders = stream };

    /// <summary>Customers first, so that an order's customer is known when the order comes.</summary>
    public IEnumerable<SliceRun> Runs() => BulkKind.All.SelectMany(kind =>
        Of(kind) is { } stream ? Runs(kind, stream) : []);

    public static IEnumerable<SliceRun> Runs(BulkKind kind, BulkStream stream) =>
        (stream.Slices ?? []).Select(slice => kind.Run(slice, stream.Changed));

    public IEnumerable<SliceRun> Halves(SliceRun run) => Of(run.Kind) is { } stream
        ? run.Slice.Halves(stream.First, stream.Last).Select(half => run.Kind.Run(half, stream.Changed))
        : [run];

    public BulkPlan Left(IReadOnlyList<SliceRun> runs)
    {
        var plan = this;
        foreach (var kind in BulkKind.All)
        {
            var slices = runs.Where(run => run.Kind == kind).Select(run => run.Slice);
            if (Of(kind) is { Slices: not null } stream)
                plan = plan.With(kind, stream with { Slices = [.. slices] });
        }

        return plan;
    }

    /// <summary>An operation began then: what changed since may be missing in it.</summary>
    public BulkPlan Began(BulkKind kind, Instant at) => Of(kind) is { } stream
        ? With(kind, stream with { UpTo = stream.UpTo is { } earlier ? Instant.Min(earlier, at) : at })
        : this;
}
