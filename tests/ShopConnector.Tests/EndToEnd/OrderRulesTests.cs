using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Sandbox;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;
using SandboxHost = ShopConnector.Sandbox.Sandbox;
using SandboxShopify = ShopConnector.Sandbox.Shopify.ShopifyOptions;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>Order rules against both simulated shops, from pull to packing desk.</summary>
public sealed class OrderRulesTests : IAsyncLifetime
{
    private static readonly OrderRule Zone =
        new("Verboden zone", "country = 'NL' AND postcode BETWEEN '8881' AND '8899'")
        {
            Tags = ["restricted-zone"],
            Hold = true,
            Note = "Geen bezorging op de eilanden.",
        };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("order-rules-");
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private SandboxHost? _sandbox;
    private IStorage? _storage;
    private IShop? _shop;

    public static TheoryData<string> Platforms => [SandboxPlatforms.Shopify, SandboxPlatforms.WooCommerce];

    private SandboxShop Shop => _sandbox!.Shops[0];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_right_order_is_tagged_and_held_once_and_staff_have_the_last_word(string platform)
    {
        await OpenAsync(platform);
        var customer = Shop.Staff.CustomerIds[0];
        var island = Shop.Staff.PlaceOrder(customer, email: null, 80m, "8891 HA");
        var mainland = Shop.Staff.PlaceOrder(customer, email: null, 80m, "1012 AB");
        var guest = Shop.Staff.PlaceOrder(customer: null, "eiland@example.com", 20m, "8881 AA");

        var first = await ApplyAsync();

        first.Problems.ShouldBeEmpty();
        (first.Result!.Orders, first.Result.OrdersHeld).ShouldBe((2, 2));
        Shop.Packing.TagsOf(island).ShouldBe(["restricted-zone"]);
        Shop.Packing.NotesOf(island).ShouldBe(["Geen bezorging op de eilanden."]);
        (Shop.Packing.IsHeld(island), Shop.Packing.IsHeld(guest)).ShouldBe((true, true));
        Shop.Packing.Send(island).ShouldBeFalse();
        Shop.Packing.TagsOf(mainland).ShouldBeEmpty();
        Shop.Packing.Send(mainland).ShouldBeTrue();

        Shop.Packing.Release(island);
        Shop.Packing.RemoveTag(island, "restricted-zone");
        var second = await ApplyAsync();

        second.Plan.Totals!.Orders.ShouldBe(0);
        Shop.Packing.IsHeld(island).ShouldBeFalse();
        Shop.Packing.TagsOf(island).ShouldBeEmpty();
        Shop.Packing.NotesOf(guest).Count.ShouldBe(1);
        var writes = Shop.Records.Writes;
        (await ApplyAsync()).State.ShouldBe(RunState.Completed);
        Shop.Records.Writes.ShouldBe(writes);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Undo_takes_off_our_tag_and_lets_the_order_go(string platform)
    {
        await OpenAsync(platform);
        var order = Shop.Staff.PlaceOrder(Shop.Staff.CustomerIds[0], email: null, 80m, "8891 HA");
        var run = await ApplyAsync();
        Shop.Packing.IsHeld(order).ShouldBeTrue();

        var undone = await Run().UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        undone.Problems.ShouldBeEmpty();
        Shop.Packing.IsHeld(order).ShouldBeFalse();
        Shop.Packing.TagsOf(order).ShouldBeEmpty();
        (await ApplyAsync()).Plan.Totals!.Orders.ShouldBe(0);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        (_shop as IDisposable)?.Dispose();
        _handler.Dispose();
        if (_storage is IAsyncDisposable storage)
            await storage.DisposeAsync();

        if (_sandbox is not null)
            await _sandbox.DisposeAsync();

        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync(string platform)
    {
        var standard = new SandboxShopify();
        _sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Clock = SystemClock.Instance,
                Platforms = [platform],
                Customers = 12,
                Shopify = standard with
                {
                    Scopes = [.. standard.Scopes, "write_orders", "write_merchant_managed_fulfillment_orders"],
                },
            },
            CancellationToken.None);
        _storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, "rules.db")}"),
            NullLoggerFactory.Instance);
        await _storage.MigrateAsync(CancellationToken.None);
        var (keys, url) = (Shop.Credentials, Shop.Url.ToString());
        _shop = platform == SandboxPlatforms.Shopify
            ? ShopifyShop.Create(
                new ShopifyOptions { Name = Shop.Name, Url = url, AccessToken = keys.AccessToken },
                _handler, SystemClock.Instance, NullLoggerFactory.Instance)
            : WooCommerceShop.Create(
                new WooCommerceOptions
                {
                    Name = Shop.Name,
                    Url = url,
                    ConsumerKey = keys.ConsumerKey!,
                    ConsumerSecret = keys.ConsumerSecret!,
                },
                _handler, SystemClock.Instance, NullLoggerFactory.Instance);
    }

    private Task<RunReport> ApplyAsync() =>
        Run().ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    private SyncRun Run() => new(
        new SyncContext(
            _storage!, Programs.Of(Zone), "rules", new WriteBackOptions { TouchedShareMax = 1m },
            SystemClock.Instance, TimeProvider.System, "test", static _ => false, NullLogger.Instance),
        _shop!);
}
