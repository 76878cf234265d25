using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Pull;

/// <summary>Pieces of what is held of a shop, each behind the last id of the one before.</summary>
internal sealed class HeldIds(Database database)
{
    // No id is empty, so every id is behind it.
    private const string BeforeAll = "";

    public Task<IReadOnlyList<string>> OrdersAsync(string shop, string? after, int most, CancellationToken ct) =>
        database.ReadAsync(
            session => session.RowsAsync<string>(
                "OrdersHeldAfter", new { shop, after = after ?? BeforeAll, most = (long)most }), ct);

    public Task<IReadOnlyList<string>> AccountsAsync(string shop, string? after, int most, CancellationToken ct) =>
        database.ReadAsync(
            session => session.RowsAsync<string>(
                "AccountsHeldAfter", new { shop, after = after ?? BeforeAll, most = (long)most }), ct);

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) =>
        database.ReadAsync(
            session => session.RowsAsync<string>(
                "OrdersOfAfter", new { shop, account, after = after ?? BeforeAll, most = (long)most }), ct);
}
