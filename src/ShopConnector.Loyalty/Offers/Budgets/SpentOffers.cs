using System.Collections.Frozen;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>
/// What a member is not given because a budget does not last: no such offer opens, and what comes after it may. A
/// reward for a friend's order waits alone: its offer goes on.
/// </summary>
internal sealed class SpentOffers
{
    private readonly FrozenSet<string> _offers;
    private readonly FrozenSet<string> _rewards;

    private SpentOffers(IReadOnlyCollection<WaitingOffer> waiting)
    {
        _offers = waiting.Where(one => !one.IsForFriend).Select(one => one.Offer)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _rewards = waiting.Where(one => one.IsForFriend).Select(one => one.Entitlement)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public static SpentOffers None { get; } = new([]);

    public static SpentOffers Of(IReadOnlyCollection<WaitingOffer> waiting) =>
        waiting.Count == 0 ? None : new SpentOffers(waiting);

    public bool Contains(Offer offer) => _offers.Contains(offer.Name);

    public bool Contains(Entitlement reward) => _rewards.Contains(reward.Key);
}
