using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using NodaTime;
using Serilog.Events;
using ShopConnector.AppProxy;
using ShopConnector.Composition;
using ShopConnector.Demo;
using ShopConnector.Loyalty;
using ShopConnector.Sandbox;
using ShopConnector.Sync;
using ShopConnector.Web;
using ShopConnector.Webhooks;
using SandboxHost = ShopConnector.Sandbox.Sandbox;

namespace ShopConnector.Tests.AppProxy;

/// <summary>From the address bar of a shopper through a simulated storefront to the page, and back.</summary>
public sealed class StorefrontJourneyTests : IAsyncLifetime, IDisposable
{
    private const string Injected = "{{ customer.email }}<b>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("app-proxy-");
    private readonly HttpClient _shopper = new();
    private SandboxHost _sandbox = null!;
    private Connector _connector = null!;
    private HintTray _tray = null!;
    private WebListener _listener = null!;

    private SandboxShop Shop => _sandbox.Shops[0];

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Clock = SystemClock.Instance,
                Platforms = [SandboxPlatforms.Shopify],
                Customers = 40,
                Shopify = ShopConnector.Sandbox.Shopify.ShopifyOptions.Plus,
            },
            CancellationToken.None);
        var settings = DemoSettings.For(_sandbox.Shops, Path.Combine(_folder.FullName, "proxy.db"));
        var rules = settings.Program.Rules;
        var renamed = rules with { Tiers = [.. rules.Tiers.Select(tier => tier with { Name = Injected + tier.Name })] };
        settings = settings with
        {
            Program = CompiledProgram.TryCompile(renamed, out _)!,
            Web = new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) },
        };
        var logs = LogSetup.Create(settings: null, LogEventLevel.Fatal);
        _connector = await Connector.OpenAsync(
            settings, new ConnectorEnvironment(_sandbox.Clock, TimeProvider.System, logs), CancellationToken.None);
        _tray = new HintTray(
            _connector.Storage, static _ => { }, TimeProvider.System, logs.CreateLogger("ShopConnector.Web"));
        var modules = await WebModules.OfAsync(_connector, _tray, static _ => { }, CancellationToken.None);
        _listener = await WebListener.StartAsync(settings.Web, modules, logs, CancellationToken.None);
        Shop.AppProxyUrl = new Uri(_listener.Url, ProxyShop.PathOf(Shop.Name));
    }

    [Fact]
    public async Task A_shopper_finds_the_own_codes_and_points_and_nobody_elses()
    {
        (await PageAsync("/apps/loyalty")).ShouldContain("href=\"/account/login\"");
        (await PageOfAsync(Shop.Staff.CustomerIds[0])).ShouldContain("We zijn je punten nog aan het tellen.");
        await _connector.RunOf(_connector.Shops[0]).ApplyAsync(
            new Confirmation(Yes: true), static _ => { }, CancellationToken.None);
        Shop.Records.LiveCodes.ShouldNotBeEmpty();

        var codesSeen = 0;
        foreach (var customer in Shop.Staff.CustomerIds)
        {
            var page = await PageOfAsync(customer);
            var number = customer.ToString(CultureInfo.InvariantCulture);
            foreach (var (owner, codes) in Shop.Records.LiveCodes)
            {
                codes.ShouldAllBe(code => page.Contains($">{code}<", StringComparison.Ordinal) == (owner == number));
                codesSeen += owner == number ? codes.Length : 0;
            }

            var decision = Evaluation.Of(
                (await _connector.Storage.FindAsync($"{Shop.Name}:{number}", CancellationToken.None))[0].History,
                _connector.Program, _sandbox.Clock.GetCurrentInstant());
            page.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"value=\"{decision.Points.Balance}\""));
            page.ShouldContain("&#123;&#123; customer.email &#125;&#125;&#60;b&#62;");
            page.ShouldNotContain("@");
        }

        codesSeen.ShouldBe(Shop.Records.LiveCodes.Sum(owner => owner.Value.Length));
    }

    public async Task DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _tray.DisposeAsync();
        await _connector.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    public void Dispose()
    {
        _shopper.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<string> PageOfAsync(long customer) =>
        PageAsync(string.Create(CultureInfo.InvariantCulture, $"/account/login?customer={customer}"));

    private Task<string> PageAsync(string path) => _shopper.GetStringAsync(new Uri(Shop.Url, path));
}
