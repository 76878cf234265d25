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

    private DemoStage(Sandbox.Sandbox sandbox, Connector connector, DirectoryInfo folder, string settings)
    {
        _sandbox = sandbox;
        _folder = folder;
        Connector = connector;
        Settings = settings;
        Story = new DemoStory([.. connector.Shops.Zip(
            sandbox.Shops, (shop, simulated) => new DemoShop(shop, simulated.Url))]);
    }

    public Connector Connector { get; }

    public DemoStory Story { get; }

    /// <summary>The configuration file: with it the other verbs work on the open shops as on any others.</summary>
    public string Settings { get; }

    public static async Task<DemoStage> SetAsync(DemoOptions options, bool debug, CancellationToken ct)
    {
        var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Seed = options.Seed,
                Clock = new LastWeeksClock(),
                Platforms = [.. options.Platforms],
                Companion = CompanionPlugin.Installed,
                // Shopify's Plus plan: on Standard the first write of a whole shop waits half a minute for points.
                Shopify = Sandbox.Shopify.ShopifyOptions.Plus,
            },
            ct);
        var folder = Directory.CreateTempSubdirectory("shopconnector-demo-");
        try
        {
            var file = Path.Combine(folder.FullName, "appsettings.json");
            var database = Path.Combine(folder.FullName, "demo.db");
            DemoSettings.Write(file, sandbox.Shops, database);
            var settings = DemoSettings.For(sandbox.Shops, database);
            var logs = LogSetup.Create(settings: null, debug ? LogEventLevel.Debug : LogEventLevel.Warning);
            // The shops' clock: when a week passes there, it must pass here too.
            var environment = new ConnectorEnvironment(sandbox.Clock, TimeProvider.System, logs);
            return new DemoStage(sandbox, await Connector.OpenAsync(settings, environment, ct), folder, file);
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

    /// <summary>
    /// Once the demo's week has passed, the shops' time is everybody's: another command may sign its calls, and nothing
    /// was bought in the future.
    /// </summary>
    private sealed class LastWeeksClock : IClock
    {
        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(7);
    }
}
