using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NSubstitute;
using ShopConnector.AppProxy;
using ShopConnector.AppProxy.Page;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Sync;
using ShopConnector.Web;

namespace ShopConnector.Tests.AppProxy;

/// <summary>The listener with the page of one shop on it, and a storefront that knows how to sign.</summary>
internal sealed class Storefront : IAsyncDisposable
{
    public const string Secret = "hush";
    public const string Domain = "atelier.myshopify.com";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly WebListener _listener;

    private Storefront(WebListener listener, IStorage storage, IStorefront shop, StillClock clock)
    {
        Clock = clock;
        Shop = shop;
        _listener = listener;
        Storage = storage;
    }

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 22, 9, 0);

    public StillClock Clock { get; }

    public IStorage Storage { get; }

    public IStorefront Shop { get; }

    /// <summary>Empty of customers, and read to its end.</summary>
    public static async Task<Storefront> OpenAsync(
        CompiledProgram program, ShopperPageLook look = ShopperPageLook.Theme, string url = "https://" + Domain,
        string? domain = null)
    {
        var storage = Substitute.For<IStorage>();
        storage.ReadsAsync(default).ReturnsForAnyArgs([new ShopRead("atelier", Domain, Now)]);
        storage.MemberOfAsync(default, default).ReturnsForAnyArgs((StoredMember?)null);
        var clock = new StillClock(Now);
        var settings = new ShopSettings
        {
            Name = "atelier",
            Platform = Platform.Shopify,
            Url = url,
            ClientSecret = Secret,
            PreviousClientSecret = "old",
        };
        var shop = Substitute.For<IShop, IStorefront>();
        ((IStorefront)shop).DomainAsync(default).ReturnsForAnyArgs(domain ?? "not asked");
        var module = new AppProxyModule(
            [ProxyShop.Of(settings, shop, clock)!], new ShopperPages(storage, program, look, clock), clock,
            NullLogger.Instance);
        var options = new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) };
        var listener = await WebListener.StartAsync(
            options, [module], NullLoggerFactory.Instance, CancellationToken.None);
        return new Storefront(listener, storage, (IStorefront)shop, clock);
    }

    public void Has(string customer, StoredMember member) =>
        Storage.MemberOfAsync(new CustomerKey("atelier", customer), Arg.Any<CancellationToken>()).Returns(member);

    /// <summary>As Shopify asks for the page of a customer.</summary>
    public Task<HttpResponseMessage> AskAsync(
        string customer = "1", string prefix = "/apps/loyalty", string? own = null, string secret = Secret,
        string shop = Domain, Duration age = default, HttpMethod? method = null)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"shop={shop}&logged_in_customer_id={Uri.EscapeDataString(customer)}"
            + $"&path_prefix={Uri.EscapeDataString(prefix)}&timestamp={(Now - age).ToUnixTimeSeconds()}");
        return SendAsync(Sign(own is null ? query : $"{own}&{query}", secret), method);
    }

    public async Task<HttpResponseMessage> SendAsync(
        string query, HttpMethod? method = null, string path = "/proxy/atelier")
    {
        using var request = new HttpRequestMessage(
            method ?? HttpMethod.Get, new Uri(_listener.Url, $"{path}?{query}"));
        return await _client.SendAsync(request);
    }

    public static string Sign(string query, string secret = Secret)
    {
        var text = query.Split('&')
            .Select(pair => pair.Split('=', 2))
            .GroupBy(
                pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]),
                StringComparer.Ordinal)
            .Select(same => $"{same.Key}={string.Join(',', same)}")
            .Order(StringComparer.Ordinal);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Concat(text)));
        return $"{query}&signature={Convert.ToHexStringLower(hash)}";
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _listener.DisposeAsync();
    }
}
