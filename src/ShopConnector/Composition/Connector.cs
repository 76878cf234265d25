using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Shops.Transport;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Webhooks;

namespace ShopConnector.Composition;

/// <summary>Everything one process works with: the storage, the shops and the programme, put together once.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly SyncContext _context;
    private readonly ConnectorEnvironment _environment;
    private readonly HttpMessageHandler _handler;

    private Connector(
        ConnectorSettings settings, SyncContext context, HttpMessageHandler handler, ConnectorEnvironment environment)
    {
        Settings = settings;
        _context = context;
        _handler = handler;
        Shops = ShopSet.Create(settings.Shops, settings.Program.Rules, handler, environment);
        _environment = environment;
    }

    public ConnectorSettings Settings { get; }

    public IStorage Storage => _context.Storage;

    public ImmutableArray<IShop> Shops { get; }

    public CompiledProgram Program => _context.Program;

    public IClock Clock => _context.Clock;

    public TimeProvider Time => _environment.Time;

    public ILoggerFactory Logs => _environment.Logs;

    public static async Task<Connector> OpenAsync(
        ConnectorSettings settings, ConnectorEnvironment environment, CancellationToken ct)
    {
        var storage = StorageFactory.Open(settings.Storage, environment.Logs);
        await storage.MigrateAsync(ct);
        var program = settings.Program.WithControlKey(await storage.SecretAsync(ct));
        var context = new SyncContext(
            storage, program, settings.Fingerprint, settings.WriteBack, environment.Clock, environment.Time,
            ProcessOwner.Name, ProcessOwner.IsGone, environment.Logs.CreateLogger("ShopConnector.Sync"))
        {
            Addresses = settings.Shops.ToDictionary(shop => shop.Name, shop => shop.Address, StringComparer.Ordinal),
        };
        return new Connector(settings, context, ShopHandler.Create(), environment);
    }

    /// <summary>The same shops as another programme would set them up; whoever asks for them ends them.</summary>
    public ImmutableArray<IShop> ShopsUnder(LoyaltyProgram rules) =>
        ShopSet.Create(Settings.Shops, rules, _handler, _environment);

    public SyncRun RunOf(IShop shop) => new(_context, shop);

    public DemandRun DemandsOf(IShop shop) => new(_context, shop.Name, new ExportFolder(Settings.Web.Exports));

    public async ValueTask DisposeAsync()
    {
        foreach (var shop in Shops)
        {
            (shop as IDisposable)?.Dispose();
        }

        _handler.Dispose();
        if (Storage is IAsyncDisposable storage)
        {
            await storage.DisposeAsync();
        }

        _environment.Logs.Dispose();
    }
}
