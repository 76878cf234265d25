using System.Net;
using System.Net.Sockets;
using ShopConnector.Sandbox;
using ShopConnector.Tests.EndToEnd;

namespace ShopConnector.Tests.Webhooks;

/// <summary>The built host with everything on: an order is rewarded a quarter of an hour before its schedule.</summary>
public sealed class WorkerTests
{
    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task An_order_is_told_and_tagged_long_before_the_schedule(string platform)
    {
        await using var installation = await Installation.OpenAsync(platform, customers: 5);
        var shop = installation.Shop;
        (await installation.RunAsync("plan")).ExitCode.ShouldBe(0);
        var address = $"http://127.0.0.1:{FreePort()}";
        await using var worker = ProcessRunner.Start(installation.Call("run") with
        {
            Environment = new Dictionary<string, string>
            {
                ["Web__Listen"] = address,
                ["Web__PublicUrl"] = address,
                ["Shops__0__ClientSecret"] = shop.Credentials.ClientSecret ?? "",
            },
        });
        await worker.SayingAsync("webhooks are mended");
        await worker.SayingAsync("run 1 wrote to");
        var customer = shop.Staff.CustomerIds[0];
        shop.Staff.PlaceOrder(customer, null, 900m);

        (await shop.Post.DeliverAsync(CancellationToken.None)).ShouldBeGreaterThan(0);
        await worker.SayingAsync("run 2 wrote to");

        ShopSnapshot.Of(shop).Split('\n')
            .Single(line => line.StartsWith($"customer {customer}:", StringComparison.Ordinal)).ShouldContain("VIP");
        await worker.SignalAsync(ProcessSignal.Terminate);
        (await worker.EndAsync()).ExitCode.ShouldBe(0);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
