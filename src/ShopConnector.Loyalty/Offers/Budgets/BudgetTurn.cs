using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>
/// The order in which members who all fall due at once are asked about, as a plan has it: shop after shop, those not in
/// the list after the others by name; in a shop by customer (ordinal), a member at the first of its customers there.
/// </summary>
/// <param name="Member">Its place among the members.</param>
public sealed record BudgetTurn(int Member, string Shop)
{
    public static IEnumerable<BudgetTurn> Of(IReadOnlyList<MemberHistory> members, IReadOnlyList<string> shops)
    {
        var places = shops.Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(shop => shop.Item, shop => shop.Index, StringComparer.Ordinal);
        return members.SelectMany(FirstInEachShop)
            .OrderBy(one => places.GetValueOrDefault(one.Turn.Shop, int.MaxValue))
            .ThenBy(one => one.Turn.Shop, StringComparer.Ordinal)
            .ThenBy(one => one.Customer, StringComparer.Ordinal).ThenBy(one => one.Turn.Member)
            .Select(one => one.Turn);
    }

    private static IEnumerable<(BudgetTurn Turn, string? Customer)> FirstInEachShop(MemberHistory member, int index) =>
        member.Customers.GroupBy(customer => customer.Key.Shop, StringComparer.Ordinal).Select(shop => (
            new BudgetTurn(index, shop.Key),
            shop.Select(customer => customer.Key.Id).Min(StringComparer.Ordinal)));
}
