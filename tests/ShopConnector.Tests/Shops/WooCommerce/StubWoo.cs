using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce;

/// <summary>A shop that answers what a test tells it to, and remembers what it was asked.</summary>
internal sealed class StubWoo : HttpMessageHandler
{
    public const string Address = "https://kaashuis.example";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private static readonly HeldStub Nothing = new();

    private readonly List<(string Key, Func<Asked, HttpResponseMessage> Answer)> _routes = [];

    public List<Asked> Requests { get; } = [];

    public string Index { get; set; } = """
        {"name":"Kaashuis","home":"https://kaashuis.example","gmt_offset":"1","timezone_string":"Europe/Amsterdam",
         "namespaces":["wp/v2","wc/v3"]}
        """;

    public Instant Clock { get; set; } = Now;

    /// <summary>The shop's own clock.</summary>
    public Instant Date { get; set; } = Now;

    /// <param name="route">
    /// Method and path after <c>wc/v3/</c>, such as <c>GET orders</c>, or after the REST root; the newest wins.
    /// </param>
    public StubWoo On(string route, Func<Asked, HttpResponseMessage> answer)
    {
        _routes.Insert(0, (route, answer));
        return this;
    }

    public StubWoo On(string route, string json, int? total = null) => On(route, _ => Json(json, total: total));

    public IShop Shop(
        string url = Address, string? birthdayKey = null, bool allowPlainHttp = false,
        bool givesFreeShippingByTag = false) => WooCommerceShop.Create(
        new WooCommerceOptions
        {
            Name = "kaashuis",
            Url = url,
            ConsumerKey = "ck_1",
            ConsumerSecret = "cs_1",
            BirthdayKey = birthdayKey,
            AllowPlainHttp = allowPlainHttp,
            GivesFreeShippingByTag = givesFreeShippingByTag,
        },
        this, new FixedClock(() => Clock), NullLoggerFactory.Instance, TimeProvider.System,
        TransportLimits.Default with { FirstDelay = TimeSpan.Zero, LongestDelay = TimeSpan.Zero, Concurrency = 3 });

    public async Task<List<PullPage>> PullAsync(string? watermark, IHeldIds? held = null)
    {
        var pages = new List<PullPage>();
        await foreach (var page in Shop().PullAsync(watermark, held ?? Nothing, CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    public static HttpResponseMessage Json(
        string json, HttpStatusCode status = HttpStatusCode.OK, int? total = null, string type = "application/json")
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8) };
        answer.Content.Headers.ContentType = new(type);
        if (total is { } count)
            answer.Headers.Add("X-WP-Total", count.ToString());
        return answer;
    }

    public static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        Json($$$"""{"code":"{{{code}}}","message":"Dat mag niet.","data":{"status":{{{(int)status}}}}}""", status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(ct);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        var asked = new Asked(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(),
            body)
        {
            Header = name => headers.GetValueOrDefault(name, ""),
        };
        lock (Requests)
            Requests.Add(asked);
        foreach (var (key, answer) in _routes)
        {
            if (key == asked.Route)
                return Dated(answer(asked));
        }

        return Dated(asked.Route switch
        {
            "GET /" when asked.Uri.AbsolutePath.EndsWith("/wp-json/", StringComparison.Ordinal) => Json(Index),
            _ when asked.Method == "GET" => Json("[]", total: 0),
            _ => Error(HttpStatusCode.NotFound, "rest_no_route"),
        });
    }

    private HttpResponseMessage Dated(HttpResponseMessage answer)
    {
        answer.Headers.Date = Date.ToDateTimeOffset();
        return answer;
    }

    internal sealed record Asked(string Method, Uri Uri, string? Authorization, string? Body)
    {
        private const string Root = "/wp-json/";
        private const string Api = "wc/v3/";

        /// <summary>Of one header; empty without it.</summary>
        public Func<string, string> Header { get; init; } = static _ => "";

        public string Route
        {
            get
            {
                var at = Uri.AbsolutePath.IndexOf(Root, StringComparison.Ordinal);
                var path = at < 0 ? "" : Uri.AbsolutePath[(at + Root.Length)..];
                path = path.StartsWith(Api, StringComparison.Ordinal) ? path[Api.Length..] : path;
                return path.Length == 0 ? $"{Method} /" : $"{Method} {path}";
            }
        }

        public string? this[string parameter] => HttpUtility.ParseQueryString(Uri.Query)[parameter];

        public JsonObject Json => JsonNode.Parse(Body!)!.AsObject();
    }

    internal sealed class FixedClock(Func<Instant> now) : IClock
    {
        public Instant GetCurrentInstant() => now();
    }
}
