using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Tests.Sandbox.Core;

namespace ShopConnector.Tests.Sandbox.Shopify;

/// <summary>A small Shopify shop on the loopback address, with a client that holds its token.</summary>
internal sealed class ShopifyShop : IAsyncDisposable
{
    private readonly ShopConnector.Sandbox.Sandbox _sandbox;
    private readonly HttpClient _http;

    private ShopifyShop(ShopConnector.Sandbox.Sandbox sandbox)
    {
        _sandbox = sandbox;
        Shop = sandbox.Shops[0];
        _http = new HttpClient { BaseAddress = Shop.Url };
    }

    public SandboxShop Shop { get; }

    public HttpClient Http => _http;

    public SandboxClock Clock => _sandbox.Clock;

    public ShopifyState State => ((ShopifyFace)Shop.Face).State;

    public string FirstCustomer => Gid.Of("Customer", Shop.State.Customers.Keys.First());

    public ShopCustomer Buyer(int index) => Shop.State.Customers.Values.ElementAt(index);

    public static async Task<ShopifyShop> OpenAsync(
        ShopifyOptions? options = null, SandboxFaults? faults = null, int customers = 40) =>
        new(await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Seed = 1,
                Clock = new StillClock(),
                Customers = customers,
                Platforms = [SandboxPlatforms.Shopify],
                Faults = faults ?? SandboxFaults.None,
                Shopify = options ?? new ShopifyOptions(),
            }, CancellationToken.None));

    /// <summary>The whole answer of a request that came through.</summary>
    public async Task<JsonObject> AskAsync(string query, JsonObject? variables = null)
    {
        using var answer = await SendAsync(query, variables);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>The data of a request that must not have errors.</summary>
    public async Task<JsonObject> DataAsync(string query, JsonObject? variables = null)
    {
        var answer = await AskAsync(query, variables);
        answer["errors"]?.ToJsonString().ShouldBeNull();
        return answer["data"]!.AsObject();
    }

    public async Task<HttpResponseMessage> SendAsync(
        string query, JsonObject? variables = null, string? token = null, string version = "2026-10")
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"admin/api/{version}/graphql.json");
        request.Headers.Add("X-Shopify-Access-Token", token ?? Shop.Credentials.AccessToken);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await _http.SendAsync(request);
    }

    public void Pass(Duration time) => _sandbox.Clock.Advance(time);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}
