using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>
/// What another programme decides differently for one member, at the same instant and from the same history.
/// </summary>
/// <param name="TierTo">Equal to <paramref name="TierFrom"/> when the tier stays; null: none.</param>
/// <param name="Points">Available and pending together: more under the other programme, or fewer.</param>
/// <param name="Opened">Entitlements that only the other programme opens.</param>
public sealed record MemberShift(
    string MemberId, ImmutableArray<string> TagsGained, ImmutableArray<string> TagsLost, string? TierFrom,
    string? TierTo, long Points, ImmutableArray<Entitlement> Opened, ImmutableArray<Entitlement> NotOpened)
{
    public bool MovesTier => !string.Equals(TierFrom, TierTo, StringComparison.OrdinalIgnoreCase);

    public bool IsNone =>
        TagsGained.IsEmpty && TagsLost.IsEmpty && !MovesTier && Points == 0 && Opened.IsEmpty && NotOpened.IsEmpty;

    public static MemberShift Between(Decision today, Decision other) => new(
        other.MemberId,
        Only(other.Tags, today.Tags),
        Only(today.Tags, other.Tags),
        today.Tier,
        other.Tier,
        Held(other) - Held(today),
        Opens(other, unlike: today),
        Opens(today, unlike: other));

    private static long Held(Decision decision) => checked(decision.Points.Balance + decision.Points.Pending);

    private static ImmutableArray<string> Only(ImmutableArray<string> some, ImmutableArray<string> others) =>
        [.. some.Where(tag => !others.Contains(tag, Tags.Tag.Comparer))];

    // By key, which has offer, member and day in it: what both open, or what was stored before, is no difference.
    private static ImmutableArray<Entitlement> Opens(Decision decision, Decision unlike)
    {
        var known = unlike.Entitlements.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. decision.Entitlements.Where(
                one => one is { State: EntitlementState.Open, Control: false } && !known.Contains(one.Key)),
        ];
    }
}
