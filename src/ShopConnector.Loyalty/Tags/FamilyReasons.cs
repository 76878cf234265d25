using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tags;

/// <summary>Why a member has a tag of a family, or why none of them.</summary>
internal static class FamilyReasons
{
    public static IEnumerable<Reason> Of(TagFamily family, CountedOrders orders)
    {
        var members = FamilyTags.Members(family, orders);
        var total = orders.All.Length;
        var held = members.Where(one => one.Holds).ToImmutableArray();
        return held.IsEmpty
            ? [new Reason($"tag {family.Prefix}…", Holds: false, WhyNone(family, members, total))]
            : held.Select(one => new Reason(
                $"tag {FamilyTags.TagOf(family, one.Name)}", Holds: true, Found(one, total)));
    }

    private static string WhyNone(TagFamily family, ImmutableArray<FamilyMember> members, int total)
    {
        var what = family.By == TagFamilyBy.Vendor ? "vendor" : "channel";
        if (members.IsEmpty)
            return $"no order with a {what}";

        var asked = family.Share switch
        {
            1m => "all orders are",
            > 0m => $"{Number(family.Share * 100m)} % of the orders is",
            _ => "any order is",
        };
        return $"{Found(members[0], total)}; {asked} asked for, and at least {Number(family.Orders)}";
    }

    private static string Found(FamilyMember one, int total) =>
        $"{one.Name} is in {Number(one.Orders)} of {Number(total)} orders";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
