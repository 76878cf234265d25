using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>
/// What comes to be different for one member under another programme, at the same instant and from the same history.
/// </summary>
/// <param name="TierTo">Equal to <paramref name="TierFrom"/> when the tier stays; null: none.</param>
/// <param name="Points">Available and pending together: more under the other programme, or fewer.</param>
/// <param name="Opened">Entitlements that only the other programme opens, or leaves open.</param>
public sealed record MemberShift(
    string MemberId, ImmutableArray<string> TagsGained, ImmutableArray<string> TagsLost, string? TierFrom,
    string? TierTo, long Points, ImmutableArray<Entitlement> Opened, ImmutableArray<Entitlement> NotOpened)
{
    public bool MovesTier => !string.Equals(TierFrom, TierTo, StringComparison.OrdinalIgnoreCase);

    public bool IsNone =>
        TagsGained.IsEmpty && TagsLost.IsEmpty && !MovesTier && Points == 0 && Opened.IsEmpty && NotOpened.IsEmpty;

    public static MemberShift Between(MemberOutcome today, MemberOutcome other) => new(
        other.MemberId,
        Only(other.Tags, today.Tags),
        Only(today.Tags, other.Tags),
        today.Tier,
        other.Tier,
        checked(other.Points - today.Points),
        Opens(other, unlike: today),
        Opens(today, unlike: other));

    private static ImmutableArray<string> Only(ImmutableArray<string> some, ImmutableArray<string> others) =>
        [.. some.Where(tag => !others.Contains(tag, Tags.Tag.Comparer))];

    // By key, which has offer, member and day in it: what both open, or leave as it was, is no difference. One that the
    // other programme takes back is: its code is retired.
    private static ImmutableArray<Entitlement> Opens(MemberOutcome outcome, MemberOutcome unlike)
    {
        var open = unlike.Entitlements.Where(IsOpen).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. outcome.Entitlements.Where(one => IsOpen(one) && !open.Contains(one.Key))];
    }

    private static bool IsOpen(Entitlement one) => one is { State: EntitlementState.Open, Control: false };
}
