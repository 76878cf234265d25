using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>For a caller that keeps nothing: it cannot be told what is gone.</summary>
internal sealed class NothingHeld : IHeldIds
{
    private static readonly Task<IReadOnlyList<string>> _none = Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<HeldOrder>> OrdersHeldAsync(
        string shop, string? after, int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<HeldOrder>>([]);

    public Task<IReadOnlyList<string>> AccountsHeldAsync(string shop, string? after, int most, CancellationToken ct) =>
        _none;

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) => _none;
}
