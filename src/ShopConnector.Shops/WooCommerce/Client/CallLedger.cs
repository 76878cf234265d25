namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// The least number of requests that the same work needs, <see cref="Most"/> rows each where nothing else is said.
/// </summary>
internal sealed class CallLedger
{
    /// <summary>Rows of a page, and items of a batch, that WooCommerce takes at most.</summary>
    public const int Most = 100;

    private long _needed;

    public long Needed => Interlocked.Read(ref _needed);

    /// <summary>A whole list read to its end; asking at all takes one request.</summary>
    public void Listed(int rows) => Add(Math.Max(1, (rows + Most - 1) / Most));

    public void Batched(int items, int most = Most) => Add((items + most - 1) / most);

    public void Single() => Add(1);

    private void Add(int calls) => Interlocked.Add(ref _needed, calls);
}
