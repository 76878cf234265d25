using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;
using SandboxHost = ShopConnector.Sandbox.Sandbox;
using StillClock = ShopConnector.Tests.Sandbox.Core.StillClock;

namespace ShopConnector.Tests.Shops.WooCommerce.Quirks;

/// <summary>A simulated shop with the real adapter, storage and run; waits between repeats are left out.</summary>
internal sealed class ConnectedWoo : IAsyncDisposable
{
    private const string Database = "woo.db";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connected-woo-");
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly SandboxHost _sandbox;
    private readonly IShop _adapter;

    private ConnectedWoo(SandboxHost sandbox, ConnectedWoo? twin)
    {
        _sandbox = sandbox;
        var file = Path.Combine(_folder.FullName, Database);
        if (twin is not null)
            File.Copy(Path.Combine(twin._folder.FullName, Database), file);
        Storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={file};Pooling=False"),
            NullLoggerFactory.Instance);
        _adapter = WooCommerceShop.Create(
            new WooCommerceOptions
            {
                Name = Shop.Name,
                Url = Shop.Url.ToString(),
                ConsumerKey = Shop.Credentials.ConsumerKey!,
                ConsumerSecret = Shop.Credentials.ConsumerSecret!,
            },
            _handler, sandbox.Clock, NullLoggerFactory.Instance, TimeProvider.System,
            TransportLimits.Default with { FirstDelay = TimeSpan.Zero, LongestDelay = TimeSpan.Zero });
    }

    public SandboxShop Shop => _sandbox.Shops[0];

    public IStorage Storage { get; }

    /// <param name="twin">
    /// Has the same secret, before anything was written: so that both give the same people the same codes.
    /// </param>
    public static async Task<ConnectedWoo> OpenAsync(
        SandboxFaults? faults = null, int seed = 1, int customers = 30, ConnectedWoo? twin = null,
        string zone = SandboxOptions.UsualZone, bool classic = false, NodaTime.Instant? now = null)
    {
        var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Seed = seed,
                Clock = new StillClock(now ?? StillClock.Noon),
                Zone = zone,
                ClassicOrders = classic,
                Customers = customers,
                Platforms = [SandboxPlatforms.WooCommerce],
                Faults = faults ?? SandboxFaults.None,
            },
            CancellationToken.None);
        var shop = new ConnectedWoo(sandbox, twin);
        await shop.Storage.MigrateAsync(CancellationToken.None);
        return shop;
    }

    public void Advance(NodaTime.Duration time) => _sandbox.Clock.Advance(time);

    public Task PassWeekAsync() => _sandbox.PassWeekAsync();

    public Task PullAsync() => Run().PullAsync(static _ => { }, CancellationToken.None);

    /// <summary>Accounts that are to get a code.</summary>
    public async Task<HashSet<string>> PlanAsync()
    {
        var report = await Run().PlanAsync(static _ => { }, CancellationToken.None);
        return (await Storage.PlanLinesAsync(report.Plan.Id, CancellationToken.None).ToListAsync())
            .Where(line => line.Change is { Issue.IsEmpty: false }).Select(line => line.Customer.ToString())
            .ToHashSet(StringComparer.Ordinal);
    }

    public Task<RunReport> ApplyAsync() =>
        Run().ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    /// <summary>As a worker does: again and again, whatever went wrong before.</summary>
    public async Task<List<string>> ApplyTimesAsync(int times)
    {
        var problems = new List<string>();
        for (var time = 0; time < times; time++)
        {
            try
            {
                problems.AddRange((await ApplyAsync()).Problems.Select(one => one.Problem));
            }
            catch (ShopException fault)
            {
                problems.Add(fault.Problem);
            }
        }

        return problems;
    }

    /// <summary>Ids of orders that storage holds otherwise than the shop knows them.</summary>
    public async Task<List<string>> WrongOrdersAsync()
    {
        var stored = new Dictionary<string, OrderFacts>();
        await foreach (var member in Storage.AllAsync(Shop.Name, CancellationToken.None))
            foreach (var order in member.History.Orders)
                stored[order.Key.Id] = new OrderFacts(
                    order.Total, order.Refunds.Sum(refund => refund.Total), order.CancelledAt is not null, false, true);
        var known = Shop.Orders.Where(order => order.Value.IsSomebodys)
            .ToDictionary(order => $"{order.Key}", order => order.Value with { IsTrashed = false });
        return
        [
            .. known.Keys.Union(stored.Keys)
                .Where(id => known.GetValueOrDefault(id) != stored.GetValueOrDefault(id)),
        ];
    }

    /// <summary>What of ours stands in the shop: metadata of accounts and orders, and codes, line by line.</summary>
    public List<string> Loyalty()
    {
        lock (Shop.State.Gate)
        {
            return
            [
                .. Shop.State.Customers.Values.Select(one => Line("customer", one.Id, one.Metadata)),
                .. Shop.State.Orders.Values.Select(one => Line("order", one.Id, one.Metadata)),
                .. Shop.Face.LiveCodes().Select(code => $"{code.Code} {string.Join(',', code.Emails)} {code.Value}")
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Everything that is not ours, byte for byte.</summary>
    /// <param name="withIds">Not to compare two shops: what was written between gives each its own numbers.</param>
    public List<string> Foreign(bool withIds = true)
    {
        lock (Shop.State.Gate)
        {
            return
            [
                .. Shop.State.Customers.Values.Select(one => (one.Id, one.Metadata))
                    .Concat(Shop.State.Orders.Values.Select(one => (one.Id, one.Metadata)))
                    .SelectMany(one => one.Metadata.Where(entry => !IsOurs(entry))
                        .Select(entry =>
                            $"{one.Id} {(withIds ? entry.Id : 0)} {entry.Key} {entry.Value?.ToJsonString()}")),
            ];
        }
    }

    public async ValueTask DisposeAsync()
    {
        (_adapter as IDisposable)?.Dispose();
        _handler.Dispose();
        await ((IAsyncDisposable)Storage).DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Line(string kind, long id, IEnumerable<MetaEntry> metadata) => $"{kind} {id} " + string.Join(
        ' ', metadata.Where(IsOurs).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}={(entry.Value ?? JsonValue.Create(""))!.ToJsonString()}"));

    private static bool IsOurs(MetaEntry entry) => entry.Key.StartsWith("shopconnector_", StringComparison.Ordinal);

    private SyncRun Run() => new(
        new SyncContext(
            Storage, Programs.Vip(), "quirks", new WriteBackOptions { TouchedShareMax = 1m, RemovalShareMax = 1m },
            _sandbox.Clock, TimeProvider.System, "test", static _ => false, NullLogger.Instance),
        _adapter);
}
