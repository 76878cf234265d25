using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Tests.EndToEnd;
using ShopConnector.Web;
using ShopConnector.Webhooks;
using SandboxHost = ShopConnector.Sandbox.Sandbox;
using StillClock = ShopConnector.Tests.Sync.StillClock;

namespace ShopConnector.Tests.Webhooks;

/// <summary>
/// A simulated shop, a connector with a listener, and nothing in between but HTTP. Runs happen when the test says so;
/// what webhooks asked for is counted.
/// </summary>
internal sealed class ToldShop : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 1, 10, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("told-shop-");
    private readonly SandboxHost _sandbox;
    private HintTray _tray = null!;
    private WebListener _listener = null!;

    private ToldShop(SandboxHost sandbox) => _sandbox = sandbox;

    public SandboxShop Shop => _sandbox.Shops[0];

    public SandboxClock Clock => _sandbox.Clock;

    public Instant Now => Clock.GetCurrentInstant();

    public Connector Connector { get; private set; } = null!;

    public IShop Connected => Connector.Shops[0];

    public WebhookAddress Address { get; private set; } = null!;

    public string Exports => Path.Combine(_folder.FullName, "exports");

    /// <summary>What the shop shows of a customer, tags and fields alike.</summary>
    public string CardOf(long customer) => ShopSnapshot.Of(Shop).Split('\n')
        .Single(line => line.StartsWith($"customer {customer}:", StringComparison.Ordinal));

    /// <param name="secret">Instead of the one that is right.</param>
    public static async Task<ToldShop> OpenAsync(
        string platform, SandboxFaults? faults = null, int seed = 1, string? secret = null)
    {
        var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Seed = seed,
                Clock = new StillClock(Start),
                Platforms = [platform],
                Customers = 8,
                Faults = faults ?? SandboxFaults.None,
            },
            CancellationToken.None);
        var told = new ToldShop(sandbox);
        told.Connector = await Connector.OpenAsync(
            told.Settings(secret),
            new ConnectorEnvironment(sandbox.Clock, TimeProvider.System, NullLoggerFactory.Instance), default);
        await told.ListenAsync();
        return told;
    }

    public async Task<RunReport> ApplyAsync() => await Connector.RunOf(Connected)
        .ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    /// <summary>Delivers what is due, and waits until it is in the inbox.</summary>
    public async Task<int> DeliverAsync()
    {
        var accepted = await Shop.Post.DeliverAsync(CancellationToken.None);
        await _tray.DisposeAsync();
        await _listener.DisposeAsync();
        await ListenAsync(Address.Url!.Port);
        return accepted;
    }

    public async Task<IReadOnlyList<Hint>> HintsAsync() =>
        [.. (await Connector.Storage.HintsAsync(Shop.Name, most: 1_000, default)).Select(one => one.Hint)];

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _tray.DisposeAsync();
        await Connector.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ListenAsync(int port = 0)
    {
        _tray = new HintTray(
            Connector.Storage, static _ => { }, TimeProvider.System, NullLogger.Instance);
        _listener = await WebListener.StartAsync(
            new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port) },
            await WebModules.OfAsync(Connector, _tray, static _ => { }, default),
            NullLoggerFactory.Instance, CancellationToken.None);
        Address = new WebhookAddress(
            new Uri(_listener.Url, WebhookShop.PathOf(Shop.Name)),
            WebhookShop.WooSecret(Shop.Name, await Connector.Storage.SecretAsync(default)));
    }

    private ConnectorSettings Settings(string? secret)
    {
        var keys = Shop.Credentials;
        var values = new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder.FullName, "told.db")}",
            ["Shops:0:Name"] = Shop.Name,
            ["Shops:0:Url"] = Shop.Url.ToString(),
            ["Web:Exports"] = Exports,
        };
        if (Shop.Platform == SandboxPlatforms.Shopify)
        {
            values["Shops:0:Platform"] = "Shopify";
            values["Shops:0:ClientId"] = keys.ClientId;
            values["Shops:0:ClientSecret"] = secret ?? keys.ClientSecret;
        }
        else
        {
            values["Shops:0:Platform"] = "WooCommerce";
            values["Shops:0:ConsumerKey"] = keys.ConsumerKey;
            values["Shops:0:ConsumerSecret"] = keys.ConsumerSecret;
        }

        using var programme = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes($$"""{ "Loyalty": {{Installation.Programme}} }"""));
        return SettingsFile.Read(
            new ConfigurationBuilder().AddJsonStream(programme).AddInMemoryCollection(values).Build(), "test");
    }
}
