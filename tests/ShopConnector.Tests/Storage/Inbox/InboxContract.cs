using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Storage.Inbox;

/// <summary>What storage promises of webhooks' hints and of demands; the same facts on every database.</summary>
public abstract partial class InboxContract(DatabaseHome home) : IAsyncLifetime
{
    private const string Shop = "atelier";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private IStorage _storage = null!;
    private Lease _lease = null!;

    public async Task InitializeAsync()
    {
        await home.PrepareAsync();
        _storage = StorageFactory.Open(home.Options, NullLoggerFactory.Instance);
        await _storage.MigrateAsync(default);
        var attempt = await _storage.TryAcquireAsync(
            Shop, "host 1", Now, Duration.FromSeconds(30), _ => false, default);
        _lease = attempt.Taken.ShouldNotBeNull();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)_storage).DisposeAsync();
        await home.DisposeAsync();
    }

    [Fact]
    public async Task A_hint_told_three_times_is_there_once_with_its_newest_word()
    {
        await KeepAsync(Order("1", at: 0), Order("1", at: 2));
        await KeepAsync(Order("1", at: 1, delivery: "d3"));

        var kept = (await HintsAsync()).ShouldHaveSingleItem();

        kept.ShouldBe(new KeptHint(Order("1", at: 1, delivery: "d3"), Number: 3));
    }

    [Fact]
    public async Task That_something_is_gone_is_not_forgotten_by_a_later_word()
    {
        await KeepAsync(Order("1") with { IsGone = true });
        await KeepAsync(Order("1", at: 1));

        (await HintsAsync()).ShouldHaveSingleItem().Hint.IsGone.ShouldBeTrue();
    }

    [Fact]
    public async Task Into_whom_an_account_was_merged_is_not_forgotten_when_it_is_told_as_deleted()
    {
        var deleted = new Hint(Shop, HintSubject.Customer, "2", IsGone: true, "customers/delete", "d1", Now);
        await KeepAsync(deleted with { Topic = "customers/merge", Kept = "1" });
        await KeepAsync(deleted);

        (await HintsAsync()).ShouldHaveSingleItem().Hint.ShouldBe(deleted with { Kept = "1" });
    }

    [Fact]
    public async Task Hints_come_the_oldest_first_and_no_more_than_asked_for()
    {
        await KeepAsync(Order("3", at: 3), Order("1", at: 1), Order("2", at: 2));

        (await _storage.HintsAsync(Shop, most: 2, default)).Select(one => one.Hint.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_hint_of_one_shop_says_nothing_of_another()
    {
        await KeepAsync(Order("1") with { Shop = "kaashuis" });

        (await HintsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_looked_after_is_dropped_and_what_came_again_meanwhile_stays()
    {
        await KeepAsync(Order("1"), Order("2"));
        var seen = await HintsAsync();
        await KeepAsync(Order("2", at: 1));

        await _storage.DropHintsAsync(_lease, seen, default);

        (await HintsAsync()).ShouldHaveSingleItem().Hint.Id.ShouldBe("2");
    }

    [Fact]
    public async Task Only_the_holder_of_the_lease_drops()
    {
        await KeepAsync(Order("1"));
        var seen = await HintsAsync();
        await _storage.TryAcquireAsync(Shop, "host 2", Now, Duration.FromSeconds(30), _ => true, default);

        await Should.ThrowAsync<LeaseLostException>(() => _storage.DropHintsAsync(_lease, seen, default));

        (await HintsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_that_keep_the_same_hints_do_not_wait_for_each_other_for_ever()
    {
        var hints = Enumerable.Range(1, 200).Select(id => Order($"{id}")).ToArray();

        await Task.WhenAll(
            Task.Run(() => _storage.KeepHintsAsync(hints, default)),
            Task.Run(() => _storage.KeepHintsAsync([.. hints.Reverse()], default)));

        (await HintsAsync()).ShouldAllBe(one => one.Number == 2);
    }

    [Fact]
    public async Task A_demand_is_kept_until_it_is_done_and_then_names_nobody()
    {
        var demand = Redact("d1", new NamedPerson("7", "An@Example.com", ["1001"]));
        await _storage.KeepDemandAsync(demand, default);
        await _storage.KeepDemandAsync(demand, default);

        var kept = (await _storage.DemandsAsync(Shop, default)).ShouldHaveSingleItem();
        kept.Person!.Orders.ShouldBe(["1001"]);
        (kept with { Person = kept.Person with { Orders = demand.Person!.Orders } }).ShouldBe(demand);
        await _storage.FinishDemandAsync("d1", Now, default);

        (await _storage.DemandsAsync(Shop, default)).ShouldBeEmpty();
        (await home.SqlAsync("SELECT COUNT(*) FROM privacy_demand WHERE body IS NOT NULL")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_shop_that_threw_the_app_out_is_back_with_the_next_pull_that_ends()
    {
        (await _storage.UninstalledAtAsync(Shop, default)).ShouldBeNull();
        await _storage.MarkUninstalledAsync(Shop, Now, default);
        await _storage.MarkUninstalledAsync(Shop, Now + Duration.FromHours(1), default);
        (await _storage.UninstalledAtAsync(Shop, default)).ShouldBe(Now);

        await _storage.MarkReadAsync(_lease, "atelier.example", Now, default);

        (await _storage.UninstalledAtAsync(Shop, default)).ShouldBeNull();
    }

    private Task KeepAsync(params Hint[] hints) => _storage.KeepHintsAsync(hints, default);

    private Task<IReadOnlyList<KeptHint>> HintsAsync() => _storage.HintsAsync(Shop, most: 1_000, default);

    private static Hint Order(string id, int at = 0, string? delivery = null) => new(
        Shop, HintSubject.Order, id, IsGone: false, "orders/updated", delivery, Now + Duration.FromSeconds(at));

    private static Demand Redact(string id, NamedPerson person) =>
        new(id, Shop, DemandKind.CustomerRedact, person, Now);
}

public sealed class SqliteInboxTests() : InboxContract(new SqliteHome());

public sealed class PostgresInboxTests() : InboxContract(new PostgresHome());
