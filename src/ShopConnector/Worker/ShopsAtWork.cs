using System.Collections.Concurrent;

namespace ShopConnector.Worker;

/// <summary>Whose run this process is in the middle of.</summary>
internal sealed class ShopsAtWork
{
    private readonly ConcurrentDictionary<string, bool> _shops = new(StringComparer.Ordinal);

    public bool Contains(string shop) => _shops.ContainsKey(shop);

    /// <summary>Until it is disposed.</summary>
    public IDisposable Begin(string shop)
    {
        _shops[shop] = true;
        return new Turn(this, shop);
    }

    private sealed class Turn(ShopsAtWork all, string shop) : IDisposable
    {
        public void Dispose() => all._shops.TryRemove(shop, out _);
    }
}
