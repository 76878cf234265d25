using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Benchmarks.Sandbox;
using ShopConnector.Configuration;
using ShopConnector.Demo;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Benchmarks.WooCommerce;

/// <summary>
/// A simulated shop on a host that takes its time, connected as in earnest. While it is read, staff go on working.
/// </summary>
internal sealed class PacedShop : IAsyncDisposable
{
    private const double Drift = 0.2;

    private readonly ShopConnector.Sandbox.Sandbox _sandbox;
    private readonly DirectoryInfo _folder;
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly IStorage _storage;
    private readonly IShop _adapter;
    private readonly SyncContext _context;

    private PacedShop(ShopConnector.Sandbox.Sandbox sandbox, DirectoryInfo folder)
    {
        (_sandbox, _folder) = (sandbox, folder);
        var settings = DemoSettings.For(sandbox.Shops, Path.Combine(folder.FullName, "shop.db"));
        _storage = StorageFactory.Open(settings.Storage, NullLoggerFactory.Instance);
        _adapter = Adapter(settings.Shops[0]);
        _context = new SyncContext(
            _storage, settings.Program, settings.Fingerprint, settings.WriteBack, sandbox.Clock, TimeProvider.System,
            "benchmark", _ => false, NullLogger.Instance);
    }

    public WorkDone Work { get; } = new();

    public SandboxShop Shop => _sandbox.Shops[0];

    public static async Task<PacedShop> OpenAsync(int customers, CancellationToken ct)
    {
        var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Clock = SystemClock.Instance,
                Platforms = [SandboxPlatforms.WooCommerce],
                SyntheticCustomers = customers,
                Host = new SandboxHost(),
                Faults = new SandboxFaults { PageDrift = Drift },
            },
            ct);
        var shop = new PacedShop(sandbox, Directory.CreateTempSubdirectory("shopconnector-benchmark-"));
        await shop._storage.MigrateAsync(ct);
        return shop;
    }

    /// <summary>A first time everything, then what is new.</summary>
    public async Task<(Measurement Spent, long Calls)> PullAsync(RunProgress progress, CancellationToken ct)
    {
        var before = Shop.Records.Requests;
        var spent = await Measurement.OfAsync(() =>
            new SyncRun(_context, new WitnessedShop(_adapter, Work)).PullAsync(progress, ct));
        return (spent, Shop.Records.Requests - before);
    }

    /// <summary>Evaluates, plans and writes; pulls what is new before, which is counted.</summary>
    public async Task<(Measurement Spent, long Calls)> ApplyAsync(RunProgress progress, CancellationToken ct)
    {
        var before = Shop.Records.Requests;
        var spent = await Measurement.OfAsync(async () =>
        {
            var run = new SyncRun(_context, new WitnessedShop(_adapter, Work));
            var report = await run.ApplyAsync(new Confirmation(Yes: true), progress, ct);
            if (report.State is not (RunState.Completed or RunState.Partial))
            {
                throw new InvalidOperationException($"The run ended as {report.State}: {report.Brake?.Problem}");
            }
        });
        return (spent, Shop.Records.Requests - before);
    }

    /// <summary>A day later, so that a night has passed.</summary>
    public void PassNight() => _sandbox.Clock.Advance(Duration.FromDays(1));

    /// <summary>Orders that storage holds otherwise than the shop has them, or not at all.</summary>
    public async Task<int> WrongOrdersAsync(CancellationToken ct)
    {
        var left = Shop.Orders.Where(order => order.Value.IsSomebodys)
            .ToDictionary(order => order.Key, order => order.Value with { IsTrashed = false });
        var wrong = 0;
        await foreach (var member in _storage.AllAsync(Shop.Name, ct))
        {
            foreach (var order in member.History.Orders)
            {
                var held = new OrderFacts(
                    order.Total, order.Refunds.Sum(refund => refund.Total), order.CancelledAt is not null,
                    IsTrashed: false, IsSomebodys: true);
                wrong += left.Remove(long.Parse(order.Key.Id, provider: null), out var known) && known == held ? 0 : 1;
            }
        }

        return wrong + left.Count;
    }

    public async ValueTask DisposeAsync()
    {
        (_adapter as IDisposable)?.Dispose();
        _handler.Dispose();
        await ((IAsyncDisposable)_storage).DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IShop Adapter(ShopSettings shop) => WooCommerceShop.Create(
        new WooCommerceOptions
        {
            Name = shop.Name,
            Url = shop.Url,
            ConsumerKey = shop.ConsumerKey!,
            ConsumerSecret = shop.ConsumerSecret!,
        },
        _handler, _sandbox.Clock, NullLoggerFactory.Instance);
}
