using System.Collections.Immutable;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.WhatIf;

/// <summary>What is true of a member once what a programme decides is given, as far as its budgets let it.</summary>
/// <param name="Tags">Gifts that are tags included.</param>
/// <param name="Entitlements">Those whose codes are counted here: of all shops, or of the one that is planned.</param>
public sealed record MemberOutcome(
    string MemberId, ImmutableArray<string> Tags, string? Tier, long Balance, long Pending,
    ImmutableArray<Entitlement> Entitlements)
{
    /// <summary>Available and pending together.</summary>
    public long Points => checked(Balance + Pending);

    /// <summary>As if everything decided were given: the member of a file, which has no shop to give it in.</summary>
    public static MemberOutcome Of(Decision decided) => new(
        decided.MemberId,
        [
            .. decided.Tags,
            .. decided.Entitlements.Where(one => one is { State: EntitlementState.Open, Tag: not null })
                .Select(one => one.Tag!).Distinct(Tag.Comparer).Except(decided.Tags, Tag.Comparer),
        ],
        decided.Tier, decided.Points.Balance, decided.Points.Pending, decided.Entitlements);
}
