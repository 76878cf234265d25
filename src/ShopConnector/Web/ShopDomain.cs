using ShopConnector.Sync;

namespace ShopConnector.Web;

/// <summary>
/// The name that Shopify gives a shop in all it signs, such as <c>atelier.myshopify.com</c>. A shop may be configured
/// by a domain of its own; then the shop is asked, once.
/// </summary>
internal sealed class ShopDomain(string url, IStorefront storefront)
{
    private const string Shopify = ".myshopify.com";

    private string? _domain = InSetting(url);

    /// <summary>One app may be in several shops with one secret: what is of another shop is not of this one.</summary>
    /// <exception cref="ShopException">The setting does not tell the domain, and the shop cannot be asked.</exception>
    public async ValueTask<bool> IsAsync(string? domain, CancellationToken ct)
    {
        _domain ??= await storefront.DomainAsync(ct);
        return string.Equals(domain, _domain, StringComparison.OrdinalIgnoreCase);
    }

    private static string? InSetting(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Host.EndsWith(Shopify, StringComparison.OrdinalIgnoreCase)
            ? parsed.Host
            : null;
}
