using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>Pieces of what is held of a shop, each behind the last id of the one before.</summary>
internal sealed class HeldIds(Database database)
{
    // No id is empty, so every id is behind it.
    private const string BeforeAll = "";

    public async Task<IReadOnlyList<HeldOrder>> OrdersAsync(
        string shop, string? after, int most, CancellationToken ct)
    {
        var rows = await database.ReadAsync(
            session => session.RowsAsync<OrderHeld>(
                "OrdersHeldAfter", new { shop, after = after ?? BeforeAll, most = (long)most }), ct);
        return [.. rows.Select(row => row.ToOrder())];
    }

    public Task<IReadOnlyList<string>> AccountsAsync(string shop, string? after, int most, CancellationToken ct) =>
        database.ReadAsync(
            session => session.RowsAsync<string>(
                "AccountsHeldAfter", new { shop, after = after ?? BeforeAll, most = (long)most }), ct);

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) =>
        database.ReadAsync(
            session => session.RowsAsync<string>(
                "OrdersOfAfter", new { shop, account, after = after ?? BeforeAll, most = (long)most }), ct);

    private sealed record OrderHeld
    {
        public string? CustomerId { get; init; }

        public long? CancelledAt { get; init; }

        public long? UpdatedAt { get; init; }

        public string Body { get; init; } = "";

        public HeldOrder ToOrder()
        {
            var order = Column.Read<Order>(Body);
            return new HeldOrder(
                CancelledAt is { } at ? order with { CancelledAt = Instant.FromUnixTimeTicks(at) } : order,
                CustomerId, UpdatedAt is { } updated ? Instant.FromUnixTimeTicks(updated) : null);
        }
    }
}
