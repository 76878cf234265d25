using System.Collections.Immutable;
using System.Text;
using ShopConnector.Configuration;
using ShopConnector.Sync;

namespace ShopConnector.AppProxy;

/// <summary>A shop as far as its storefront asks for pages: where, under which name, signed with what.</summary>
internal sealed class ProxyShop
{
    public const string Route = Root + "{shop}";

    private const string Root = "/proxy/";
    private const string ShopifyDomain = ".myshopify.com";

    private readonly IStorefront _storefront;
    private string? _domain;

    private ProxyShop(string name, string? domain, ImmutableArray<byte[]> secrets, IStorefront storefront)
    {
        Name = name;
        Secrets = secrets;
        _domain = domain;
        _storefront = storefront;
    }

    public string Name { get; }

    /// <summary>Any of them may have signed.</summary>
    public ImmutableArray<byte[]> Secrets { get; }

    /// <summary>Null: its storefront asks for no pages, or there is no secret to tell it by.</summary>
    public static ProxyShop? Of(ShopSettings settings, IShop shop)
    {
        // After a rotation Shopify goes on signing with the old one for a while.
        string?[] secrets = [settings.ClientSecret, settings.PreviousClientSecret];
        ImmutableArray<byte[]> known = [.. secrets.OfType<string>().Select(Encoding.UTF8.GetBytes)];
        return shop is IStorefront storefront && !known.IsEmpty
            ? new ProxyShop(settings.Name, DomainIn(settings.Url), known, storefront)
            : null;
    }

    public static string PathOf(string shop) => Root + Uri.EscapeDataString(shop);

    /// <summary>One app may be in several shops with one secret: each shop's page is for its own shoppers.</summary>
    /// <exception cref="ShopException">The setting does not tell the domain, and the shop cannot be asked.</exception>
    public async ValueTask<bool> IsCalledAsync(string? domain, CancellationToken ct)
    {
        _domain ??= await _storefront.DomainAsync(ct);
        return string.Equals(domain, _domain, StringComparison.OrdinalIgnoreCase);
    }

    private static string? DomainIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Host.EndsWith(ShopifyDomain, StringComparison.OrdinalIgnoreCase)
            ? parsed.Host
            : null;
}
