namespace ShopConnector.Shops.Transport;

/// <summary>The bounds of every conversation with a shop; the defaults suit shared hosting and Shopify.</summary>
internal sealed record TransportLimits
{
    public static TransportLimits Default { get; } = new();

    /// <summary>Name lookup, connection and TLS together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One attempt, its whole body included: a body that trickles is cut off here.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>All attempts of one call and the waits between them.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Attempts of one call, the first included.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Of these at most so many that ran out of time: asking for less helps more than asking again.</summary>
    public int SlowAttempts { get; init; } = 6;

    /// <summary>The first wait between attempts; it doubles, give or take half (jitter).</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A shop that asks for a longer pause than this is left alone until the next run.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Unpacked: a small compressed body can hide a huge one.</summary>
    public int BodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Requests in flight at once towards one shop.</summary>
    public int Concurrency { get; init; } = 4;
}
