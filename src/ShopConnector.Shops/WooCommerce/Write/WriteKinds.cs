using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Codes, accounts and orders go in batches of their own, a hundred items each: five hundred changes of one kind fill
/// five batches of each sort they need, five hundred mixed ones fill none.
/// </summary>
internal static class WriteKinds
{
    // More codes for one customer at once are so rare that they may share a kind.
    private const int CodesTold = 2;

    public static int Of(CustomerChange change)
    {
        if (!change.Retire.IsEmpty || !change.ClearOrders.IsEmpty || !change.Orders.IsEmpty)
            return -1;

        var codes = Math.Min(change.Issue.Length, CodesTold);
        return change.Customer.IsGuest ? codes + CodesTold + 1 : codes;
    }
}
