using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;
using SandboxHost = ShopConnector.Sandbox.Sandbox;

namespace ShopConnector.Tests.EndToEnd.Companion;

/// <summary>One shop, with the companion plugin, without it, and with an old one: nobody sees a difference.</summary>
public sealed class CompanionTests : IAsyncLifetime
{
    private static CompiledProgram WithOffers { get; } = Programs.Vip(200m);

    // Which codes a week uses hangs on their letters, and those on the installation.
    private static CompiledProgram WithoutOffers { get; } =
        Programs.Tagging(new Segment("VIP", "VIP", "amount_spent >= 200"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("companion-");
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly List<IAsyncDisposable> _open = [];

    [Fact]
    public async Task A_shop_shows_the_same_with_the_plugin_and_without_and_takes_fewer_calls()
    {
        var (without, plain) = await OpenAsync(CompanionPlugin.Missing);
        var (with, pushed) = await OpenAsync(CompanionPlugin.Installed);
        var (old, unfit) = await OpenAsync(CompanionPlugin.Outdated);
        var reports = new[] { await ApplyAsync(plain), await ApplyAsync(pushed), await ApplyAsync(unfit) };

        reports.ShouldAllBe(report => report.Problems.Count == 0 && report.Result!.Customers > 250);
        var seen = Seen(without);
        seen.ShouldContain("VIP");
        Seen(with).ShouldBeTheLinesOf(seen, "with the plugin");
        Seen(old).ShouldBeTheLinesOf(seen, "with an old plugin");
        reports[1].Calls.Requests.ShouldBeLessThan(reports[0].Calls.Requests);
    }

    [Fact]
    public async Task The_second_run_writes_nothing_and_undo_leaves_what_was_there()
    {
        var (shop, run) = await OpenAsync(CompanionPlugin.Installed, customers: 40);
        var before = Seen(shop);
        var first = await ApplyAsync(run);
        var writes = shop.Records.Writes;

        (await ApplyAsync(run)).Plan.Totals!.CustomersTouched.ShouldBe(0);
        shop.Records.Writes.ShouldBe(writes);

        await run().UndoAsync(first.Run!.Value, static _ => { }, CancellationToken.None);
        Seen(shop).ShouldBeTheLinesOf(before, "after undo");
    }

    [Fact]
    public async Task A_week_of_shop_life_with_lost_answers_ends_as_one_without()
    {
        var faults = new SandboxFaults { ResetAfter = 0.1, ServerError = 0.1 };
        var (calm, quiet) = await OpenAsync(CompanionPlugin.Missing, customers: 60, hasOffers: false);
        var (stormy, loud) = await OpenAsync(CompanionPlugin.Installed, customers: 60, faults, hasOffers: false);
        foreach (var run in (Func<SyncRun>[])[quiet, loud])
            await ApplyAsync(run);
        await PassWeekAsync();
        foreach (var run in (Func<SyncRun>[])[quiet, loud])
            await ApplyAsync(run);

        Seen(stormy).ShouldBeTheLinesOf(Seen(calm), "with faults");
        (await ApplyAsync(loud)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_open))
            await one.DisposeAsync();

        _handler.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>What the plugin keeps for itself is no difference that anybody sees.</summary>
    private static string Seen(SandboxShop shop) =>
        ShopSnapshot.Of(shop).Replace("._shopconnector_shared=\"yes\" ", "", StringComparison.Ordinal);

    private async Task PassWeekAsync()
    {
        foreach (var sandbox in _open.OfType<SandboxHost>())
            await sandbox.PassWeekAsync();
    }

    private async Task<(SandboxShop Shop, Func<SyncRun> Run)> OpenAsync(
        CompanionPlugin companion, int? customers = null, SandboxFaults? faults = null, bool hasOffers = true)
    {
        var sandbox = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Clock = new StillClock(Instant.FromUtc(2026, 11, 1, 10, 0)),
                Platforms = [SandboxPlatforms.WooCommerce],
                Customers = customers,
                Companion = companion,
                Faults = faults ?? SandboxFaults.None,
            },
            CancellationToken.None);
        _open.Add(sandbox);
        var storage = StorageFactory.Open(
            new StorageOptions(
                StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, $"{_open.Count}.db")}"),
            NullLoggerFactory.Instance);
        _open.Add((IAsyncDisposable)storage);
        await storage.MigrateAsync(CancellationToken.None);
        var (shop, keys) = (sandbox.Shops[0], sandbox.Shops[0].Credentials);
        var connected = WooCommerceShop.Create(
            new WooCommerceOptions
            {
                Name = shop.Name,
                Url = shop.Url.ToString(),
                ConsumerKey = keys.ConsumerKey!,
                ConsumerSecret = keys.ConsumerSecret!,
            },
            _handler, sandbox.Clock, NullLoggerFactory.Instance, TimeProvider.System,
            TransportLimits.Default with { FirstDelay = TimeSpan.Zero, LongestDelay = TimeSpan.Zero, Attempts = 8 });
        return (shop, () => new SyncRun(
            new SyncContext(
                storage, hasOffers ? WithOffers : WithoutOffers, "companion",
                new WriteBackOptions { TouchedShareMax = 1m, RemovalShareMax = 1m },
                sandbox.Clock, TimeProvider.System, "test", static _ => false, NullLogger.Instance),
            connected));
    }

    private static Task<RunReport> ApplyAsync(Func<SyncRun> run) =>
        run().ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);
}
