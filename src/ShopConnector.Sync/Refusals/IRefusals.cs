using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Sync.Refusals;

/// <summary>
/// What shops refused and would refuse again. It is stored with the answer, forgotten with the next one that differs,
/// and for all customers of a shop when its programme changes.
/// </summary>
public interface IRefusals
{
    Task<IReadOnlyDictionary<CustomerKey, StandingRefusal>> RefusalsAsync(string shop, CancellationToken ct);
}

/// <param name="Parts">As <see cref="ChangeParts"/> names them.</param>
/// <param name="Times">How often the same was refused; at least 1.</param>
public sealed record StandingRefusal(ImmutableHashSet<string> Parts, string Reason, Instant At, long Times)
{
    private const int DoubledAtMost = 3;

    /// <summary>
    /// When to ask once more: after a day, then after two, four, and from then on eight. Whoever mended the shop has no
    /// other way to say so, and an offer that waits for longer is over.
    /// </summary>
    public Instant AgainAt => At + Duration.FromDays(1 << (int)Math.Clamp(Times - 1, 0, DoubledAtMost));
}
