using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Access;

/// <summary>Who asks, and what it may.</summary>
internal sealed record Caller(IReadOnlySet<string> Scopes);

/// <summary>The shop's tokens: one that never ends, and short ones given for the app's id and secret.</summary>
internal sealed class AccessTokens(ShopState shop, ShopifyOptions options)
{
    /// <summary>What Shopify promises; a token works one second longer than it says.</summary>
    public const int LifetimeSeconds = 86_399;

    // A client that asks for a token per call must not fill the memory.
    private const int LiveMax = 1_000;

    private static readonly Duration OldSecretLives = Duration.FromHours(1);

    private readonly Dictionary<string, Instant> _ends = new(StringComparer.Ordinal);
    private readonly SeededRandom _random = SeededRandom.For(shop.Seed, $"shopify tokens of {shop.Name}");
    private long _given;
    private bool _revoked;
    private (string Secret, Instant Until)? _before;

    public SandboxCredentials Credentials { get; private set; } = Make(shop);

    /// <summary>What the shop signs with: for an hour after a rotation still the secret of before.</summary>
    public string SigningSecret =>
        _before is { } before && shop.Now < before.Until ? before.Secret : Credentials.ClientSecret!;

    public IReadOnlySet<string> Scopes { get; set; } = options.Scopes.ToHashSet(StringComparer.Ordinal);

    /// <summary>The merchant uninstalls the app: no token works any more.</summary>
    public void Revoke() => _revoked = true;

    /// <summary>Makes a new client secret; the one of before goes on working for an hour.</summary>
    public void Rotate()
    {
        _before = (Credentials.ClientSecret!, shop.Now + OldSecretLives);
        Credentials = Credentials with { ClientSecret = $"shpss_{_random.Hex(32)}" };
    }

    public Caller? Find(string? token)
    {
        if (_revoked || token is null)
            return null;
        var holds = token == Credentials.AccessToken || (_ends.TryGetValue(token, out var end) && shop.ExactNow <= end);
        return holds ? new Caller(Scopes) : null;
    }

    /// <summary>Null when the id or the secret is not that of the app.</summary>
    public string? Grant(string? clientId, string? clientSecret)
    {
        if (_revoked || clientId != Credentials.ClientId
            || (clientSecret != Credentials.ClientSecret && clientSecret != SigningSecret))
            return null;
        if (_ends.Count >= LiveMax)
            _ends.Remove(_ends.MinBy(token => token.Value).Key);
        var token = $"shpat_{SeededRandom.For(shop.Seed, _random.Hex(8), ++_given).Hex(32)}";
        _ends[token] = shop.ExactNow + Duration.FromSeconds(LifetimeSeconds);
        return token;
    }

    private static SandboxCredentials Make(ShopState shop)
    {
        var random = SeededRandom.For(shop.Seed, $"shopify credentials of {shop.Name}");
        return new SandboxCredentials
        {
            AccessToken = $"shpat_{random.Hex(32)}",
            ClientId = random.Hex(32),
            ClientSecret = $"shpss_{random.Hex(32)}",
        };
    }
}
