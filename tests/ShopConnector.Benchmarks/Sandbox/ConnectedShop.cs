using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Demo;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Benchmarks.Sandbox;

/// <summary>A simulated shop and what connects it: the real adapter, SQLite, the programme of the example.</summary>
internal sealed class ConnectedShop : IAsyncDisposable
{
    private readonly ShopConnector.Sandbox.Sandbox _sandbox;
    private readonly DirectoryInfo _folder;
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly IStorage _storage;
    private readonly IShop _adapter;
    private readonly SyncContext _context;
    private readonly SyncRun _run;

    private ConnectedShop(ShopConnector.Sandbox.Sandbox sandbox, DirectoryInfo folder, int? bulkFrom, bool bulkWrites)
    {
        (_sandbox, _folder) = (sandbox, folder);
        var settings = DemoSettings.For(sandbox.Shops, Path.Combine(folder.FullName, "shop.db"));
        _storage = StorageFactory.Open(settings.Storage, NullLoggerFactory.Instance);
        _adapter = Adapter(sandbox.Shops[0], bulkFrom);
        _context = new SyncContext(
            _storage, settings.Program, settings.Fingerprint, settings.WriteBack, sandbox.Clock, TimeProvider.System,
            "benchmark", _ => false, NullLogger.Instance);
        _run = new SyncRun(_context, bulkWrites && _adapter is ILargeWrites large
            ? new WitnessedLargeShop(_adapter, large, Work) : new WitnessedShop(_adapter, Work));
    }

    public WorkDone Work { get; } = new();

    public SandboxShop Shop => _sandbox.Shops[0];

    public IStorage Storage => _storage;

    /// <summary>What the shop itself counted; the client's own figures are not asked.</summary>
    public SandboxRecords Records => _sandbox.Shops[0].Records;

    /// <param name="bulkFrom">From how many records Shopify is read in bulk; null: as the adapter has it.</param>
    public static Task<ConnectedShop> OpenAsync(
        string platform, int customers, TimeSpan latency, int? bulkFrom, CancellationToken ct) =>
        OpenAsync(Options(platform, customers, latency), bulkFrom, ct);

    public static SandboxOptions Options(string platform, int customers, TimeSpan latency) => new()
    {
        Clock = SystemClock.Instance,
        Platforms = [platform],
        SyntheticCustomers = customers,
        Latency = new SandboxLatency(Duration.FromTimeSpan(latency), Duration.Zero),
    };

    /// <param name="bulkWrites">Large plans go as the product sends them; else call by call.</param>
    public static async Task<ConnectedShop> OpenAsync(
        SandboxOptions options, int? bulkFrom, CancellationToken ct, bool bulkWrites = false)
    {
        var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(options, ct);
        var folder = Directory.CreateTempSubdirectory("shopconnector-benchmark-");
        var shop = new ConnectedShop(sandbox, folder, bulkFrom, bulkWrites);
        await shop._storage.MigrateAsync(ct);
        return shop;
    }

    public async Task<Measurement> BackfillAsync(CancellationToken ct, RunProgress? progress = null)
    {
        var measured = await Measurement.OfAsync(() => _run.PullAsync(progress ?? (_ => { }), ct));
        Read = measured.Elapsed;
        return measured;
    }

    /// <summary>How long the backfill took.</summary>
    public TimeSpan Read { get; private set; }

    /// <summary>As the next run does: what changed since.</summary>
    public Task<Measurement> TickAsync(CancellationToken ct) =>
        Measurement.OfAsync(() => new SyncRun(_context, _adapter).PullAsync(_ => { }, ct));

    /// <summary>Evaluates, plans and writes what the backfill brought.</summary>
    public Task<Measurement> WriteBackAsync(CancellationToken ct, RunProgress? progress = null) =>
        Measurement.OfAsync(async () =>
    {
        var report = await _run.ApplyAsync(new Confirmation(Yes: true), progress ?? (_ => { }), ct);

        // Partial: the simulated shop has its odd records, and refuses what cannot be done for them.
        if (report.State is not (RunState.Completed or RunState.Partial))
        {
            throw new InvalidOperationException($"The run ended as {report.State}: {report.Brake?.Problem}");
        }
    });

    /// <summary>Customers whom the next run would still change; what was written and is true leaves none.</summary>
    public async Task<long> LeftToWriteAsync(CancellationToken ct)
    {
        var report = await new SyncRun(_context, _adapter).PlanAsync(_ => { }, ct);
        return report.Plan.Totals!.CustomersTouched;
    }

    public async ValueTask DisposeAsync()
    {
        (_adapter as IDisposable)?.Dispose();
        _handler.Dispose();
        await ((IAsyncDisposable)_storage).DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IShop Adapter(SandboxShop shop, int? bulkFrom)
    {
        var (name, url, keys) = (shop.Name, shop.Url.ToString(), shop.Credentials);
        if (shop.Platform == SandboxPlatforms.WooCommerce)
        {
            var woo = new WooCommerceOptions
            {
                Name = name,
                Url = url,
                ConsumerKey = keys.ConsumerKey!,
                ConsumerSecret = keys.ConsumerSecret!,
            };
            return WooCommerceShop.Create(woo, _handler, _sandbox.Clock, NullLoggerFactory.Instance);
        }

        var shopify = new ShopifyOptions
        {
            Name = name,
            Url = url,
            ClientId = keys.ClientId,
            ClientSecret = keys.ClientSecret,
        };
        shopify = bulkFrom is { } from ? shopify with { BulkFrom = from } : shopify;
        return ShopifyShop.Create(shopify, _handler, _sandbox.Clock, NullLoggerFactory.Instance);
    }
}
