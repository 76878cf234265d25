using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Ledger;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>One member at one instant, each part worked out once, in the order of the properties.</summary>
internal sealed class MemberEvaluation
{
    private readonly PointsLedger? _ledger;

    /// <exception cref="HistoryException">The history cannot be counted.</exception>
    public MemberEvaluation(
        MemberHistory history, CompiledProgram program, Instant now, SpentOffers? spent = null)
    {
        var rules = program.Rules;
        Program = program;
        Now = now;
        Seen = RewardUse.Recognise(SeenHistory.UpTo(history, now));
        Facts = new MemberFacts(Seen, rules.Zone, rules.Currency, rules.ExchangeRates, now)
        {
            PointsBalance = SpendablePoints,
            Tier = TierName,
            OwnedTags = program.OwnedTags,
            OwnedPrefixes = program.OwnedPrefixes,
        };

        Tiers = program.Tiers is { } tiers ? new TierTimeline(Seen.Orders, tiers) : null;
        Tier = Tiers?.At(now);
        Referrals = new MemberReferrals(program.Offers, Seen);
        _ledger = MemberPoints.Of(Seen, program, Tiers, Referrals, now);
        if (_ledger is not null)
            Seen = AutomaticRewards.Redeem(_ledger, Seen, program, now);

        Position = _ledger?.Position ?? PointsPosition.None;
        Postings = _ledger?.Postings() ?? [];
        Tags = DecideTags();
        Rewards = RewardUse.Entitlements(Seen, now);
        Offers = new MemberOffers(
            program.Offers, RewardUse.Without(Seen), Facts, Referrals, Spent = spent ?? SpentOffers.None, now);
        Orders = program.OrderRules.Verdicts(Seen, Facts, now);
    }

    public CompiledProgram Program { get; }

    public Instant Now { get; }

    public MemberHistory Seen { get; }

    public MemberFacts Facts { get; }

    public TierTimeline? Tiers { get; }

    public Tier? Tier { get; }

    public MemberReferrals Referrals { get; }

    public SpentOffers Spent { get; }

    public PointsPosition Position { get; }

    public ImmutableArray<Posting> Postings { get; }

    public ImmutableArray<string> Tags { get; }

    /// <summary>What points were spent on, apart from the offers: no cap or cool-down of those is about it.</summary>
    public ImmutableArray<Entitlement> Rewards { get; }

    public MemberOffers Offers { get; }

    public ImmutableArray<OrderVerdict> Orders { get; }

    /// <summary>
    /// The earliest of what each part expects by itself. Up to it points, tier and tags stand still, so a query that
    /// looks at them needs no looking at before it. Once only: it runs the ledger on into the future.
    /// </summary>
    public Instant? NextChange()
    {
        var next = Tiers?.NextChange(Now);
        next = Earlier(next, _ledger?.RunToNextChange());
        next = Earlier(next, Offers.NextChange());
        next = Earlier(next, RewardUse.NextEnd(Rewards));
        LocalDate? day = null;
        foreach (var (_, query) in Program.Segments)
            if (query.FirstChange(Facts) is { } change && !(change >= day))
                day = change;

        return day is { } first ? Earlier(next, Program.Rules.Zone.StartOf(first)) : next;
    }

    /// <summary>The history once this decision is stored.</summary>
    public MemberHistory Stored() => Seen with { Postings = Postings, Entitlements = [.. Offers.All, .. Rewards] };

    private long SpendablePoints() => Position.Balance;

    private string? TierName() => Tier?.Name;

    private ImmutableArray<string> DecideTags()
    {
        // Known before the segments, so that they may ask for it; told after them.
        if (Tier?.Tag is { } first)
            Facts.Decide(first);

        var tags = ImmutableArray.CreateBuilder<string>(Program.Segments.Length + 1);
        foreach (var (segment, query) in Program.Segments)
        {
            if (!query.Holds(Facts))
                continue;

            tags.Add(segment.Tag);
            Facts.Decide(segment.Tag);
        }

        foreach (var family in Program.Rules.TagFamilies)
        {
            foreach (var tag in FamilyTags.Of(family, Facts.Orders))
            {
                tags.Add(tag);
                Facts.Decide(tag);
            }
        }

        if (Tier?.Tag is { } last)
            tags.Add(last);

        return tags.DrainToImmutable();
    }

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null || other < one ? other : one;
}
