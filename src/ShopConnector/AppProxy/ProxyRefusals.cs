using System.Collections.Concurrent;
using System.Numerics;

namespace ShopConnector.AppProxy;

/// <summary>
/// Counts what was refused. Told at the first, second, fourth, eighth … of its kind: a flood cannot fill the log.
/// </summary>
internal sealed class ProxyRefusals(ILogger log)
{
    private readonly ConcurrentDictionary<(string Shop, string Why), long> _counts = new();

    public void Count(string shop, string why)
    {
        var count = _counts.AddOrUpdate((shop, why), 1, static (_, before) => before + 1);
        if (BitOperations.IsPow2(count))
        {
            Web.Log.PageRefused(log, shop, count, why);
        }
    }
}
