using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>Makes requests, with or without the keys.</summary>
internal sealed class RequestMaker(WooKeys keys, IClock clock)
{
    private const int NonceBytes = 12;

    private static readonly ProductInfoHeaderValue _agent = new("ShopConnector", "0.1");

    public static string Nonce() => RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);

    /// <summary>Shows no key.</summary>
    public static HttpRequestMessage Bare(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.UserAgent.Add(_agent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    /// <param name="body">JSON; null: none.</param>
    public HttpRequestMessage Make(HttpMethod method, WooSite site, WooQuery query, string? body, KeyWay way)
    {
        var resource = query.Api + query.Path;
        IReadOnlyList<KeyValuePair<string, string>> parameters =
            WooSite.Parameters(site.Root, resource, query.Parameters);
        if (way != KeyWay.Header)
        {
            var url = WooSite.Address(SignedRoot(site.SigningRoot, way), resource);
            var now = clock.GetCurrentInstant().ToUnixTimeSeconds();
            parameters = OAuthSignature.Sign(method.Method, url, parameters, keys, Nonce(), now);
        }

        var address = WooSite.Address(site.Root, resource);
        var request = Bare(
            method, parameters.Count == 0 ? address : new Uri($"{address}?{WooQuery.Encode(parameters)}"));
        if (way == KeyWay.Header)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", keys.Basic);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    private static Uri SignedRoot(Uri root, KeyWay way) => way == KeyWay.SignedAsHttp
        ? new UriBuilder(root) { Scheme = Uri.UriSchemeHttp, Port = root.IsDefaultPort ? -1 : root.Port }.Uri : root;
}
