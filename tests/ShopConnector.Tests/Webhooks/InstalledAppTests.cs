using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NSubstitute;
using Quartz;
using ShopConnector.Configuration;
using ShopConnector.Sandbox;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Web;
using ShopConnector.Webhooks;
using ShopConnector.Worker;

namespace ShopConnector.Tests.Webhooks;

/// <summary>What becomes of the app in its shop, told by the shop itself over HTTP and done by the connector.</summary>
public sealed class InstalledAppTests : IAsyncLifetime
{
    private ToldShop _told = null!;
    private long _customer;

    public async Task InitializeAsync()
    {
        _told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        await ((ITellsByWebhook)_told.Connected).MendAsync(_told.Address, default);
        await _told.ApplyAsync();
        await _told.DeliverAsync(); // What the first run wrote.
        _told.Shop.App.ComplianceUrl = _told.Address.Url;
        _customer = _told.Shop.Staff.CustomerIds[0];
    }

    public Task DisposeAsync() => _told.DisposeAsync().AsTask();

    [Fact]
    public async Task A_buyer_who_asks_gets_a_file()
    {
        _told.Shop.App.RequestData(_customer);

        await DeliveredAsync();

        (await File.ReadAllTextAsync(Directory.GetFiles(_told.Exports).ShouldHaveSingleItem()))
            .ShouldContain("earn:");
    }

    [Fact]
    public async Task A_buyer_who_wants_to_be_forgotten_is_not_found_any_more_and_the_others_are()
    {
        _told.Shop.App.Redact(_customer);

        await DeliveredAsync();

        (await FoundAsync(_customer)).ShouldBe(0);
        (await FoundAsync(_told.Shop.Staff.CustomerIds[1])).ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_shop_that_is_to_be_forgotten_nobody_is_found()
    {
        _told.Shop.App.RedactShop();

        await DeliveredAsync();

        foreach (var customer in _told.Shop.Staff.CustomerIds)
        {
            (await FoundAsync(customer)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_shop_that_throws_the_app_out_says_so_and_is_not_asked_again()
    {
        _told.Shop.App.Uninstall();
        (await _told.DeliverAsync()).ShouldBe(1);

        await TurnAsync();
        (await _told.Connector.Storage.UninstalledAtAsync(_told.Shop.Name, default)).ShouldBe(_told.Now);
        var requests = _told.Shop.Records.Requests;
        await TurnAsync();

        _told.Shop.Records.Requests.ShouldBe(requests);
    }

    [Fact]
    public async Task After_a_rotation_the_old_secret_signs_for_an_hour_and_then_is_refused()
    {
        _told.Shop.App.RotateSecret();
        _told.Shop.App.Redact(_customer);
        (await _told.DeliverAsync()).ShouldBe(1);

        _told.Clock.Advance(Duration.FromHours(1));
        _told.Shop.App.Redact(_customer);
        (await _told.DeliverAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_owner_who_tells_both_secrets_misses_nothing_of_a_rotation()
    {
        var before = _told.Shop.Credentials.ClientSecret;
        var settings = new ShopSettings
        {
            Name = _told.Shop.Name,
            Platform = Platform.Shopify,
            Url = _told.Shop.Url.ToString(),
            ClientSecret = _told.Shop.App.RotateSecret(),
            PreviousClientSecret = before,
        };
        await using var tray = new HintTray(
            _told.Connector.Storage, static _ => { }, TimeProvider.System, NullLogger.Instance);
        await using var both = await WebListener.StartAsync(
            new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) },
            [
                new WebhookModule(
                    [WebhookShop.Of(settings, [1], _told.Connected)], tray, _told.Connector.Storage, static _ => { },
                    _told.Clock, NullLogger.Instance),
            ],
            NullLoggerFactory.Instance, CancellationToken.None);
        _told.Shop.App.ComplianceUrl = new Uri(both.Url, WebhookShop.PathOf(_told.Shop.Name));

        _told.Shop.App.Redact(_customer);
        (await _told.Shop.Post.DeliverAsync(default)).ShouldBe(1);
        _told.Clock.Advance(Duration.FromHours(1));
        _told.Shop.App.RequestData(_customer);
        (await _told.Shop.Post.DeliverAsync(default)).ShouldBe(1);
    }

    private async Task DeliveredAsync()
    {
        (await _told.DeliverAsync()).ShouldBe(1);
        await _told.Connector.DemandsOf(_told.Connected).DoAsync(default);
        (await _told.Connector.Storage.DemandsAsync(_told.Shop.Name, default)).ShouldBeEmpty();
    }

    private async Task<int> FoundAsync(long customer) => (await _told.Connector.Storage.FindAsync(
        string.Create(CultureInfo.InvariantCulture, $"{_told.Shop.Name}:{customer}"), default)).Count;

    private async Task TurnAsync()
    {
        var context = Substitute.For<IJobExecutionContext>();
        context.MergedJobDataMap.Returns(new JobDataMap { { SyncJob.ShopKey, _told.Shop.Name } });
        await new SyncJob(_told.Connector, new ShopsAtWork(), NullLogger<SyncJob>.Instance)
            .Execute(context, CancellationToken.None);
    }
}
