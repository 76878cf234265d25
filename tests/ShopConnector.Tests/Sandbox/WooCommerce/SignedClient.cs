using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

/// <summary>
/// A caller that signs by the text of OAuth 1.0a (RFC 5849) and knows nothing of the sandbox's own code.
/// </summary>
internal sealed class SignedClient(Uri shop, string key, string secret, IClock clock) : IDisposable
{
    private readonly HttpClient _http = new();
    private int _nonce;

    /// <summary>What to pretend; null: the right thing.</summary>
    public string? Nonce { get; set; }

    public Duration ClockError { get; set; } = Duration.Zero;

    public bool InHeader { get; set; }

    public string? AcceptEncoding { get; set; }

    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string query = "", JsonNode? body = null) =>
        SendAsync(method, path, query, body?.ToJsonString(), []);

    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string body, Dictionary<string, string> headers) =>
        SendAsync(method, path, query: "", body, headers);

    private Task<HttpResponseMessage> SendAsync(
        string method, string path, string query, string? body, Dictionary<string, string> headers)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Uri.UnescapeDataString(pair[0]), Value: Uri.UnescapeDataString(pair[1]))).ToList();
        var oauth = new List<(string Name, string Value)>
        {
            ("oauth_consumer_key", key), ("oauth_signature_method", "HMAC-SHA256"),
            ("oauth_timestamp", (clock.GetCurrentInstant() + ClockError).ToUnixTimeSeconds()
                .ToString(CultureInfo.InvariantCulture)),
            ("oauth_nonce", Nonce ?? (++_nonce).ToString(CultureInfo.InvariantCulture)),
        };
        var address = new Uri(shop, path).ToString();
        oauth.Add(("oauth_signature", Signature(method, address, [.. pairs, .. oauth])));
        var sent = InHeader ? pairs : [.. pairs, .. oauth];
        var request = new HttpRequestMessage(
            new HttpMethod(method), address + "?"
                + string.Join('&', sent.Select(pair => $"{Escaped(pair.Name)}={Escaped(pair.Value)}")));
        if (InHeader)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "OAuth", string.Join(", ", oauth.Select(pair => $"{pair.Name}=\"{Escaped(pair.Value)}\"")));
        if (AcceptEncoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(AcceptEncoding);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return _http.SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> JsonAsync(
        string method, string path, string query = "", JsonNode? body = null)
    {
        using var answer = await SendAsync(method, "wp-json/wc/v3/" + path, query, body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<JsonArray> ListAsync(string path, string query = "")
    {
        var (status, body) = await JsonAsync("GET", path, query);
        status.ShouldBe(HttpStatusCode.OK, body.ToJsonString());
        return body.AsArray();
    }

    public void Dispose() => _http.Dispose();

    private string Signature(string method, string address, IEnumerable<(string Name, string Value)> pairs)
    {
        var parameters = string.Join('&', pairs
            .Select(pair => (Name: Escaped(pair.Name), Value: Escaped(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value}"));
        var text = $"{method}&{Escaped(address)}&{Escaped(parameters)}";
        return Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text)));
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
