using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Sync.Redeeming;

/// <summary>Points for a code over whole runs: redeemed, issued, used, given back; and never twice.</summary>
public sealed class RedeemRunTests : IAsyncLifetime
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private static readonly Reward s_five = new("5 euro", 500) { Terms = new CodeTerms(CodeKind.Amount, 5m) };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redeem-tests-");
    private readonly List<IStorage> _opened = [];
    private readonly MemoryShop _shop = new();

    public RedeemRunTests()
    {
        _shop.Customer("an");
        _shop.Order("an", "1", s_now - Duration.FromDays(10), 620m);
    }

    [Fact]
    public async Task A_code_redeemed_by_staff_is_issued_used_closed_and_its_points_return_with_its_order()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage);
        await RedeemAsync(storage);

        // The process ends here. What was redeemed is in the database or it is not; the code follows from it.
        storage = await OpenAsync();
        _shop.Codes.ShouldBeEmpty();
        await ApplyAsync(storage);
        var code = _shop.Codes.ShouldHaveSingleItem().Key;
        (_shop.CardOf("an").Points, _shop.CardOf("an").OfferCode).ShouldBe((120, code));

        _shop.Order("an", "2", s_now, 50m);
        _shop.Change("2", order => order with { DiscountCodes = [code.ToUpperInvariant()] });
        await ApplyAsync(storage);
        (_shop.CardOf("an").Points, _shop.CardOf("an").OfferCode).ShouldBe((170, null));
        var used = await HistoryAsync(storage);
        used.Entitlements.ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Used);

        _shop.Change("2", order => order with
        {
            Refunds = [new Refund { Id = "r1", At = s_now, Total = 25m, Goods = 25m }],
        });
        await ApplyAsync(storage);
        _shop.CardOf("an").Points.ShouldBe(395); // 620 − 500 + 50 − 25, and half of the 500.
        (await ApplyAsync(storage)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    [Fact]
    public async Task A_code_unused_at_its_end_gives_its_points_back()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage);
        await RedeemAsync(storage);
        await ApplyAsync(storage);

        await ApplyAsync(storage, at: s_now + Duration.FromDays(92));

        (_shop.CardOf("an").Points, _shop.CardOf("an").OfferCode).ShouldBe((620, null));
        var history = await HistoryAsync(storage);
        history.Entitlements.ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Ended);
        history.Postings.ShouldContain(posting => posting.Key.EndsWith(":unused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_was_killed_after_its_intent_is_applied_again_and_redeems_once()
    {
        var storage = await OpenAsync();
        var plan = await Run(storage, _shop, Automatic).PlanAsync(static _ => { }, CancellationToken.None);
        var named = new Confirmation(Yes: true, plan.Plan.Id);
        _shop.BeforeEach = static _ => throw new InvalidOperationException("Killed.");
        await Should.ThrowAsync<InvalidOperationException>(
            () => Run(storage, _shop, Automatic).ApplyAsync(named, static _ => { }, CancellationToken.None));
        (await HistoryAsync(storage)).Redemptions.ShouldHaveSingleItem();
        _shop.Codes.ShouldBeEmpty();

        _shop.BeforeEach = static _ => { };
        await Run(storage, _shop, Automatic).ApplyAsync(named, static _ => { }, CancellationToken.None);

        await ShouldBeRedeemedOnceAsync(storage);
        _shop.Codes.ShouldHaveSingleItem().Key.ShouldBe(_shop.CardOf("an").OfferCode);
    }

    [Fact]
    public async Task Two_shops_of_one_member_at_the_same_time_redeem_once()
    {
        var second = new MemoryShop { Name = "kaashuis" };
        second.Customer("7");
        second.Email("7", "an@example.com");
        var storage = await OpenAsync();
        await Run(storage, second, Automatic).PullAsync(static _ => { }, CancellationToken.None);
        var here = await Run(storage, _shop, Automatic).PlanAsync(static _ => { }, CancellationToken.None);
        var there = await Run(storage, second, Automatic).PlanAsync(static _ => { }, CancellationToken.None);

        await Run(storage, second, Automatic)
            .ApplyAsync(new Confirmation(Yes: true, there.Plan.Id), static _ => { }, CancellationToken.None);
        await Run(storage, _shop, Automatic)
            .ApplyAsync(new Confirmation(Yes: true, here.Plan.Id), static _ => { }, CancellationToken.None);

        await ShouldBeRedeemedOnceAsync(storage);
        (_shop.Codes.Count, second.Codes.Count).ShouldBe((1, 0));
        (_shop.CardOf("an").Points, second.CardOf("7").Points).ShouldBe((120, 120));
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

    private static CompiledProgram Automatic { get; } = Programs.Of(s_five with { Automatic = true });

    private static async Task ShouldBeRedeemedOnceAsync(IStorage storage)
    {
        var history = await HistoryAsync(storage);
        history.Redemptions.ShouldHaveSingleItem().Id.ShouldBe("5 euro:atelier:an:1");
        history.Entitlements.ShouldHaveSingleItem().Key.ShouldBe("5 euro:atelier:an:1");
        history.Postings.Select(posting => (posting.Key, posting.Points)).ShouldBe(
            [("earn:atelier:1", 620), ("redeem:5 euro:atelier:an:1", -500)]);
    }

    private static async Task RedeemAsync(IStorage storage)
    {
        var history = await HistoryAsync(storage);
        var redeemed = RedeemedReward.Of(s_five, history, Programs.Zone, s_now).ShouldNotBeNull();
        (await storage.RedeemAsync(history.Id, actsSeen: 0, redeemed, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task<MemberHistory> HistoryAsync(IStorage storage) =>
        (await storage.FindAsync("atelier:an", CancellationToken.None)).ShouldHaveSingleItem().History;

    private async Task<IStorage> OpenAsync()
    {
        var file = Path.Combine(_folder.FullName, "run.db");
        var storage = StorageFactory.Open(
            new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), NullLoggerFactory.Instance);
        await storage.MigrateAsync(CancellationToken.None);
        _opened.Add(storage);
        return storage;
    }

    private Task<RunReport> ApplyAsync(IStorage storage, Instant? at = null) =>
        Run(storage, _shop, Programs.Of(s_five), at)
            .ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);

    private static SyncRun Run(IStorage storage, IShop shop, CompiledProgram program, Instant? at = null) => new(
        new SyncContext(
            storage, program, "first", new WriteBackOptions(), new StillClock(at ?? s_now), TimeProvider.System,
            "test", static _ => false, NullLogger.Instance),
        shop);
}
