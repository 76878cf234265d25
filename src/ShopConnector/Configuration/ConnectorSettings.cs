using System.Collections.Immutable;
using ShopConnector.Loyalty;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Web;
using ShopConnector.Worker;

namespace ShopConnector.Configuration;

/// <summary>The whole configuration, read, checked and compiled.</summary>
/// <param name="Fingerprint">Changes when the programme does; then every customer has to be looked at again.</param>
/// <param name="Raw">For what reads itself, such as the logger.</param>
internal sealed record ConnectorSettings(
    StorageOptions Storage, ImmutableArray<ShopSettings> Shops, CompiledProgram Program, string Fingerprint,
    WriteBackOptions WriteBack, Schedule Schedule, IConfiguration Raw)
{
    public WebOptions Web { get; init; } = WebOptions.None;
}

/// <summary>One shop and how it is reached; which of the keys are set depends on the platform.</summary>
internal sealed record ShopSettings
{
    public required string Name { get; init; }

    public required Platform Platform { get; init; }

    public required string Url { get; init; }

    /// <summary>The address without what does not tell one shop from another.</summary>
    public string Address => Uri.TryCreate(Url, UriKind.Absolute, out var url)
        ? $"{url.Authority}{url.AbsolutePath.TrimEnd('/')}".ToLowerInvariant()
        : Url;

    public string? AccessToken { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>The one before, for as long as webhooks signed with it may still come.</summary>
    public string? PreviousClientSecret { get; init; }

    public string? ConsumerKey { get; init; }

    public string? ConsumerSecret { get; init; }

    public string? BirthdayKey { get; init; }

    /// <summary>Shopify: the theme may show the customer's own points, tier and offer.</summary>
    public bool Storefront { get; init; }

    /// <summary>SHA-256 of the one certificate the shop is trusted by; null: as the machine trusts.</summary>
    public string? CertificateFingerprint { get; init; }

    public bool AllowPlainHttp { get; init; }

    // A record prints its properties; these would be secrets.
    public override string ToString() => $"{Name} ({Platform})";
}
