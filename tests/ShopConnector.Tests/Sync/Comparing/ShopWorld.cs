using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Plan.Comparing;

namespace ShopConnector.Tests.Sync.Comparing;

/// <summary>Some shops in memory with one SQLite file, run as the commands run them; it can be doubled.</summary>
internal sealed class ShopWorld : IAsyncDisposable
{
    private static readonly WriteBackOptions s_noBrake = new() { RemovalShareMax = 1_000m, TouchedShareMax = 1_000m, HoldsMax = 1_000 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("world-");
    private IStorage? _storage;

    private ShopWorld(IReadOnlyList<MemoryShop> shops, StillClock clock) => (Shops, Clock) = (shops, clock);

    public IReadOnlyList<MemoryShop> Shops { get; }

    public StillClock Clock { get; }

    public IStorage Storage => _storage!;

    public static async Task<ShopWorld> OpenAsync(Instant now, params MemoryShop[] shops)
    {
        var world = new ShopWorld(shops, new StillClock(now));
        await world.OpenAsync();
        await world.DealAlwaysAlikeAsync();
        return world;
    }

    /// <summary>The same storage, with its secret, and the same shops: from here on two histories.</summary>
    public async Task<ShopWorld> TwinAsync()
    {
        await CloseAsync();
        var twin = new ShopWorld([.. Shops.Select(shop => shop.Twin())], new StillClock(Clock.Now));
        foreach (var file in _folder.GetFiles())
            file.CopyTo(Path.Combine(twin._folder.FullName, file.Name));

        await OpenAsync();
        await twin.OpenAsync();
        return twin;
    }

    /// <summary><c>apply</c>: every shop is read before the first one is judged.</summary>
    public async Task<IReadOnlyList<RunReport>> ApplyAsync(CompiledProgram program, string fingerprint)
    {
        var runs = await PulledAsync(program, fingerprint);
        var reports = new List<RunReport>();
        foreach (var run in runs)
            reports.Add(await run.ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None));

        return reports;
    }

    /// <summary><c>plan</c>.</summary>
    public async Task<IReadOnlyList<RunReport>> PlanAsync(CompiledProgram program, string fingerprint)
    {
        var (runs, reports, budgets) =
            (await PulledAsync(program, fingerprint), new List<RunReport>(), new BudgetBook());
        foreach (var run in runs)
        {
            run.Budgets = budgets;
            reports.Add(await run.PlanAsync(static _ => { }, CancellationToken.None));
        }

        return reports;
    }

    /// <summary><c>plan --with</c>.</summary>
    public async Task<(ProgramComparison Whole, IReadOnlyList<RunReport> Reports)> PlanWithAsync(
        CompiledProgram today, string fingerprint, OtherProgram other)
    {
        var (runs, whole) = (await PulledAsync(today, fingerprint), new ProgramComparison(other));
        var reports = new List<RunReport>();
        foreach (var run in runs)
            reports.Add(await run.WhatIfAsync(whole, static _ => { }, CancellationToken.None));

        return (whole, reports);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<SyncRun>> PulledAsync(CompiledProgram program, string fingerprint)
    {
        var keyed = program.WithControlKey(await Storage.SecretAsync(CancellationToken.None));
        var context = new SyncContext(
            Storage, keyed, fingerprint, s_noBrake, Clock, TimeProvider.System, "test", static _ => false,
            NullLogger.Instance);
        var runs = Shops.Select(shop => new SyncRun(context, shop)).ToList();
        foreach (var run in runs)
            await run.PullAsync(static _ => { }, CancellationToken.None);

        return runs;
    }

    private async Task OpenAsync()
    {
        var file = Path.Combine(_folder.FullName, "world.db");
        _storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), NullLoggerFactory.Instance);
        await _storage.MigrateAsync(CancellationToken.None);
    }

    /// <summary>The secret is drawn; then control groups and codes would be others each time.</summary>
    private async Task DealAlwaysAlikeAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "world.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE installation SET secret = zeroblob(32)";
        await command.ExecuteNonQueryAsync();
    }

    private async Task CloseAsync()
    {
        if (_storage is IAsyncDisposable open)
            await open.DisposeAsync();

        SqliteConnection.ClearAllPools();
        _storage = null;
    }
}
