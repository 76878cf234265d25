using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.Transport;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Sandbox.Core;
using ShopConnector.Tests.Storage;
using SandboxOptionsOfShopify = ShopConnector.Sandbox.Shopify.ShopifyOptions;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>A simulated Shopify shop that is read into a database of its own, by the shop's clock.</summary>
internal sealed partial class ReadShop : IAsyncDisposable
{
    private const int RunsMost = 60;

    private readonly ShopConnector.Sandbox.Sandbox _sandbox;
    private readonly SqliteHome _home = new();
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private SqlStorage _storage = null!;
    private Lease _lease = null!;

    private ReadShop(ShopConnector.Sandbox.Sandbox sandbox) => _sandbox = sandbox;

    public SandboxShop Shop => _sandbox.Shops[0];

    public SandboxClock Clock => _sandbox.Clock;

    /// <summary>From so many records on by bulk operations; 0: always.</summary>
    public int BulkFrom { get; init; }

    public int OrdersPerSlice { get; init; } = 40;

    public static async Task<ReadShop> OpenAsync(
        int seed = 1, SandboxFaults? faults = null, int customers = 40, int bulkFrom = 0, int ordersPerSlice = 40,
        SandboxOptionsOfShopify? shopify = null)
    {
        var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Seed = seed,
                Clock = new StillClock(),
                Customers = customers,
                Platforms = [SandboxPlatforms.Shopify],
                Faults = faults ?? SandboxFaults.None,
                Shopify = shopify ?? new SandboxOptionsOfShopify(),
            },
            CancellationToken.None);
        var shop = new ReadShop(sandbox) { BulkFrom = bulkFrom, OrdersPerSlice = ordersPerSlice };
        await shop._home.PrepareAsync();
        shop._storage = (SqlStorage)StorageFactory.Open(shop._home.Options, NullLoggerFactory.Instance);
        await shop._storage.MigrateAsync(default);
        var taken = await shop._storage.TryAcquireAsync(
            shop.Shop.Name, "test", StillClock.Noon, Duration.FromDays(1_000), _ => false, default);
        shop._lease = taken.Taken!;
        return shop;
    }

    /// <summary>As one process does, which ends after so many stored pages as if it were killed.</summary>
    /// <returns>What was pulled.</returns>
    public async Task<IReadOnlyList<PullPage>> PullAsync(int pagesMost = int.MaxValue)
    {
        var pages = new List<PullPage>();
        using var adapter = Connect();
        var watermark = await _storage.WatermarkAsync(Shop.Name, default);
        await foreach (var page in adapter.PullAsync(watermark, CancellationToken.None))
        {
            await _storage.SaveAsync(_lease, page, default);
            pages.Add(page);
            if (pages.Count == pagesMost)
                break;
        }

        return pages;
    }

    /// <summary>As the schedule does: what fails for now is tried again later.</summary>
    public async Task PullUntilReadAsync()
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await PullAsync();
                return;
            }
            catch (ShopException later) when (run < RunsMost && (later.Transient || IsWebPage(later)))
            {
                Clock.Advance(Duration.FromMinutes(15));
            }
        }
    }

    public Task<string?> WatermarkAsync() => _storage.WatermarkAsync(Shop.Name, default);

    /// <summary>Everything that is stored of the shop, but for when it was last changed there.</summary>
    public async Task<string[]> StoredAsync() =>
    [
        .. await RowsAsync("customer", "gone || guest || ifnull(card, '')"),
        .. await RowsAsync(
            "customer_order", "ifnull(customer_id, '') || '|' || deleted || '|' || ifnull(cancelled_at, '')"),
    ];

    public async Task<long> OrdersAsync() =>
        (long)(await _home.SqlAsync("SELECT count(*) FROM customer_order WHERE deleted = 0"))!;

    public ShopifyShop Connect()
    {
        var time = new SandboxTime(Clock);
        return ShopifyShop.Create(
            new ShopifyOptions
            {
                Name = Shop.Name,
                Url = Shop.Url.ToString(),
                ClientId = Shop.Credentials.ClientId,
                ClientSecret = Shop.Credentials.ClientSecret,
                BulkFrom = BulkFrom,
                OrdersPerSlice = OrdersPerSlice,
            },
            _handler, time, NullLoggerFactory.Instance, time, jitter: () => 0.5);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _home.DisposeAsync();
        await _sandbox.DisposeAsync();
        _handler.Dispose();
    }

    private async Task<string[]> RowsAsync(string table, string columns) => ((string)(await _home.SqlAsync(
        $"SELECT ifnull(group_concat(line, char(10)), '') FROM (SELECT id || '|' || {columns} || '|' || "
        + $"ifnull(body, '') AS line FROM {table} ORDER BY id)"))!)
        .Split('\n').Select(row => Traces().Replace(row, "")).ToArray();

    // Made with a secret of each installation.
    [GeneratedRegex("\"Traces\":\\{[^}]*\\},?", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Traces();

    private static bool IsWebPage(ShopException failure) =>
        failure.Problem.StartsWith("a web page came", StringComparison.Ordinal);
}
