using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Sync.Pull;

/// <summary>
/// What storage holds of a shop, for platforms that never tell what was deleted: they are asked for what is held. Ids
/// come in an order of storage's own; the last one of a piece leads to the next.
/// </summary>
public interface IHeldIds
{
    /// <summary>
    /// Orders not known to be deleted, behind the id <paramref name="after"/> (null: the first), with what is held of
    /// them: some changes a platform never tells either.
    /// </summary>
    Task<IReadOnlyList<HeldOrder>> OrdersHeldAsync(string shop, string? after, int most, CancellationToken ct);

    /// <summary>Accounts not known to be deleted; guests have none.</summary>
    Task<IReadOnlyList<string>> AccountsHeldAsync(string shop, string? after, int most, CancellationToken ct);

    /// <summary>Orders of one account: of one that is gone they become a guest's.</summary>
    Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct);
}

/// <param name="CustomerId">Whose it is; that of a guest, too. Null: nobody's.</param>
/// <param name="UpdatedAt">By the shop's clock, of the version held; null: not known.</param>
public sealed record HeldOrder(Order Order, string? CustomerId, Instant? UpdatedAt)
{
    public string Id => Order.Key.Id;
}
