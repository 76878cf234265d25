using System.Collections.Frozen;
using System.Collections.Immutable;
using ShopConnector.Loyalty.Checking;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>
/// A programme whose queries are parsed and whose rules were found sound. Compile once, evaluate many.
/// </summary>
public sealed class CompiledProgram
{
    private CompiledProgram(
        LoyaltyProgram rules, ImmutableArray<CompiledSegment> segments, ImmutableArray<CompiledOffer> offers,
        ImmutableArray<CompiledMultiplier> multipliers, ImmutableArray<CompiledOrderRule> orderRules,
        byte[] controlKey)
    {
        Rules = rules;
        Segments = segments;
        Multipliers = multipliers;
        Offers = new OfferRules(offers, rules, controlKey);
        OrderRules = new OrderRuleBook(orderRules, rules);
        Tiers = rules.Tiers.IsEmpty ? null : new TierRules(rules);
        OwnedPrefixes = [.. rules.TagFamilies.Select(family => family.Prefix.Trim())];
        OwnedTags = OwnedTagsOf(rules).ToFrozenSet(Tag.Comparer);
    }

    public LoyaltyProgram Rules { get; }

    /// <summary>
    /// What the programme puts on customers; what a shop holds of these is never looked at as the merchant's.
    /// </summary>
    public FrozenSet<string> OwnedTags { get; }

    /// <summary>Of the tag families: whatever begins so is ours too.</summary>
    public ImmutableArray<string> OwnedPrefixes { get; }

    internal ImmutableArray<CompiledSegment> Segments { get; }

    internal OfferRules Offers { get; }

    internal OrderRuleBook OrderRules { get; }

    internal ImmutableArray<CompiledMultiplier> Multipliers { get; }

    /// <summary>Null: the programme has no tiers.</summary>
    internal TierRules? Tiers { get; }

    /// <summary>
    /// The same programme with the secret that deals the control groups. Without it everybody who knows the programme
    /// can tell who is in which group; enough for a trial on a file, not for a shop.
    /// </summary>
    public CompiledProgram WithControlKey(ReadOnlySpan<byte> key) =>
        new(Rules, Segments, Offers.All, Multipliers, OrderRules.All, key.ToArray());

    /// <summary>All problems at once; the programme only when there are none.</summary>
    public static CompiledProgram? TryCompile(LoyaltyProgram rules, out ImmutableArray<ProgramProblem> problems)
    {
        var found = new List<ProgramProblem>();
        var normal = rules with
        {
            Segments = [.. rules.Segments.Select(segment => segment with { Tag = Tag.Normalise(segment.Tag) })],
            Tiers = [.. rules.Tiers.Select(tier => tier with { Tag = tier.Tag?.Trim() })],
            Rewards = [.. rules.Rewards.Select(reward => reward with { Gift = reward.Gift?.Trim() })],
            OrderRules = [.. rules.OrderRules.Select(OrderRuleBook.Normalise)],
        };
        var queries = new QueryCompiler(normal, found);
        var segments = queries.CompileSegments();
        var offers = queries.CompileOffers(normal.Offers);
        var multipliers = queries.CompileMultipliers(normal.Points?.Multipliers ?? []);
        var orderRules = queries.CompileOrderRules(normal.OrderRules);
        ProgramCheck.Find(normal, found);

        problems = [.. found];
        return found.Count == 0
            ? new CompiledProgram(normal, segments, offers, multipliers, orderRules, controlKey: [])
            : null;
    }

    private static IEnumerable<string> OwnedTagsOf(LoyaltyProgram rules) =>
        rules.Segments.Select(segment => segment.Tag)
            .Concat(rules.Tiers.Select(tier => tier.Tag).OfType<string>())
            .Concat(rules.Rewards.Select(reward => reward.Gift).OfType<string>())
            .Concat(rules.Offers.SelectMany(offer => offer.Labels));
}

internal sealed record CompiledSegment(Segment Segment, SegmentQuery Query);
