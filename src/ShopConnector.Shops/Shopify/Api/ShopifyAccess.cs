using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>Where the access token comes from.</summary>
internal interface IShopifyAccess
{
    ValueTask<string> TokenAsync(CancellationToken ct);

    /// <summary>After a 401: another token than the refused one, or null when there can be none.</summary>
    ValueTask<string?> RenewAsync(string refused, CancellationToken ct);
}

/// <summary>A token that was typed in. It cannot be renewed; a person must replace it.</summary>
internal sealed class StaticToken(string token) : IShopifyAccess
{
    public ValueTask<string> TokenAsync(CancellationToken ct) => ValueTask.FromResult(token);

    public ValueTask<string?> RenewAsync(string refused, CancellationToken ct) => ValueTask.FromResult<string?>(null);
}

/// <summary>Tokens that live a day, fetched with the app's own credentials and renewed before they end.</summary>
internal sealed class ClientCredentials(
    string id, string secret, Uri shop, ShopTransport transport, ShopFailures failures, IClock clock, ILogger logger)
    : IShopifyAccess, IDisposable
{
    private const string Operation = "getting an access token";

    // Room for the longest pull that starts with a token and must not end without one.
    private static readonly Duration RenewBeforeEnd = Duration.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);
    private string? _token;
    private Instant _renewAt;

    public async ValueTask<string> TokenAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return _token is { } token && clock.GetCurrentInstant() < _renewAt ? token : await FetchAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask<string?> RenewAsync(string refused, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            // Several requests may be refused at once; the first renews for all of them.
            return _token is { } token && !string.Equals(token, refused, StringComparison.Ordinal)
                ? token : await FetchAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> FetchAsync(CancellationToken ct)
    {
        var answer = await transport.SendAsync(Operation, Request, ct);
        if (!answer.IsSuccess)
            throw Refused(answer);

        try
        {
            var grant = JsonSerializer.Deserialize(answer.Body.Span, ShopifyTokenJson.Default.TokenGrant)!;
            var life = Duration.FromSeconds(grant.ExpiresIn);
            _token = grant.AccessToken;
            _renewAt = clock.GetCurrentInstant() + (life > RenewBeforeEnd * 2 ? life - RenewBeforeEnd : life / 2);
            Log.TokenRenewed(logger, failures.Shop);
            return _token;
        }
        catch (JsonException broken)
        {
            throw failures.Unreadable(Operation, answer, broken);
        }
    }

    private HttpRequestMessage Request() => new(HttpMethod.Post, new Uri(shop, "admin/oauth/access_token"))
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", id),
            new("client_secret", secret),
        ]),
    };

    private Sync.ShopException Refused(ShopResponse answer)
    {
        if ((int)answer.Status is not (400 or 401))
            return failures.Refused(Operation, answer);

        return answer.Body.Span.IndexOf("shop_not_permitted"u8) >= 0
            ? failures.Failure(Operation, "the app belongs to another organization than the shop.",
                "Make the app in the organization that owns the shop, install it, and use its client id and secret.")
            : failures.Failure(Operation, "Shopify does not accept the client id and secret.",
                "Copy both again from the app's settings into ClientId and ClientSecret, and check it is installed.");
    }
}

internal sealed record TokenGrant(string AccessToken, long ExpiresIn, string? Scope = null);
