using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>
/// Fetches the pages of a list, some of them before their turn, so that a host is as busy as it can be. How large a
/// page is follows from how long the host takes for it.
/// </summary>
internal sealed class LookAhead(WooClient client, string operation, WooQuery query, int ahead) : IAsyncDisposable
{
    private readonly Queue<Fetch> _fetches = [];
    private CancellationTokenSource? _under;

    /// <summary>The page at <paramref name="offset"/>; of what was fetched for other places nothing is kept.</summary>
    public async Task<(WooAnswer Answer, int Size)> TakeAsync(int offset, CancellationToken ct)
    {
        while (true)
        {
            if (!_fetches.TryPeek(out var next) || next.Offset != offset)
            {
                await DropAsync();
                next = Begin(offset, ct);
            }

            try
            {
                var answer = await next.Answer;
                _fetches.Dequeue();
                FillUp(next, answer.Total ?? 0, ct);
                return (answer, next.Size);
            }
            catch (ShopException fault) when (fault.Slow && client.PageSize.Shrink(next.Size))
            {
                await DropAsync(); // Less at once: what would come next is in the wrong places now.
                client.LogPageSize();
            }
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    /// <summary>Only where the total says that there is something.</summary>
    private void FillUp(Fetch last, int total, CancellationToken ct)
    {
        if (_fetches.LastOrDefault() is { } latest)
            last = latest;
        while (_fetches.Count < ahead && last.Size == client.PageSize.Now && last.Next + OrderedScan.Overlap < total)
            last = Begin(last.Next, ct);
    }

    private Fetch Begin(int offset, CancellationToken ct)
    {
        _under ??= CancellationTokenSource.CreateLinkedTokenSource(ct);
        var size = client.PageSize.Now;
        var fetch = new Fetch(offset, size, GetAsync(offset, size, _under.Token));
        _fetches.Enqueue(fetch);
        return fetch;
    }

    private async Task<WooAnswer> GetAsync(int offset, int size, CancellationToken ct)
    {
        var started = client.Time.GetTimestamp();
        var answer = await client.GetAsync(operation, query.With("per_page", size).With("offset", offset), ct);
        if (client.PageSize.Took(client.Time.GetElapsedTime(started), size))
            client.LogPageSize();
        return answer;
    }

    private async Task DropAsync()
    {
        if (_under is null)
            return;

        await _under.CancelAsync();
        // Whatever became of them concerns nobody any more, failures included.
        await Task.WhenAll(_fetches.Select(fetch => (Task)fetch.Answer))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _fetches.Clear();
        _under.Dispose();
        _under = null;
    }

    private sealed record Fetch(int Offset, int Size, Task<WooAnswer> Answer)
    {
        public int Next => Offset + Size - OrderedScan.Overlap;
    }
}
