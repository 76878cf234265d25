using System.Collections.Immutable;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>Sums the shifts of many members while they stream by; holds as many counters as there are names.</summary>
public sealed class ShiftTally(LoyaltyProgram rulesToday, LoyaltyProgram rulesOther)
{
    private readonly SortedDictionary<string, TagShift> _tags = new(Tags.Tag.Comparer);
    private readonly Dictionary<(string? From, string? To), long> _tiers = [];
    private readonly SortedDictionary<string, OfferShift> _offers = new(StringComparer.OrdinalIgnoreCase);
    private readonly LiabilitySum _owedToday = new(rulesToday), _owedOther = new(rulesOther);
    private long _members;
    private long _moved;
    private long _pointsToday;
    private long _pointsOther;

    /// <returns>What moved; null when under both programmes the same comes true.</returns>
    public MemberShift? Add(MemberOutcome today, MemberOutcome other)
    {
        _members++;
        _pointsToday = checked(_pointsToday + today.Points);
        _pointsOther = checked(_pointsOther + other.Points);
        _owedToday.Add(today);
        _owedOther.Add(other);
        var shift = MemberShift.Between(today, other);
        if (shift.IsNone)
            return null;

        _moved++;
        Count(shift);
        return shift;
    }

    public ProgramShift Sum() => new(
        _members, _moved, [.. _tags.Values],
        [
            .. _tiers.Select(step => new TierShift(step.Key.From, step.Key.To, step.Value))
                .OrderBy(step => step.From, StringComparer.Ordinal).ThenBy(step => step.To, StringComparer.Ordinal),
        ],
        [.. _offers.Values], _pointsToday, _pointsOther, _owedToday.Sum(), _owedOther.Sum());

    private void Count(MemberShift shift)
    {
        foreach (var tag in shift.TagsGained)
            Tag(tag, gained: 1, lost: 0);
        foreach (var tag in shift.TagsLost)
            Tag(tag, gained: 0, lost: 1);
        foreach (var opened in shift.Opened)
            Offer(opened.Offer, more: 1, fewer: 0);
        foreach (var closed in shift.NotOpened)
            Offer(closed.Offer, more: 0, fewer: 1);
        if (shift.MovesTier)
        {
            var step = (shift.TierFrom, shift.TierTo);
            _tiers[step] = _tiers.GetValueOrDefault(step) + 1;
        }
    }

    private void Tag(string tag, long gained, long lost)
    {
        var known = _tags.GetValueOrDefault(tag) ?? new TagShift(tag, Gained: 0, Lost: 0);
        _tags[tag] = known with { Gained = known.Gained + gained, Lost = known.Lost + lost };
    }

    private void Offer(string offer, long more, long fewer)
    {
        var known = _offers.GetValueOrDefault(offer) ?? new OfferShift(offer, More: 0, Fewer: 0);
        _offers[offer] = known with { More = known.More + more, Fewer = known.Fewer + fewer };
    }
}

/// <summary>What changes over all members when one programme takes the place of another.</summary>
/// <param name="PointsToday">Available and pending, of all members.</param>
public sealed record ProgramShift(
    long Members, long Moved, ImmutableArray<TagShift> Tags, ImmutableArray<TierShift> Tiers,
    ImmutableArray<OfferShift> Offers, long PointsToday, long PointsOther, ProgramLiability OwedToday,
    ProgramLiability OwedOther);

public sealed record TagShift(string Tag, long Gained, long Lost);

/// <param name="From">Null: no tier.</param>
public sealed record TierShift(string? From, string? To, long Members);

/// <param name="More">Entitlements that only the other programme opens, or leaves open.</param>
public sealed record OfferShift(string Offer, long More, long Fewer);
