using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Sync;

/// <summary>Whole runs: a shop in memory, a real SQLite file, a clock that stands still.</summary>
public sealed partial class RunTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("run-tests-");
    private readonly List<IStorage> _opened = [];
    private readonly MemoryShop _shop = new();
    private readonly StillClock _clock = new(Now);

    public RunTests()
    {
        // The merchant has tagged an and cas; "vip" of cas happens to be the name of our own tag.
        _shop.Customer("an", "Groothandel");
        _shop.Customer("bob");
        _shop.Customer("cas", "vip");
        _shop.Customer("dirk");
        _shop.Order("an", "1", Now - Duration.FromDays(10), 150m);
        _shop.Order("bob", "2", Now - Duration.FromDays(200), 40m);
        _shop.Order("cas", "3", Now - Duration.FromDays(3), 500m);
    }

    [Fact]
    public async Task A_first_run_waits_for_a_plan_or_a_yes()
    {
        var storage = await OpenAsync();

        var stopped = await ApplyAsync(storage);
        stopped.State.ShouldBe(RunState.Stopped);
        stopped.Brake!.Problem.ShouldBe("atelier: this is the first run, and it touches 4 of 4 customers.");
        _shop.Writes.ShouldBe(0);

        await Run(storage).PlanAsync(static _ => { }, CancellationToken.None);
        _shop.Writes.ShouldBe(0);
        (await ApplyAsync(storage)).State.ShouldBe(RunState.Completed);
        _shop.Writes.ShouldBe(4);
    }

    [Fact]
    public async Task A_run_writes_what_was_earned_and_leaves_the_merchants_tags()
    {
        await ApplyAsync(await OpenAsync(), Yes);

        _shop.CardOf("an").Tags.ShouldBe(["Groothandel", "VIP"]);
        _shop.CardOf("an").Points.ShouldBe(150);
        _shop.CardOf("bob").Tags.ShouldBeEmpty();
        _shop.CardOf("bob").OfferCode.ShouldNotBeNull().ShouldStartWith("KOM-");
        _shop.Codes.Keys.ShouldHaveSingleItem().ShouldBe(_shop.CardOf("bob").OfferCode);
        _shop.CardOf("cas").Tags.ShouldBe(["vip"]);
        _shop.CardOf("dirk").Points.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        var writes = _shop.Writes;

        var second = await ApplyAsync(storage);

        second.State.ShouldBe(RunState.Completed);
        second.Plan.Totals!.CustomersTouched.ShouldBe(0);
        _shop.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task A_tag_the_customer_had_before_us_stays_when_the_rule_no_longer_holds()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);

        await ApplyAsync(storage, Yes, Programs.Vip(from: 100_000m));

        _shop.CardOf("an").Tags.ShouldBe(["Groothandel"]);
        _shop.CardOf("cas").Tags.ShouldBe(["vip"]);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public async Task A_lost_answer_at_any_change_ends_in_the_undisturbed_state(int lostAt)
    {
        await ApplyAsync(await OpenAsync(), Yes);
        var undisturbed = _shop.Snapshot();
        var twin = new RunTests();
        var storage = await twin.OpenAsync();
        var done = 0;
        twin._shop.BeforeEach = _ =>
        {
            if (done++ == lostAt)
            {
                throw new ShopException("atelier", "write", "the answer was lost.", "Try again.") { Transient = true };
            }
        };

        await Should.ThrowAsync<ShopException>(() => twin.ApplyAsync(storage, Yes));
        twin._shop.BeforeEach = static _ => { };
        await twin.ApplyAsync(storage, Yes);

        Masked(twin._shop.Snapshot()).ShouldBe(Masked(undisturbed));
        twin._shop.Codes.Count.ShouldBe(1);
        await twin.DisposeAsync();
    }

    [Fact]
    public async Task A_refused_customer_is_named_and_stays_planned()
    {
        var storage = await OpenAsync();
        _shop.Refuses = change => change.Customer.Id == "an" ? "250 tags are the most." : null;

        var report = await ApplyAsync(storage, Yes);
        report.State.ShouldBe(RunState.Partial);
        report.Problems.ShouldBe([new CustomerProblem("atelier:an", "250 tags are the most.")]);

        _shop.Refuses = static _ => null;
        (await ApplyAsync(storage, Yes)).Result!.Customers.ShouldBe(1);
        _shop.CardOf("an").Tags.ShouldContain("VIP");
    }

    [Fact]
    public async Task An_order_that_proves_deleted_in_writing_no_longer_counts_in_the_next()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Delete("1");
        _shop.Order("an", "4", Now - Duration.FromDays(1), 30m);

        await ApplyAsync(storage);
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel", "VIP"]);
        await ApplyAsync(storage);
        _shop.CardOf("an").Tags.ShouldBe(["Groothandel"]);
    }

    [Fact]
    public async Task A_code_is_retired_when_its_customer_has_another_e_mail()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes);
        _shop.Codes.ShouldHaveSingleItem();

        _shop.Email("bob", "bea@example.com");
        await ApplyAsync(storage, Yes);

        _shop.Codes.ShouldBeEmpty();
        _shop.CardOf("bob").OfferCode.ShouldBeNull();
        _shop.CardOf("bob").OfferUntil.ShouldBeNull();
        var moved = (await storage.FindAsync("bea@example.com", CancellationToken.None)).ShouldHaveSingleItem();
        moved.History.Entitlements.ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Away);
        (await ApplyAsync(storage, Yes)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_ended_in_part_was_the_first_run_all_the_same()
    {
        var storage = await OpenAsync();
        _shop.Refuses = change => change.Customer.Id == "dirk" ? "No." : null;
        (await ApplyAsync(storage, Yes)).State.ShouldBe(RunState.Partial);

        (await storage.AnyRunCompletedAsync("atelier", CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_judged_while_another_shop_was_never_read()
    {
        var storage = await OpenAsync();

        var refused = await Should.ThrowAsync<ShopException>(() => Run(storage, others: ["kaashuis"])
            .PlanAsync(static _ => { }, CancellationToken.None));

        refused.Message.ShouldBe(
            "atelier: make a plan: 'kaashuis' was never read to its end, and members of both would be judged by half "
            + "of their orders. See what is wrong with: shopconnector check. "
            + "Or take kaashuis out of the configuration.");
        _shop.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task A_shop_under_a_new_name_is_refused()
    {
        var storage = await OpenAsync();
        await Run(storage, others: []).PlanAsync(static _ => { }, CancellationToken.None);
        _shop.Name = "atelier2";

        var refused = await Should.ThrowAsync<ShopException>(
            () => Run(storage, others: []).PlanAsync(static _ => { }, CancellationToken.None));

        refused.Message.ShouldBe(
            "atelier2: read the shop: this shop is stored under the name 'atelier'. Keep that name: another one would "
            + "count every order twice. Write \"Name\": \"atelier\".");
    }

    [Fact]
    public async Task Members_of_a_shop_that_could_not_be_read_wait_and_are_not_lost()
    {
        var storage = await OpenAsync();
        var run = Run(storage);
        run.Unread = new HashSet<string> { "atelier" };

        var report = await run.ApplyAsync(Yes, static _ => { }, CancellationToken.None);

        report.State.ShouldBe(RunState.Partial);
        report.Problems.ShouldBe([new CustomerProblem("4 members", "wait until atelier can be read again.")]);
        _shop.Writes.ShouldBe(0);
        (await ApplyAsync(storage, Yes)).Result!.Customers.ShouldBe(4);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await ((IAsyncDisposable)storage).DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static Confirmation Yes { get; } = new(Yes: true);

    private static string Masked(string snapshot) =>
        Regex.Replace(snapshot, "KOM-[0-9A-Z-]+", "KOM", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<IStorage> OpenAsync(string name = "run.db")
    {
        var file = Path.Combine(_folder.FullName, name);
        var storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), NullLoggerFactory.Instance);
        await storage.MigrateAsync(CancellationToken.None);
        _opened.Add(storage);
        return storage;
    }

    private Task<RunReport> ApplyAsync(
        IStorage storage, Confirmation? confirmation = null, CompiledProgram? program = null) =>
        Run(storage, program).ApplyAsync(confirmation ?? Confirmation.None, static _ => { }, CancellationToken.None);

    private SyncRun Run(IStorage storage, CompiledProgram? program = null, string[]? others = null) => new(
        new SyncContext(
            storage, program ?? Programs.Vip(), program is null ? "first" : "second", new WriteBackOptions(),
            _clock, TimeProvider.System, "test", static _ => false, NullLogger.Instance)
        {
            Addresses = others is null
                ? new Dictionary<string, string>()
                : others.Append(_shop.Name).ToDictionary(name => name, name => name == _shop.Name ? "here" : name),
        },
        _shop);
}
