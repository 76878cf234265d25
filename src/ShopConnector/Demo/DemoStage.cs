using NodaTime;
using Serilog.Events;
using ShopConnector.Composition;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.WooCommerce.Plugin;

namespace ShopConnector.Demo;

/// <summary>
/// The simulated shops, and a connector that knows of them only what a new shop's owner would type in.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly Sandbox.Sandbox _sandbox;
    private readonly DirectoryInfo _folder;

    private DemoStage(Sandbox.Sandbox sandbox, Connector connector, DirectoryInfo folder)
    {
        _sandbox = sandbox;
        _folder = folder;
        Connector = connector;
        Story = new DemoStory([.. connector.Shops.Zip(
            sandbox.Shops, (shop, simulated) => new DemoShop(shop, simulated.Url))]);
    }

    public Connector Connector { get; }

    public DemoStory Story { get; }

    public static async Task<DemoStage> SetAsync(DemoOptions options, bool debug, CancellationToken ct)
    {
        var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Seed = options.Seed,
                Clock = SystemClock.Instance,
                Platforms = [.. options.Platforms],
                Companion = CompanionPlugin.Installed,
                // Shopify's Plus plan: on Standard the first write of a whole shop waits half a minute for points.
                Shopify = Sandbox.Shopify.ShopifyOptions.Plus,
            },
            ct);
        var folder = Directory.CreateTempSubdirectory("shopconnector-demo-");
        try
        {
            var settings = DemoSettings.For(sandbox.Shops, Path.Combine(folder.FullName, "demo.db"));
            var logs = LogSetup.Create(settings: null, debug ? LogEventLevel.Debug : LogEventLevel.Warning);
            // The shops' clock: when a week passes there, it must pass here too.
            var environment = new ConnectorEnvironment(sandbox.Clock, TimeProvider.System, logs);
            return new DemoStage(sandbox, await Connector.OpenAsync(settings, environment, ct), folder);
        }
        catch
        {
            await sandbox.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }

    public Task PassWeekAsync() => _sandbox.PassWeekAsync();

    public Task<DemoPages> OpenPagesAsync(CancellationToken ct) => DemoPages.OpenAsync(Connector, _sandbox.Shops, ct);

    public SandboxRecords RecordsOf(DemoShop shop) => _sandbox.Shops.Single(one => one.Url == shop.Url).Records;

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
