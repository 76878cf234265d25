using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>A slice on its way through Shopify.</summary>
/// <param name="document">What Shopify is asked to run for it.</param>
internal sealed class SliceRun(BulkKind kind, BulkSlice slice, string document)
{
    public BulkKind Kind => kind;

    public string Document => document;

    public BulkSlice Slice { get; private set; } = slice;

    /// <summary>Its operation as last seen; null: none was started, or it was not looked at yet.</summary>
    public BulkOperationNode? Seen { get; set; }

    /// <summary>Its file was fetched once and was not whole; the next time another operation is started.</summary>
    public bool WasFetched { get; set; }

    public bool IsStarted => Slice.Operation is not null;

    public bool IsComplete => Seen is { Status: "COMPLETED" };

    public bool IsRunning => IsStarted && !IsComplete;

    /// <summary>Nothing of it counts as seen yet: only a look of its own brings counts and address.</summary>
    public void Start(BulkOperationNode operation)
    {
        Slice = Slice with { Operation = operation.Id };
        Seen = null;
    }

    /// <summary>Once more, by an operation of its own.</summary>
    public void Again()
    {
        Slice = Slice with { Operation = null, Failed = Slice.Failed + 1 };
        Seen = null;
        WasFetched = false;
    }
}
