namespace ShopConnector.Shops.Transport;

/// <summary>
/// How many rows or items to ask for at once: half as many when the shop runs out of time or nearly does, twice as many
/// again after some quick answers.
/// </summary>
internal sealed class AdaptiveSize
{
    /// <summary>Many hosts end a request after 30 seconds; this is near enough to ask for less.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(15);

    private const int GrowAfter = 4;

    private readonly Lock _lock = new();
    private readonly int _most;
    private readonly int _least;
    private int _now;
    private int _quick;

    public AdaptiveSize(int most, int least) => (_most, _least, _now) = (most, least, most);

    public int Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    /// <summary>False when it is as small as it may be already.</summary>
    /// <param name="asked">What was asked for when it went wrong: requests under way together count once.</param>
    public bool Shrink(int asked)
    {
        lock (_lock)
        {
            _quick = 0;
            if (asked <= _least)
                return false;

            _now = Math.Min(_now, Math.Max(_least, asked / 2));
            return true;
        }
    }

    /// <returns>True when the size changed.</returns>
    public bool Took(TimeSpan time, int asked)
    {
        lock (_lock)
        {
            var before = _now;
            if (time > Long)
                (_now, _quick) = (Math.Min(_now, Math.Max(_least, asked / 2)), 0);
            else if (_now < _most && ++_quick >= GrowAfter)
                (_now, _quick) = (Math.Min(_most, _now * 2), 0);
            return _now != before;
        }
    }
}
