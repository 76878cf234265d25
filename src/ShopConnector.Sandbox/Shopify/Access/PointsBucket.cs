using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Sandbox.Shopify.Access;

/// <summary>
/// The leaky bucket of one app on one shop. A query takes what it asks for and gives back what it did not use; time, by
/// the shop's clock, restores the rest.
/// </summary>
internal sealed class PointsBucket(ShopifyOptions options, Instant start)
{
    private decimal _available = options.BucketSize;
    private Instant _seen = start;

    public bool TryTake(int points, Instant now)
    {
        Restore(now);
        if (_available < points)
            return false;
        _available -= points;
        return true;
    }

    public void GiveBack(int points) => _available = Math.Min(options.BucketSize, _available + points);

    public JsonObject Status(Instant now)
    {
        Restore(now);
        return new JsonObject
        {
            ["maximumAvailable"] = options.BucketSize,
            ["currentlyAvailable"] = (int)Math.Floor(_available),
            ["restoreRate"] = options.RestoreRate,
        };
    }

    private void Restore(Instant now)
    {
        if (now <= _seen)
            return;
        var seconds = (decimal)(now - _seen).TotalTicks / NodaConstants.TicksPerSecond;
        var restored = Math.Min(seconds, options.BucketSize) * options.RestoreRate;
        _available = Math.Min(options.BucketSize, _available + restored);
        _seen = now;
    }
}
