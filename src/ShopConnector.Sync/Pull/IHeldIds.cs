namespace ShopConnector.Sync.Pull;

/// <summary>
/// What storage holds of a shop, for platforms that never tell what was deleted: they are asked for what is held. Ids
/// come in an order of storage's own; the last one of a piece leads to the next.
/// </summary>
public interface IHeldIds
{
    /// <summary>Orders not known to be deleted, behind <paramref name="after"/> (null: the first).</summary>
    Task<IReadOnlyList<string>> OrdersHeldAsync(string shop, string? after, int most, CancellationToken ct);

    /// <summary>Accounts not known to be deleted; guests have none.</summary>
    Task<IReadOnlyList<string>> AccountsHeldAsync(string shop, string? after, int most, CancellationToken ct);

    /// <summary>Orders of one account: of one that is gone they become a guest's.</summary>
    Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct);
}
