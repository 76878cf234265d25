using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify;

/// <summary>The permissions the shop has given the app, as Shopify tells them.</summary>
internal sealed class GrantedScopes
{
    private readonly HashSet<string> _handles;

    private GrantedScopes(HashSet<string> handles) => _handles = handles;

    public static GrantedScopes Of(ShopFactsAnswer facts) => new(
        facts.CurrentAppInstallation.AccessScopes
            .Select(scope => scope.Handle).ToHashSet(StringComparer.Ordinal));

    public IEnumerable<string> Handles => _handles.Order(StringComparer.Ordinal);

    public bool Has(string handle) => _handles.Contains(handle);

    /// <summary>Whoever may write may also read.</summary>
    public bool Covers(WantedScope wanted) =>
        Has(wanted.Handle) || Has(wanted.Handle.Replace("read_", "write_", StringComparison.Ordinal));
}
