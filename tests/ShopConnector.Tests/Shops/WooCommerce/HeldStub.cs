using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce;

/// <summary>A storage of which only the ids matter.</summary>
internal sealed class HeldStub : IHeldIds
{
    public SortedSet<string> Orders { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>By order, the account it belongs to.</summary>
    public Dictionary<string, string> Owners { get; } = [];

    /// <summary>By order, what is held of it; of others what <see cref="StubHistory.Order"/> makes.</summary>
    public Dictionary<string, HeldOrder> Held { get; } = [];

    public async Task<IReadOnlyList<HeldOrder>> OrdersHeldAsync(
        string shop, string? after, int most, CancellationToken ct) =>
        [.. (await Piece(Orders, after, most)).Select(id => Held.GetValueOrDefault(id) ?? AsMade(id))];

    public Task<IReadOnlyList<string>> AccountsHeldAsync(string shop, string? after, int most, CancellationToken ct) =>
        Piece(Accounts, after, most);

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) =>
        Piece(Orders.Where(order => Owners.GetValueOrDefault(order) == account), after, most);

    private static Task<IReadOnlyList<string>> Piece(IEnumerable<string> ids, string? after, int most) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. ids.Where(id => string.CompareOrdinal(id, after ?? "") > 0).Take(most)]);

    public static HeldOrder AsMade(string id)
    {
        var order = new Order
        {
            Key = new OrderKey("kaashuis", id),
            PlacedAt = StubHistory.Made,
            Currency = "EUR",
            Total = 10m,
            Fulfilment = FulfilmentState.Fulfilled,
        };
        return new HeldOrder(order, CustomerId: null, StubHistory.Made);
    }
}
