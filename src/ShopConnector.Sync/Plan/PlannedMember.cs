using System.Collections.Immutable;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Sync.Plan;

/// <summary>A member with the lines that one shop's plan has for it.</summary>
internal sealed record PlannedMember(
    string Shop, StoredMember Member, Decision Decision, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>Points that become codes in this shop.</summary>
    public long Redeemed => Lines.SelectMany(line => line.Redemptions).Sum(one => one.Points);

    /// <summary>
    /// What is true once the lines are applied: not what is decided, as a guest, staff or a spent budget take nothing,
    /// and what is another shop's comes with that shop's plan.
    /// </summary>
    public MemberOutcome Outcome()
    {
        var stored = Member.History.Redemptions.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var decided = Decision.Redemptions.Where(one => !stored.Contains(one.Id)).Sum(one => one.Points);
        return new MemberOutcome(
            Member.History.Id, [.. Tags()], Decision.Tier,
            checked(Decision.Points.Balance + decided - Redeemed), Decision.Points.Pending, Entitlements());
    }

    /// <summary>Of all customers in the shop, with the merchant's own: those are the same whatever is planned.</summary>
    private IEnumerable<string> Tags()
    {
        var changes = Lines.Where(line => line.Change is not null)
            .ToDictionary(line => line.Customer, line => line.Change!);
        return Member.Customers
            .Where(held => !held.IsGone && string.Equals(held.Key.Shop, Shop, StringComparison.Ordinal))
            .SelectMany(held => changes.GetValueOrDefault(held.Key) is { } change
                ? held.Card.Tags.Except(change.RemoveTags, Tag.Comparer).Concat(change.AddTags)
                : held.Card.Tags)
            .Distinct(Tag.Comparer);
    }

    private ImmutableArray<Entitlement> Entitlements()
    {
        var changed = Lines.SelectMany(line => line.Entitlements)
            .ToDictionary(one => one.Key, StringComparer.Ordinal);
        var stored = Member.History.Entitlements
            .Where(one => string.Equals(one.Customer.Shop, Shop, StringComparison.Ordinal)).ToList();
        return
        [
            .. stored.Select(one => changed.GetValueOrDefault(one.Key, one)),
            .. changed.Values.ExceptBy(stored.Select(one => one.Key), one => one.Key),
        ];
    }
}
