using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Tests.Sandbox.Core;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

/// <summary>A small WooCommerce shop on the loopback address, with a client that may write.</summary>
internal sealed class WooShop : IAsyncDisposable
{
    private readonly ShopConnector.Sandbox.Sandbox _sandbox;

    private WooShop(ShopConnector.Sandbox.Sandbox sandbox)
    {
        _sandbox = sandbox;
        Shop = sandbox.Shops[0];
        Client = ClientOf(Shop.Credentials.ConsumerKey!, Shop.Credentials.ConsumerSecret!);
    }

    public SandboxShop Shop { get; }

    public SignedClient Client { get; }

    public SandboxClock Clock => _sandbox.Clock;

    public static async Task<WooShop> OpenAsync(
        SandboxFaults? faults = null, Instant? now = null, int customers = 40, int seed = 1,
        CompanionPlugin companion = CompanionPlugin.Missing) =>
        new(await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Seed = seed,
                Clock = new StillClock(now ?? StillClock.Noon),
                Customers = customers,
                Platforms = [SandboxPlatforms.WooCommerce],
                Faults = faults ?? SandboxFaults.None,
                Companion = companion,
            }, CancellationToken.None));

    public SignedClient ClientOf(string key, string secret) => new(Shop.Url, key, secret, Clock);

    public Task PassWeekAsync() => _sandbox.PassWeekAsync();

    public async Task<JsonObject> CouponAsync(JsonObject coupon) =>
        (await Client.JsonAsync("POST", "coupons", body: coupon)).Body.AsObject();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _sandbox.DisposeAsync();
    }
}
