using NodaTime;

namespace ShopConnector.Sandbox.Faults;

/// <summary>
/// A host as WooCommerce shops have them: a few workers that get slower together. The defaults are those observed: 285
/// ms for 100 whole orders, 87 with few fields, 101 for 100 customers, 290 for a batch of 100 customers, 370 for 100
/// coupons; 3.3 requests a second to one client, 5.5 to four.
/// </summary>
public sealed record SandboxHost
{
    public const int ObservedWorkers = 4;

    /// <summary>Requests served at once; the others wait.</summary>
    public int Workers { get; init; } = ObservedWorkers;

    /// <summary>Each further worker that is busy makes an answer take so much longer.</summary>
    public double SlowerByEach { get; init; } = 0.517;

    public Duration PerRequest { get; init; } = Duration.FromMilliseconds(65);

    public Duration PerOrder { get; init; } = Duration.FromMilliseconds(2.2);

    /// <summary>An order of which only a few fields are asked for, or any other row.</summary>
    public Duration PerRow { get; init; } = Duration.FromMilliseconds(0.36);

    public Duration PerWrittenCustomer { get; init; } = Duration.FromMilliseconds(2.25);

    public Duration PerWrittenCoupon { get; init; } = Duration.FromMilliseconds(3.05);

    /// <summary>How often the work of one worker is done in the same time when all are busy.</summary>
    public double Capacity => Workers / Factor(Workers);

    public double Factor(int busy) => 1 + (SlowerByEach * (busy - 1));
}
