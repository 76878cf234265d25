using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>What of one offer is open over all members: promises, and how many of them are amounts.</summary>
/// <param name="Worth">Sum of those amounts, in the programme's currency.</param>
public sealed record OpenPromises(string Offer, long Promises, long Amounts, decimal Worth)
{
    /// <summary>Of these entitlements; to control groups nothing is promised, and what is over is worth nothing.</summary>
    public static ImmutableArray<OpenPromises> Of(IEnumerable<Entitlement> entitlements, Instant at) =>
    [
        .. entitlements.Where(one => one is { State: EntitlementState.Open, Control: false } && one.ValidUntil > at)
            .GroupBy(one => one.Offer, StringComparer.OrdinalIgnoreCase)
            .Select(offer => new OpenPromises(
                offer.Key, offer.Count(), offer.Count(IsAmount),
                offer.Where(IsAmount).Sum(one => one.Terms!.Number))),
    ];

    private static bool IsAmount(Entitlement one) => one.Terms is { Kind: CodeKind.Amount };
}
