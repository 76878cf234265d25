using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Sandbox;
using ShopConnector.Shops.Shopify;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using SandboxHost = ShopConnector.Sandbox.Sandbox;

namespace ShopConnector.Tests.EndToEnd.Connected;

/// <summary>One simulated shop with all that is connected to it: a client, a database, a run over them.</summary>
internal sealed class ConnectedShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connected-");
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly IClock _clock;
    private readonly SandboxHost _sandbox;
    private readonly IShop _client;

    private ConnectedShop(SandboxHost sandbox, IClock clock)
    {
        (_sandbox, _clock) = (sandbox, clock);
        _client = Client();
        Storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, "shop.db")}"),
            NullLoggerFactory.Instance);
    }

    public IStorage Storage { get; }

    public SandboxShop Shop => _sandbox.Shops[0];

    /// <param name="options">Of one platform; its clock is everybody's.</param>
    public static async Task<ConnectedShop> OpenAsync(SandboxOptions options)
    {
        var connected = new ConnectedShop(
            await SandboxHost.StartAsync(options, CancellationToken.None), options.Clock);
        await connected.Storage.MigrateAsync(CancellationToken.None);
        return connected;
    }

    public SyncRun Run(CompiledProgram program) => new(
        new SyncContext(
            Storage, program, "rules", new WriteBackOptions { TouchedShareMax = 1m }, _clock, TimeProvider.System,
            "test", static _ => false, NullLogger.Instance),
        _client);

    public Task<RunReport> ApplyAsync(CompiledProgram program) =>
        Run(program).ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        (_client as IDisposable)?.Dispose();
        _handler.Dispose();
        if (Storage is IAsyncDisposable storage)
            await storage.DisposeAsync();

        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IShop Client()
    {
        var (keys, url) = (Shop.Credentials, Shop.Url.ToString());
        return Shop.Platform == SandboxPlatforms.Shopify
            ? ShopifyShop.Create(
                new ShopifyOptions { Name = Shop.Name, Url = url, AccessToken = keys.AccessToken },
                _handler, _clock, NullLoggerFactory.Instance)
            : WooCommerceShop.Create(
                new WooCommerceOptions
                {
                    Name = Shop.Name,
                    Url = url,
                    ConsumerKey = keys.ConsumerKey!,
                    ConsumerSecret = keys.ConsumerSecret!,
                },
                _handler, _clock, NullLoggerFactory.Instance);
    }
}
