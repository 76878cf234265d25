namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>
/// Cutting the orders takes some rounds of counting: Shopify gathers the customers meanwhile instead of waiting.
/// </summary>
internal sealed class OrderCut : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private Task<BulkStream>? _cut;

    /// <param name="orders">Null: none are read by bulk operations.</param>
    public OrderCut(SlicePlanner planner, BulkStream? orders, CancellationToken ct)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _cut = orders is { Slices: null } ? planner.OrdersAsync(orders, _stop.Token) : null;
    }

    /// <summary>The cut was not taken yet.</summary>
    public bool IsOpen => _cut is not null;

    public bool IsReady => _cut is { IsCompleted: true };

    public Task<BulkStream> TakeAsync()
    {
        var cut = _cut ?? throw new InvalidOperationException("There is nothing to cut, or it was taken already.");
        _cut = null;
        return cut;
    }

    /// <summary>Nobody counts on for a reading that ended early.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_cut is not null)
            await ((Task)_cut).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        _stop.Dispose();
    }
}
