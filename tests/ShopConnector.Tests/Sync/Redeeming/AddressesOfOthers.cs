using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Sync.Redeeming;

/// <summary>An address goes from one account to another. What was promised to the first is not made again.</summary>
public sealed class AddressesOfOthers : IAsyncLifetime
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("address-tests-");
    private readonly MemoryShop _shop = new();
    private IStorage _storage = null!;

    [Fact]
    public async Task Points_buy_whoever_has_the_address_now_a_code_of_their_own()
    {
        var program = Programs.Of(
            new Reward("5 euro", 500) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true });
        await ApplyAsync(program);
        var first = _shop.CardOf("an").OfferCode.ShouldNotBeNull();

        _shop.Email("an", "an.nieuw@example.com");
        await ApplyAsync(program);
        _shop.Email("bo", "an@example.com");
        _shop.Order("bo", "2", s_now, 620m);
        (await ApplyAsync(program)).Result!.Refused.ShouldBe(0);

        _shop.CardOf("bo").Points.ShouldBe(120);
        var second = _shop.CardOf("bo").OfferCode.ShouldNotBeNull();
        second.ShouldNotBe(first);
        _shop.Codes.Keys.ShouldBe([_shop.CardOf("an").OfferCode!, second], ignoreOrder: true);
        (await EntitlementsAsync("an")).ShouldAllBe(one => one.Customer == new CustomerKey("atelier", "an"));
        (await EntitlementsAsync("bo")).ShouldHaveSingleItem().Code.ShouldBe(second);
        (await ApplyAsync(program)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    [Fact]
    public async Task An_offer_opens_on_the_same_day_for_whoever_has_the_address_now()
    {
        var program = Programs.With(
            new Offer("Kom terug", "number_of_orders >= 1", OfferValue.Percent(15m)) { ControlShare = 0m });
        await ApplyAsync(program);
        var first = _shop.CardOf("an").OfferCode.ShouldNotBeNull();

        _shop.Email("an", "an.nieuw@example.com");
        _shop.Email("bo", "an@example.com");
        _shop.Order("bo", "2", s_now, 20m);
        await ApplyAsync(program);

        var second = _shop.CardOf("bo").OfferCode.ShouldNotBeNull();
        second.ShouldNotBe(first);
        _shop.Codes.Keys.ShouldBe([second]);
        (await EntitlementsAsync("an")).ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Away);
        (await EntitlementsAsync("bo")).ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Open);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_has_the_address_back_has_the_very_code_back(bool budgeted)
    {
        var offer = new Offer("Kom terug", "number_of_orders >= 1", OfferValue.Percent(15m)) { ControlShare = 0m };
        var program = Programs.With(offer with { Budget = budgeted ? new OfferBudget(Codes: 1) : null });
        await ApplyAsync(program);
        var before = _shop.Snapshot();
        var code = _shop.Codes.Keys.ShouldHaveSingleItem();

        _shop.Email("an", "an.nieuw@example.com");
        await ApplyAsync(program);
        _shop.Codes.ShouldBeEmpty();
        (await ApplyAsync(program)).Plan.Totals!.CustomersTouched.ShouldBe(0);

        _shop.Email("an", "an@example.com");
        await ApplyAsync(program);
        _shop.Snapshot().ShouldBe(before);
        (await EntitlementsAsync("an")).ShouldHaveSingleItem().Code.ShouldBe(code);
        (await ApplyAsync(program)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    /// <summary>Else the card would show a code that does not work.</summary>
    [Fact]
    public async Task A_code_that_the_shop_does_not_give_back_is_not_shown_and_asked_for_again()
    {
        var program = Programs.With(
            new Offer("Kom terug", "number_of_orders >= 1", OfferValue.Percent(15m)) { ControlShare = 0m });
        await ApplyAsync(program);
        var code = _shop.CardOf("an").OfferCode;
        _shop.Email("an", "an.nieuw@example.com");
        await ApplyAsync(program);

        _shop.Email("an", "an@example.com");
        _shop.Refuses = change => change.Issue.IsEmpty ? null : "Nee.";
        await ApplyAsync(program);
        (await EntitlementsAsync("an")).ShouldHaveSingleItem().Code.ShouldBeNull();

        _shop.Refuses = static _ => null;
        await ApplyAsync(program);
        (_shop.CardOf("an").OfferCode, _shop.Codes.Count).ShouldBe((code, 1));
    }

    public async Task InitializeAsync()
    {
        _shop.Customer("an");
        _shop.Customer("bo");
        _shop.Order("an", "1", s_now - Duration.FromDays(10), 620m);
        _storage = StorageFactory.Open(
            new StorageOptions(
                StorageProvider.Sqlite, $"Data Source={Path.Combine(_folder.FullName, "address.db")}"),
            NullLoggerFactory.Instance);
        await _storage.MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)_storage).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<Entitlement>> EntitlementsAsync(string customer) =>
        (await _storage.FindAsync($"atelier:{customer}", default)).ShouldHaveSingleItem().History.Entitlements;

    private Task<RunReport> ApplyAsync(CompiledProgram program) => new SyncRun(
        new SyncContext(
            _storage, program, "first", new WriteBackOptions(), new StillClock(s_now), TimeProvider.System,
            "test", static _ => false, NullLogger.Instance),
        _shop).ApplyAsync(new Confirmation(Yes: true), static _ => { }, CancellationToken.None);
}
