using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
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
    Uri address, WooKeys keys, ShopFailures failures, ShopTransport reads, ShopTransport batches, IClock clock,
    TimeProvider time, ILogger logger)
    : IDisposable
{
    // A cache that answers out of turn may do so once; one that always does must be told to leave us alone.
    private const int StaleAtMost = 3;

    // Sites move and change their zone, but rarely.
    private static readonly Duration _siteIsGoodFor = Duration.FromHours(24);

    private const int SmallestPage = 10;

    // By the likelihood of what is wrong.
    private static readonly KeyWay[] _otherWays = [KeyWay.Signed, KeyWay.SignedAsHttp];

    private readonly RequestMaker _requests = new(keys, clock);

    private (WooSite Site, Instant Found)? _site;
    private volatile KeyWay _way;
    private readonly WooSite _usual = WooSite.Usual(SiteDiscovery.UsualRoot(address));
    private bool _isWhereUsual;
    private int _notices;

    public string Shop => failures.Shop;

    public CallLedger Ledger { get; } = new();

    /// <summary>Rows to ask a list for.</summary>
    public AdaptiveSize PageSize { get; } = new(CallLedger.Most, SmallestPage);

    /// <summary>For how long something took.</summary>
    public TimeProvider Time => time;

    /// <summary>How the shop takes the keys, as far as is known.</summary>
    public KeyWay Way => _way;

    public long Requests => reads.Requests + batches.Requests;

    public async Task<WooSite> SiteAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (_site is { } known && now - known.Found < _siteIsGoodFor)
            return known.Site;

        var site = await new SiteDiscovery(address, failures, GetPlainAsync, clock).FindAsync(ct);
        _site = (site, now);
        _way = KeyWay.Header;
        return site;
    }

    public Task<WooAnswer> GetAsync(string operation, WooQuery query, CancellationToken ct) => OnSiteAsync(
        async site => Read(operation, await FreshAsync(operation, site, query, ct), site, writing: false), ct);

    /// <summary>Null when there is no such thing (HTTP 404 in WooCommerce's own words).</summary>
    public Task<WooAnswer?> FindAsync(string operation, WooQuery query, CancellationToken ct) => GetUnlessAsync(
        code => code.EndsWith(WooFailures.InvalidId, StringComparison.Ordinal), operation, query, ct);

    /// <summary>Null when this version of WooCommerce has no such resource.</summary>
    public Task<WooAnswer?> GetIfKnownAsync(string operation, WooQuery query, CancellationToken ct) =>
        GetUnlessAsync(code => code == WooFailures.NoRoute, operation, query, ct);

    /// <summary>
    /// One attempt or two; whoever sends batches repeats them smaller. What WooCommerce refuses for its content (HTTP
    /// 400, 413) is an answer.
    /// </summary>
    /// <param name="sign">Headers made from the text of the body; null: none.</param>
    public Task<WooAnswer> PostAsync(
        string operation, WooQuery query, JsonObject body, CancellationToken ct,
        Action<HttpRequestHeaders, string>? sign = null) =>
        OnSiteAsync(
            async site =>
            {
                var answer = await SendAsync(batches, operation, site, way => Post(site, query, body, sign, way), ct);
                var isItems = (int)answer.Status is 400 or 413;
                return isItems && WooFailures.ErrorOf(answer) is { Code: not null } refusal
                    ? new WooAnswer(default, Total: null, answer.Date, refusal)
                    : Read(operation, answer, site, writing: true);
            },
            ct);

    public void LogPageSize() => Log.PageSize(logger, Shop, PageSize.Now);

    public void Dispose()
    {
        reads.Dispose();
        batches.Dispose();
    }

    /// <summary>
    /// The interface nearly always is where it usually is, under the name in the setting: so nothing is asked first,
    /// and only when that went wrong the site is asked where it is and what it calls itself.
    /// </summary>
    private async Task<T> OnSiteAsync<T>(Func<WooSite, Task<T>> call, CancellationToken ct)
    {
        if (_isWhereUsual || _site is not null)
            return await call(_isWhereUsual ? _usual : await SiteAsync(ct));

        try
        {
            var answer = await call(_usual);
            _isWhereUsual = true;
            return answer;
        }
        catch (ShopException fault) when (!fault.Transient)
        {
            var site = await SiteAsync(ct);
            if (site.Root == _usual.Root && site.SigningRoot == _usual.SigningRoot)
                throw;

            return await call(site);
        }
    }

    private Task<WooAnswer?> GetUnlessAsync(
        Func<string, bool> isNone, string operation, WooQuery query, CancellationToken ct) => OnSiteAsync(
        async site =>
        {
            var answer = await FreshAsync(operation, site, query, ct);
            var none = (int)answer.Status == 404 && WooFailures.ErrorOf(answer)?.Code is { } code && isNone(code);
            return none ? null : Read(operation, answer, site, writing: false);
        },
        ct);

    /// <summary>Made for this request, and not for one that a cache took for the same.</summary>
    private async Task<ShopResponse> FreshAsync(string operation, WooSite site, WooQuery query, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var nonce = "";
            var answer = await SendAsync(
                reads, operation, site,
                way => _requests.Make(
                    HttpMethod.Get, site, query.With(CacheTrace.NonceParameter, nonce = RequestMaker.Nonce()),
                    body: null, way),
                ct);
            if (CacheTrace.Of(answer, nonce) is not { } trace)
                return answer;

            if (attempt == StaleAtMost)
            {
                throw failures.Failure(
                    operation, $"a cache answers in place of the shop, with what was true before ({trace}).",
                    "Exclude /wp-json/ from the page cache: in the caching plugin, at the host, or at the CDN.",
                    transient: true);
            }
        }
    }

    private Task<ShopResponse> GetPlainAsync(string operation, Uri uri, CancellationToken ct) =>
        reads.SendAsync(operation, () => RequestMaker.Bare(HttpMethod.Get, uri), ct);

    /// <summary>
    /// Where a shop over https saw no key, the same once more in another way: what was refused changed nothing. Another
    /// way that was let through stays until the site is looked at again.
    /// </summary>
    private async Task<ShopResponse> SendAsync(
        ShopTransport transport, string operation, WooSite site, Func<KeyWay, HttpRequestMessage> request,
        CancellationToken ct)
    {
        if (site.Root.Scheme == Uri.UriSchemeHttp)
            return await transport.SendAsync(operation, () => request(KeyWay.Signed), ct);

        var way = _way;
        var answer = await transport.SendAsync(operation, () => request(way), ct);
        if (way != KeyWay.Header || !WooFailures.SawNoKey(answer))
            return answer;

        foreach (var other in _otherWays)
        {
            var again = await transport.SendAsync(operation, () => request(other), ct);
            if (again.IsSuccess)
            {
                _way = other;
                Log.OtherKeyWay(logger, Shop);
                return again;
            }
        }

        return answer;
    }

    private WooAnswer Read(string operation, ShopResponse answer, WooSite site, bool writing)
    {
        var ahead = answer.Date - clock.GetCurrentInstant();
        if (!answer.IsSuccess)
        {
            var isSigned = site.Root.Scheme == Uri.UriSchemeHttp || _way is KeyWay.Signed or KeyWay.SignedAsHttp;
            throw WooFailures.Refused(failures, operation, answer, isSigned, writing, ahead);
        }

        var total = int.TryParse(answer.Header("X-WP-Total"), CultureInfo.InvariantCulture, out var count)
            ? count : (int?)null;
        return new WooAnswer(JsonBody.Read(failures, operation, answer, Noticed), total, answer.Date);
    }

    private void Noticed(string kind)
    {
        if (Interlocked.Exchange(ref _notices, 1) == 0)
            Log.NoticeInFront(logger, Shop, kind);
    }

    private HttpRequestMessage Post(
        WooSite site, WooQuery query, JsonObject body, Action<HttpRequestHeaders, string>? sign, KeyWay way)
    {
        var text = body.ToJsonString();
        var request = _requests.Make(HttpMethod.Post, site, query, text, way);
        sign?.Invoke(request.Headers, text);
        return request;
    }
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
