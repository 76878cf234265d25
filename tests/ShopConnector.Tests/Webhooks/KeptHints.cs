using System.Collections.Concurrent;
using System.Threading.Channels;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Webhooks;

/// <summary>An inbox in memory that tells when something was put into it.</summary>
internal sealed class KeptHints : IInbox
{
    private readonly Channel<IReadOnlyList<Hint>> _puts = Channel.CreateUnbounded<IReadOnlyList<Hint>>();
    private readonly ConcurrentQueue<Hint> _all = new();

    /// <summary>Called before anything is kept; throwing keeps nothing.</summary>
    public Action BeforeKeeping { get; set; } = static () => { };

    public IReadOnlyCollection<Hint> All => _all;

    public async Task<IReadOnlyList<Hint>> NextAsync() => await _puts.Reader.ReadAsync();

    public Task KeepHintsAsync(IReadOnlyCollection<Hint> hints, CancellationToken ct)
    {
        BeforeKeeping();
        foreach (var hint in hints)
        {
            _all.Enqueue(hint);
        }

        _puts.Writer.TryWrite([.. hints]);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeptHint>> HintsAsync(string shop, int most, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DropHintsAsync(Lease lease, IReadOnlyCollection<KeptHint> hints, CancellationToken ct) =>
        throw new NotSupportedException();
}
