using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>
/// Lets in by key. The sandbox speaks plain http, where WooCommerce takes nothing but signed requests: Basic and keys
/// in the query, which work over https, get 401 here.
/// </summary>
internal sealed class WooAuthentication(ShopState shop, SandboxCredentials keys)
{
    private const int NoncesMax = 100_000;

    private static readonly Duration Window = Duration.FromMinutes(15);

    private readonly Dictionary<(long Timestamp, string Nonce), Instant> _used = [];

    /// <summary>Called with the gate held.</summary>
    /// <exception cref="WooError">The caller is not let in, or may not write.</exception>
    public void Admit(HttpRequest request)
    {
        var oauth = OAuth.Parameters(request);
        if (!oauth.TryGetValue("oauth_consumer_key", out var key) || SecretOf(key) is not { } secret)
            throw WooError.CannotList();
        foreach (var name in (string[])["oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"])
        {
            if (!oauth.ContainsKey(name))
                throw WooError.NotAuthentic($"Missing OAuth parameter {name}");
        }

        CheckSignature(request, oauth, secret);
        CheckOnce(oauth);
        if (key == keys.ReadOnlyKey && request.Method is not ("GET" or "HEAD" or "OPTIONS"))
            throw WooError.NotAuthentic("The API key provided does not have write permissions.");
    }

    private string? SecretOf(string key) =>
        key == keys.ConsumerKey ? keys.ConsumerSecret : key == keys.ReadOnlyKey ? keys.ReadOnlySecret : null;

    private static void CheckSignature(HttpRequest request, IReadOnlyDictionary<string, string> oauth, string secret)
    {
        var expected = OAuth.Signature(request, oauth, secret)
            ?? throw WooError.NotAuthentic("Invalid signature - signature method is invalid.");
        var given = Encoding.UTF8.GetBytes(oauth["oauth_signature"]);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), given))
            throw WooError.NotAuthentic("Invalid signature - provided signature does not match.");
    }

    private void CheckOnce(IReadOnlyDictionary<string, string> oauth)
    {
        var now = shop.Now;
        if (!long.TryParse(oauth["oauth_timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)
            || Math.Abs(now.ToUnixTimeSeconds() - stamp) > Window.TotalSeconds)
            throw WooError.NotAuthentic("Invalid timestamp.");
        if (_used.Count >= NoncesMax)
            Forget(now);
        if (!_used.TryAdd((stamp, oauth["oauth_nonce"]), now))
            throw WooError.NotAuthentic("Invalid nonce - nonce has already been used.");
    }

    private void Forget(Instant now)
    {
        // A stamp is accepted from 15 minutes behind to 15 ahead: what came half an hour ago can never be replayed.
        foreach (var row in _used.Where(row => row.Value < now - Window - Window).ToList())
            _used.Remove(row.Key);
        if (_used.Count >= NoncesMax)
            throw new WooError(503, "rest_too_many_requests", "Too many signed requests within half an hour.");
    }
}
