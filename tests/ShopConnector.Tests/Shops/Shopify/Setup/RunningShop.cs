using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Tests.Sandbox.Shopify;
using Adapter = ShopConnector.Shops.Shopify;
using Simulated = ShopConnector.Sandbox.Shopify;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>Whole runs against a simulated Shopify shop over real HTTP, with a real SQLite file.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("running-shop-");
    private readonly CutWire _handler = new();
    private readonly List<Adapter.ShopifyShop> _adapters = [];

    private RunningShop(ShopifyShop shop, IStorage storage) => (Shop, Storage) = (shop, storage);

    public ShopifyShop Shop { get; }

    /// <summary>Between the shop and everybody connected to it.</summary>
    public CutWire Wire => _handler;

    public IStorage Storage { get; private set; }

    public static async Task<RunningShop> OpenAsync(
        int customers = 10, Simulated.ShopifyOptions? options = null, SandboxFaults? faults = null)
    {
        var shop = await ShopifyShop.OpenAsync(options ?? Simulated.ShopifyOptions.Plus, faults, customers);
        var running = new RunningShop(shop, storage: null!);
        var file = Path.Combine(running._folder.FullName, "run.db");
        running.Storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), NullLoggerFactory.Instance);
        await running.Storage.MigrateAsync(CancellationToken.None);
        return running;
    }

    public Task<RunReport> PlanAsync(LoyaltyProgram rules) =>
        Run(rules).PlanAsync(static _ => { }, CancellationToken.None);

    public Task<RunReport> ApplyAsync(LoyaltyProgram rules) =>
        Run(rules).ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    public Task<RunReport> UndoAsync(LoyaltyProgram rules, long run) =>
        Run(rules).UndoAsync(run, static _ => { }, CancellationToken.None);

    public SyncRun Run(LoyaltyProgram rules)
    {
        var program = CompiledProgram.TryCompile(rules, out var problems);
        problems.ShouldBeEmpty();
        return new SyncRun(
            new SyncContext(
                Storage, program!, rules.GetHashCode().ToString(System.Globalization.CultureInfo.InvariantCulture),
                new WriteBackOptions { RemovalShareMax = 1m, TouchedShareMax = 1m }, Shop.Clock, TimeProvider.System,
                "test", static _ => false, NullLogger.Instance),
            Connect(rules));
    }

    public Adapter.ShopifyShop Connect(LoyaltyProgram rules)
    {
        var adapter = Adapter.ShopifyShop.Create(
            new Adapter.ShopifyOptions
            {
                Name = "atelier",
                Url = Shop.Shop.Url.ToString(),
                AccessToken = Shop.Shop.Credentials.AccessToken,
                WritesOrders = !rules.OrderRules.IsEmpty,
                FreeShipping = Loyalty.Shipping.FreeShippingRule.Of(rules),
                Language = rules.Language,
            },
            _handler, Shop.Clock, NullLoggerFactory.Instance, new PassingTime(Shop.Clock), () => 0.5);
        _adapters.Add(adapter);
        return adapter;
    }

    /// <summary>What this customer pays for shipping to the Netherlands.</summary>
    public decimal ShippingOf(ShopCustomer? buyer, decimal goods = 100m, string country = "NL", string? code = null) =>
        Shop.Shop.Face.Quote(new CheckoutCart(buyer, buyer?.Email, country, goods, code)).Shipping;

    public void Pass(Duration time) => Shop.Pass(time);

    public async ValueTask DisposeAsync()
    {
        _adapters.ForEach(adapter => adapter.Dispose());
        _handler.Dispose();
        await ((IAsyncDisposable)Storage).DisposeAsync();
        await Shop.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
