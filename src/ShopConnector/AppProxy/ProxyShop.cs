using System.Collections.Immutable;
using System.Text;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync;
using ShopConnector.Web;

namespace ShopConnector.AppProxy;

/// <summary>A shop as far as its storefront asks for pages: where, under which name, signed with what.</summary>
internal sealed class ProxyShop
{
    public const string Route = Root + "{shop}";

    private const string Root = "/proxy/";

    private readonly VerifiedEmails _verified;
    private readonly ShopDomain _domain;

    private ProxyShop(ShopSettings settings, ImmutableArray<byte[]> secrets, IStorefront storefront, IClock clock)
    {
        Name = settings.Name;
        Secrets = secrets;
        _domain = new ShopDomain(settings.Url, storefront);
        _verified = new VerifiedEmails(storefront, clock);
    }

    public string Name { get; }

    /// <summary>Any of them may have signed.</summary>
    public ImmutableArray<byte[]> Secrets { get; }

    /// <summary>Null: its storefront asks for no pages, or there is no secret to tell it by.</summary>
    public static ProxyShop? Of(ShopSettings settings, IShop shop, IClock clock)
    {
        // After a rotation Shopify goes on signing with the old one for a while.
        string?[] secrets = [settings.ClientSecret, settings.PreviousClientSecret];
        ImmutableArray<byte[]> known = [.. secrets.OfType<string>().Select(Encoding.UTF8.GetBytes)];
        return shop is IStorefront storefront && !known.IsEmpty
            ? new ProxyShop(settings, known, storefront, clock)
            : null;
    }

    public static string PathOf(string shop) => Root + Uri.EscapeDataString(shop);

    /// <summary>Each shop's page is for its own shoppers.</summary>
    /// <inheritdoc cref="ShopDomain.IsAsync"/>
    public ValueTask<bool> IsCalledAsync(string? domain, CancellationToken ct) => _domain.IsAsync(domain, ct);

    /// <inheritdoc cref="VerifiedEmails.HasAsync"/>
    public Task<bool> HasVerifiedEmailAsync(CustomerKey customer, string member, CancellationToken ct) =>
        _verified.HasAsync(customer.Id, member, ct);
}
