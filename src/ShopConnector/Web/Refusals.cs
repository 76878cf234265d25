using System.Collections.Concurrent;
using System.Numerics;

namespace ShopConnector.Web;

/// <summary>
/// Counts what was refused. Told at the first, second, fourth, eighth … of its kind: a flood cannot fill the log.
/// </summary>
internal sealed class Refusals(ILogger log, Action<ILogger, string, long, string> tell)
{
    private readonly ConcurrentDictionary<(string Shop, string Why), long> _counts = new();

    /// <param name="shop">Of the configuration: a name that a caller made up would be the caller's words.</param>
    public void Count(string shop, string why)
    {
        var count = _counts.AddOrUpdate((shop, why), 1, static (_, before) => before + 1);
        if (BitOperations.IsPow2(count))
        {
            tell(log, shop, count, why);
        }
    }
}
