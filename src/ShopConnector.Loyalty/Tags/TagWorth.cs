using System.Collections.Frozen;
using ShopConnector.Loyalty.Shipping;

namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// In which order tags are added where a shop has no room for all of them: first those that ship free, which a customer
/// misses at the checkout; then tiers, then gifts and the labels of offers, which staff hand things out by; then the
/// rest as the programme lists them.
/// </summary>
public sealed class TagWorth(LoyaltyProgram program)
{
    private readonly FrozenSet<string> _shipping = Set(FreeShippingRule.Of(program).Select(rule => rule.Tag));
    private readonly FrozenSet<string> _tiers = Set(program.Tiers.Select(tier => tier.Tag));

    private readonly FrozenSet<string> _gifts = Set(
        program.Rewards.Select(reward => reward.Gift).Concat(program.Offers.SelectMany(offer => offer.Labels)));

    /// <summary>The most valuable first; those of equal worth as they were given.</summary>
    public IEnumerable<string> Ordered(IEnumerable<string> tags) => tags.OrderBy(Rank);

    private int Rank(string tag) =>
        _shipping.Contains(tag) ? 0 : _tiers.Contains(tag) ? 1 : _gifts.Contains(tag) ? 2 : 3;

    private static FrozenSet<string> Set(IEnumerable<string?> tags) =>
        tags.OfType<string>().Select(Tag.Normalise).ToFrozenSet(Tag.Comparer);
}
