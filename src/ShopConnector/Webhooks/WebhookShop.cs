using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ShopConnector.Configuration;
using ShopConnector.Sync;
using ShopConnector.Web;

namespace ShopConnector.Webhooks;

/// <summary>A shop as far as its webhooks go: where they come in, and who may have signed them.</summary>
/// <param name="Authority">Host of the shop, with its port where that is no standard one; lower case.</param>
/// <param name="Secrets">Any of them may have signed; empty: none is known, so nothing is believed.</param>
internal sealed record WebhookShop(
    string Name, Platform Platform, string Authority, ImmutableArray<byte[]> Secrets)
{
    private const string Root = "/webhooks/";

    /// <summary>Of Shopify, which names a shop by a domain that need not be the configured one.</summary>
    public ShopDomain? Domain { get; init; }

    public const string Route = Root + "{shop}";

    public static string PathOf(string shop) => Root + Uri.EscapeDataString(shop);

    /// <param name="installation">Of this installation, from storage.</param>
    public static WebhookShop Of(ShopSettings shop, byte[] installation, IShop? connected = null) => new(
        shop.Name, shop.Platform,
        Uri.TryCreate(shop.Url, UriKind.Absolute, out var url) ? url.Authority.ToLowerInvariant() : shop.Url,
        [.. SecretsOf(shop, installation).Select(Encoding.UTF8.GetBytes)])
    {
        Domain = connected is IStorefront storefront ? new ShopDomain(shop.Url, storefront) : null,
    };

    /// <inheritdoc cref="ShopDomain.IsAsync"/>
    public async ValueTask<bool> IsAtAsync(string host, CancellationToken ct) =>
        string.Equals(Authority, host, StringComparison.Ordinal)
        || Domain is not null && await Domain.IsAsync(host, ct);

    /// <summary>
    /// Nobody has to invent or copy it: this installation can make it again. Text, as the platform keeps it.
    /// </summary>
    public static string WooSecret(string shop, byte[] installation) => Convert.ToHexStringLower(
        HMACSHA256.HashData(installation, Encoding.UTF8.GetBytes($"webhooks of {shop}")));

    private static IEnumerable<string> SecretsOf(ShopSettings shop, byte[] installation) => shop.Platform switch
    {
        // After a rotation Shopify may sign with the old secret for an hour.
        Platform.Shopify => new[] { shop.ClientSecret, shop.PreviousClientSecret }.OfType<string>(),
        Platform.WooCommerce => [WooSecret(shop.Name, installation)],
        _ => [],
    };
}
