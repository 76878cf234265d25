using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Why a member has a tag of a family, or why none of them.</summary>
internal static class FamilyReasons
{
    public static IEnumerable<Reason> Of(TagFamily family, Telling telling)
    {
        var orders = telling.Member.Facts.Orders;
        var members = FamilyTags.Members(family, orders);
        var (total, words) = (orders.All.Length, telling.Words.Standing);
        var held = members.Where(one => one.Holds).ToImmutableArray();
        if (held.IsEmpty)
        {
            var none = new Reason(
                words.TagFamily(family.Prefix), Holds: false, WhyNone(family, members, total, telling));
            return [WithDetails(none, family, members.IsEmpty ? null : members[0].Name, telling)];
        }

        return held.Select(one => WithDetails(
            new Reason(
                words.Tag(FamilyTags.TagOf(family, one.Name)), Holds: true,
                words.InOrders(one.Name, one.Orders, total)),
            family, one.Name, telling));
    }

    private static string WhyNone(
        TagFamily family, ImmutableArray<FamilyMember> members, int total, Telling telling)
    {
        var words = telling.Words.Standing;
        if (members.IsEmpty)
            return words.NoOrderWith(vendor: family.By == TagFamilyBy.Vendor);

        var found = words.InOrders(members[0].Name, members[0].Orders, total);
        return $"{found}; {words.FamilyAsks(family.Share, family.Orders)}";
    }

    // Nothing comes next: a family asks for orders, and those only change when something happens.
    private static Reason WithDetails(Reason reason, TagFamily family, string? name, Telling telling)
    {
        if (telling.SentenceAlone)
            return reason;

        var with = new List<Order>();
        foreach (ref readonly var counted in telling.Member.Facts.Orders.All)
            if (name is not null && FamilyTags.NamesIn(counted.Order, family.By).Contains(name))
                with.Add(counted.Order);

        return reason with
        {
            Rules = [new NamedRule(RuleKind.TagFamily, family.Prefix)],
            Evidence = Evidence.Of(with),
        };
    }
}
