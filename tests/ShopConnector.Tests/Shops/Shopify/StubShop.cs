using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Shops.Shopify;

namespace ShopConnector.Tests.Shops.Shopify;

/// <summary>Answers each request with the next prepared answer, and remembers what was asked.</summary>
internal sealed class StubShop : HttpMessageHandler
{
    public const string Bucket =
        """{"maximumAvailable":2000,"currentlyAvailable":1990,"restoreRate":100}""";

    private readonly Queue<Func<Sent, HttpResponseMessage>> _answers = [];

    public List<Sent> Requests { get; } = [];

    /// <summary>Every later pull ends with this question; by default nothing was deleted.</summary>
    public string? NothingDeleted { get; set; } = ShopJson.Page("events", null);

    public FakeTime Time { get; } = new();

    /// <summary>The documents sent, in order.</summary>
    public IReadOnlyList<string> Documents => [.. Requests.Select(sent => sent.Query)];

    public ShopifyShop Connect(Func<ShopifyOptions, ShopifyOptions>? change = null)
    {
        var options = new ShopifyOptions
        {
            Name = "atelier",
            Url = "https://atelier.myshopify.com",
            AccessToken = "shpat_secret",
        };
        return ShopifyShop.Create(
            change?.Invoke(options) ?? options, this, Time, NullLoggerFactory.Instance, Time, jitter: () => 0.5);
    }

    public StubShop Then(Func<Sent, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>A good answer with this <c>data</c>.</summary>
    public StubShop Data(string data) => Then(_ => Json(Envelope(data)));

    public static string Envelope(string data) =>
        "{\"data\":" + data + ",\"extensions\":{\"cost\":{\"requestedQueryCost\":10,\"actualQueryCost\":10,"
        + "\"throttleStatus\":" + Bucket + "}}}";

    public StubShop Raw(string body) => Then(_ => Json(body));

    public StubShop Status(HttpStatusCode status, string body = "", string media = "application/json") =>
        Then(_ => Json(body, status, media));

    public StubShop Breaks(Exception fault) => Then(_ => throw fault);

    public static HttpResponseMessage Json(
        string body, HttpStatusCode status = HttpStatusCode.OK, string media = "application/json")
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, media) };
        answer.Headers.Add("X-Shopify-API-Version", "2026-10");
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(request.RequestUri!, body,
            request.Headers.TryGetValues("X-Shopify-Access-Token", out var token) ? token.Single() : null);
        Requests.Add(sent);
        if (NothingDeleted is { } nothing && body.Contains("query Deletions(", StringComparison.Ordinal))
            return Json(Envelope(nothing));

        if (!_answers.TryDequeue(out var answer))
            throw new InvalidOperationException($"No answer was prepared for: {body}");

        return answer(sent);
    }
}

internal sealed record Sent(Uri Address, string Body, string? Token)
{
    public string Query => Body.StartsWith('{') ? (string)JsonNode.Parse(Body)!["query"]! : Body;

    public JsonNode Variables => JsonNode.Parse(Body)!["variables"]!;
}
