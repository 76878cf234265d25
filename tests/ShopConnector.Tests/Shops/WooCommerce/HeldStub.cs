using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce;

/// <summary>A storage of which only the ids matter.</summary>
internal sealed class HeldStub : IHeldIds
{
    public SortedSet<string> Orders { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>By order, the account it belongs to.</summary>
    public Dictionary<string, string> Owners { get; } = [];

    public Task<IReadOnlyList<string>> OrdersHeldAsync(string shop, string? after, int most, CancellationToken ct) =>
        Piece(Orders, after, most);

    public Task<IReadOnlyList<string>> AccountsHeldAsync(string shop, string? after, int most, CancellationToken ct) =>
        Piece(Accounts, after, most);

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) =>
        Piece(Orders.Where(order => Owners.GetValueOrDefault(order) == account), after, most);

    private static Task<IReadOnlyList<string>> Piece(IEnumerable<string> ids, string? after, int most) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. ids.Where(id => string.CompareOrdinal(id, after ?? "") > 0).Take(most)]);
}
