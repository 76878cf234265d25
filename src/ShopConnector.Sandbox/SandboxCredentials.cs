namespace ShopConnector.Sandbox;

/// <summary>
/// What a merchant would copy from the shop's settings. Shopify shops fill the first three, WooCommerce shops the rest.
/// The keys are made from the seed: they open nothing but this sandbox.
/// </summary>
public sealed record SandboxCredentials
{
    public string? AccessToken { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? ConsumerKey { get; init; }

    public string? ConsumerSecret { get; init; }

    /// <summary>A second WooCommerce key pair that may read and never write.</summary>
    public string? ReadOnlyKey { get; init; }

    public string? ReadOnlySecret { get; init; }
}
