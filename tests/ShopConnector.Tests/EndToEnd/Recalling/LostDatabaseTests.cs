using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.WooCommerce.Plugin;
using ShopConnector.Shops.Transport;
using ShopConnector.Shops.WooCommerce;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;
using SandboxHost = ShopConnector.Sandbox.Sandbox;

namespace ShopConnector.Tests.EndToEnd.Recalling;

/// <summary>An installation whose database is lost, and with it the secret that its codes followed from.</summary>
public sealed class LostDatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lost-database-");
    private readonly HttpMessageHandler _handler = ShopHandler.Create();
    private readonly List<IAsyncDisposable> _open = [];
    private SandboxHost _sandbox = null!;

    private static CompiledProgram Program { get; } = Programs.Vip(200m);

    [Fact]
    public async Task A_new_installation_knows_the_codes_of_the_lost_one_and_gives_no_second_ones()
    {
        var lost = await OpenAsync("lost");
        (await ApplyAsync(lost)).Plan.Totals!.CodesIssued.ShouldBeGreaterThan(3);
        var before = ShopSnapshot.Of(_sandbox.Shops[0]);
        var codes = LiveCodes();
        var storage = await OpenAsync("new");

        var plan = await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);
        var first = await ApplyAsync(storage);

        plan.Notes.ShouldBe(
        [
            $"{codes.Length} codes of an earlier installation are open in {_sandbox.Shops[0].Name} and stay; no second "
            + "ones are given beside them.",
        ]);
        (first.Plan.Totals!.CustomersTouched, first.Plan.Totals.CodesIssued).ShouldBe((0, 0));
        LiveCodes().ShouldBe(codes);
        ShopSnapshot.Of(_sandbox.Shops[0]).ShouldBeTheLinesOf(before, "after the first run");
        (await ApplyAsync(storage)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Codes_of_the_lost_one_count_against_a_budget_and_none_is_forgotten_for_want_of_it()
    {
        var program = Programs.With(Program.Rules.Offers[0] with { Budget = new OfferBudget(Codes: 4) });
        await ApplyAsync(await OpenAsync("lost"), program);
        var codes = LiveCodes();
        codes.Length.ShouldBe(4);

        // Half as much: what is open is more than all of it, and stays.
        program = Programs.With(Program.Rules.Offers[0] with { Budget = new OfferBudget(Codes: 2) });
        var storage = await OpenAsync("new");
        for (var run = 1; run <= 2; run++)
        {
            (await ApplyAsync(storage, program)).Plan.Totals!.CodesIssued.ShouldBe(0);
            LiveCodes().ShouldBe(codes);
            (await storage.OpenPromisesAsync(_sandbox.Clock.GetCurrentInstant(), CancellationToken.None))
                .ShouldHaveSingleItem().Promises.ShouldBe(4);
        }
    }

    [Fact]
    public async Task What_it_knows_again_it_can_take_back()
    {
        await ApplyAsync(await OpenAsync("lost"));
        var storage = await OpenAsync("new");
        await ApplyAsync(storage);

        var never = Program.Rules.Offers[0] with { WhileTrue = true, Query = "number_of_orders > 1000" };
        var report = await ApplyAsync(storage, Programs.With(never));

        report.Plan.Totals!.CodesRetired.ShouldBeGreaterThan(3);
        LiveCodes().ShouldBeEmpty();
    }

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync(
        new SandboxOptions
        {
            Clock = new StillClock(Instant.FromUtc(2026, 11, 1, 10, 0)),
            Platforms = [SandboxPlatforms.WooCommerce],
            Customers = 40,
            Companion = CompanionPlugin.Installed,
        },
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        foreach (var one in _open)
            await one.DisposeAsync();

        await _sandbox.DisposeAsync();
        _handler.Dispose();
        _folder.Delete(recursive: true);
    }

    private string[] LiveCodes() => [.. _sandbox.Shops[0].Records.LiveCodes.SelectMany(pair => pair.Value)];

    private async Task<IStorage> OpenAsync(string name)
    {
        var storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, name)}.db"),
            NullLoggerFactory.Instance);
        _open.Add((IAsyncDisposable)storage);
        await storage.MigrateAsync(CancellationToken.None);
        return storage;
    }

    private Task<RunReport> ApplyAsync(IStorage storage, CompiledProgram? program = null) => Run(storage, program)
        .ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    private SyncRun Run(IStorage storage, CompiledProgram? program = null)
    {
        var (shop, keys) = (_sandbox.Shops[0], _sandbox.Shops[0].Credentials);
        var connected = WooCommerceShop.Create(
            new WooCommerceOptions
            {
                Name = shop.Name,
                Url = shop.Url.ToString(),
                ConsumerKey = keys.ConsumerKey!,
                ConsumerSecret = keys.ConsumerSecret!,
            },
            _handler, _sandbox.Clock, NullLoggerFactory.Instance, TimeProvider.System,
            TransportLimits.Default with { FirstDelay = TimeSpan.Zero, LongestDelay = TimeSpan.Zero });
        return new SyncRun(
            new SyncContext(
                storage, program ?? Program, program is null ? "first" : "second",
                new WriteBackOptions { TouchedShareMax = 1m, RemovalShareMax = 1m },
                _sandbox.Clock, TimeProvider.System, "test", static _ => false, NullLogger.Instance),
            connected);
    }
}
