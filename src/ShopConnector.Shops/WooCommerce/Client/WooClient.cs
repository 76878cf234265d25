using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// Speaks REST v3 with one site: finds it, signs, adds the nonce against caches, and turns every no into a
/// <see cref="ShopException"/>.
/// </summary>
internal sealed class WooClient(
    Uri address, WooKeys keys, ShopFailures failures, ShopTransport reads, ShopTransport batches, IClock clock)
    : IDisposable
{
    private const int NonceBytes = 12;

    // Sites move and change their zone, but rarely.
    private static readonly Duration _siteIsGoodFor = Duration.FromHours(24);

    private static readonly ProductInfoHeaderValue _agent = new("ShopConnector", "0.1");

    private (WooSite Site, Instant Found)? _site;

    public string Shop => failures.Shop;

    public CallLedger Ledger { get; } = new();

    public long Requests => reads.Requests + batches.Requests;

    public async Task<WooSite> SiteAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (_site is { } known && now - known.Found < _siteIsGoodFor)
            return known.Site;

        var site = await new SiteDiscovery(address, failures, GetPlainAsync, clock).FindAsync(ct);
        _site = (site, now);
        return site;
    }

    public async Task<WooAnswer> GetAsync(string operation, WooQuery query, CancellationToken ct)
    {
        var site = await SiteAsync(ct);
        var answer = await reads.SendAsync(operation, () => Request(HttpMethod.Get, site, query, body: null), ct);
        return Read(operation, answer, site, writing: false);
    }

    /// <summary>Null when there is no such thing (HTTP 404 in WooCommerce's own words).</summary>
    public async Task<WooAnswer?> FindAsync(string operation, WooQuery query, CancellationToken ct)
    {
        var site = await SiteAsync(ct);
        var answer = await reads.SendAsync(operation, () => Request(HttpMethod.Get, site, query, body: null), ct);
        var isGone = (int)answer.Status == 404
            && WooFailures.ErrorOf(answer)?.Code is { } code && code != WooFailures.NoRoute;
        return isGone ? null : Read(operation, answer, site, writing: false);
    }

    /// <summary>
    /// One attempt or two; whoever sends batches repeats them smaller. What WooCommerce refuses for its content (HTTP
    /// 400, 413) is an answer.
    /// </summary>
    /// <param name="sign">Headers made from the text of the body; null: none.</param>
    public async Task<WooAnswer> PostAsync(
        string operation, WooQuery query, JsonObject body, CancellationToken ct,
        Action<HttpRequestHeaders, string>? sign = null)
    {
        var site = await SiteAsync(ct);
        var answer = await batches.SendAsync(
            operation,
            () =>
            {
                var text = body.ToJsonString();
                var request = Request(HttpMethod.Post, site, query, text);
                sign?.Invoke(request.Headers, text);
                return request;
            },
            ct);
        var isItems = (int)answer.Status is 400 or 413;
        return isItems && WooFailures.ErrorOf(answer) is { Code: not null } refusal
            ? new WooAnswer(default, Total: null, answer.Date, refusal)
            : Read(operation, answer, site, writing: true);
    }

    public void Dispose()
    {
        reads.Dispose();
        batches.Dispose();
    }

    private Task<ShopResponse> GetPlainAsync(string operation, Uri uri, CancellationToken ct) =>
        reads.SendAsync(operation, () => Request(HttpMethod.Get, uri), ct);

    private WooAnswer Read(string operation, ShopResponse answer, WooSite site, bool writing)
    {
        var ahead = answer.Date - clock.GetCurrentInstant();
        if (!answer.IsSuccess)
            throw WooFailures.Refused(failures, operation, answer, site, writing, ahead);

        var total = int.TryParse(answer.Header("X-WP-Total"), CultureInfo.InvariantCulture, out var count)
            ? count : (int?)null;
        return new WooAnswer(JsonBody.Read(failures, operation, answer), total, answer.Date);
    }

    private HttpRequestMessage Request(HttpMethod method, WooSite site, WooQuery query, string? body)
    {
        var resource = query.Api + query.Path;
        // Caches serve stale GETs; none has seen this parameter before.
        var parameters = method == HttpMethod.Get ? query.With("_nonce", Nonce()).Parameters : query.Parameters;
        var isPlain = site.Root.Scheme == Uri.UriSchemeHttp;
        var sent = isPlain
            ? OAuthSignature.Sign(
                method.Method, new Uri(site.SigningRoot, resource), parameters, keys, Nonce(),
                clock.GetCurrentInstant().ToUnixTimeSeconds())
            : (IReadOnlyList<KeyValuePair<string, string>>)parameters;
        var request = Request(
            method, new Uri(site.Root, sent.Count == 0 ? resource : $"{resource}?{WooQuery.Encode(sent)}"));
        if (!isPlain)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", keys.Basic);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.UserAgent.Add(_agent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private static string Nonce() => RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
}

/// <param name="Total">Rows on all pages (X-WP-Total); null when a proxy took the header away.</param>
/// <param name="Date">The shop's own clock.</param>
/// <param name="Refusal">Of a write whose content was refused as a whole; the body is then undefined.</param>
internal sealed record WooAnswer(JsonElement Body, int? Total, Instant? Date, ErrorRow? Refusal = null)
{
    /// <summary>Of a list; empty when something else came.</summary>
    public ImmutableArray<JsonElement> Records =>
        Body.ValueKind == JsonValueKind.Array ? [.. Body.EnumerateArray()] : [];
}
