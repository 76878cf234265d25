using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tags;

/// <summary>What one family says of one member, with the figures behind it.</summary>
/// <param name="Name">The vendor or channel.</param>
/// <param name="Orders">Orders with it, of all that count.</param>
internal readonly record struct FamilyMember(string Name, int Orders, bool Holds);

/// <summary>Works out which tags of a family a member has, from the orders that count.</summary>
internal static class FamilyTags
{
    /// <summary>The tags, in ordinal order, each once.</summary>
    public static IEnumerable<string> Of(TagFamily family, CountedOrders orders) => orders.IsEmpty
        ? []
        : Members(family, orders).Where(one => one.Holds).Select(one => TagOf(family, one.Name))
            .Distinct(Tag.Comparer).Order(StringComparer.Ordinal);

    /// <summary>All names in the orders, the most frequent first.</summary>
    public static ImmutableArray<FamilyMember> Members(TagFamily family, CountedOrders orders)
    {
        var counts = new Dictionary<string, (int Orders, int LastDay)>(StringComparer.Ordinal);
        foreach (ref readonly var counted in orders.All)
            foreach (var name in NamesIn(counted.Order, family.By))
                counts[name] = counts.TryGetValue(name, out var known)
                    ? (known.Orders + 1, Math.Max(known.LastDay, counted.Day))
                    : (1, counted.Day);

        // Of two channels with as many orders the member's main one is that of the newest order.
        var ranked = counts.OrderByDescending(pair => pair.Value.Orders).ThenByDescending(pair => pair.Value.LastDay)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var total = orders.All.Length;
        return
        [
            .. ranked.Select((pair, rank) => new FamilyMember(
                pair.Key, pair.Value.Orders,
                Holds: pair.Value.Orders >= family.Orders && pair.Value.Orders >= family.Share * total
                    && (family.By != TagFamilyBy.Channel || rank == 0))),
        ];
    }

    /// <summary>A vendor may be called anything; a tag has no comma and is not that long.</summary>
    public static string TagOf(TagFamily family, string name)
    {
        var plain = new string([.. name.Select(letter => letter == ',' || char.IsControl(letter) ? ' ' : letter)]);
        var tag = Tag.Normalise(family.Prefix + plain.Trim());
        return tag.Length <= Tag.MostCharacters ? tag : tag[..Tag.MostCharacters].TrimEnd();
    }

    /// <summary>The vendors or the channel of one order, each once.</summary>
    public static IEnumerable<string> NamesIn(Order order, TagFamilyBy by) => by == TagFamilyBy.Channel
        ? string.IsNullOrWhiteSpace(order.Channel) ? [] : [order.Channel]
        : order.Lines.Select(line => line.Vendor).OfType<string>().Where(vendor => vendor.Trim().Length > 0)
            .Distinct(StringComparer.Ordinal);
}
