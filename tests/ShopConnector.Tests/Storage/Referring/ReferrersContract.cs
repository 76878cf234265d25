using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage.Referring;

/// <summary>
/// A code for friends that was used before the shop's answer about it came: an order says so, and nobody knew whose it
/// is. The same facts on every database.
/// </summary>
public abstract class ReferrersContract(DatabaseHome home) : IAsyncLifetime
{
    private const string Shop = "atelier";

    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private IStorage _storage = null!;
    private Lease _lease = null!;

    [Fact]
    public async Task Whose_code_it_is_falls_due_when_the_shops_answer_comes_after_the_order()
    {
        var (late, _, _) = await FriendsAsync();

        await AnswerAsync(late);

        (await DueAsync()).ShouldContain("late");
        (await ReferralsAsync("late")).ShouldBe([("7", "VR-1")]);
    }

    [Fact]
    public async Task Whoever_else_has_a_code_on_the_same_order_falls_due_with_it_and_nobody_else_does()
    {
        var (late, _, _) = await FriendsAsync();
        (await ReferralsAsync("early")).ShouldBe([("7", "")]);

        await AnswerAsync(late);

        (await DueAsync()).ShouldBe(["early", "late"]);
        (await ReferralsAsync("early")).ShouldBe([("7", "VR-2")]);
    }

    [Fact]
    public async Task A_code_that_no_order_carries_makes_nobody_due_when_it_is_answered()
    {
        var (_, _, unused) = await FriendsAsync();

        await AnswerAsync(unused);

        (await DueAsync()).ShouldBeEmpty();
    }

    public async Task InitializeAsync()
    {
        await home.PrepareAsync();
        _storage = StorageFactory.Open(home.Options, NullLoggerFactory.Instance);
        await _storage.MigrateAsync(default);
        var attempt = await _storage.TryAcquireAsync(
            Shop, "host 1", s_now, Duration.FromSeconds(30), _ => false, default);
        _lease = attempt.Taken.ShouldNotBeNull();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)_storage).DisposeAsync();
        await home.DisposeAsync();
    }

    /// <summary>
    /// One order with the codes of two, one of them known; another order with that of a third. Nobody is due, and the
    /// answers about two codes are still to come.
    /// </summary>
    private async Task<(JournalEntry Late, JournalEntry Elsewhere, JournalEntry Unused)> FriendsAsync()
    {
        string[] ids = ["early", "late", "elsewhere", "unused", "friend"];
        await SaveAsync(new PullPage
        {
            Customers = [.. ids.Select(id => Some.Customer(id, $"{id}@example.com"))],
            Orders = [WithCodes("7", "vr-1", "vr-2"), WithCodes("8", "vr-3")],
        });
        await AnswerAsync(await PromiseAsync("early", "VR-1"));
        var elsewhere = await PromiseAsync("elsewhere", "VR-3");
        await AnswerAsync(elsewhere);
        var (late, unused) = (await PromiseAsync("late", "VR-2"), await PromiseAsync("unused", "VR-4"));
        await SettleAllAsync();
        (await DueAsync()).ShouldBeEmpty();
        return (late, elsewhere, unused);
    }

    private static PulledOrder WithCodes(string id, params string[] codes)
    {
        var pulled = Some.Order(id, "friend", placedAt: Some.Day(8));
        return pulled with { Order = pulled.Order with { DiscountCodes = [.. codes] } };
    }

    private async Task<JournalEntry> PromiseAsync(string id, string code)
    {
        var key = new CustomerKey(Shop, id);
        var promised = new Entitlement($"Vrienden:{key}:1", "Vrienden", key, Some.Day(1), s_now, Code: null)
        {
            Referral = new Referral(new ReferralReward(Points: 100)),
        };
        var issue = new CodeToIssue(
            promised.Key, code, "Vrienden", CodeTerms.Percent(10m), s_now, s_now, new LocalDate(2026, 12, 1))
        {
            ForFriends = true,
        };
        var line = new PlanLine
        {
            Customer = key,
            MemberId = (await FindAsync(id)).History.Id,
            Entitlements = [promised],
            Change = new CustomerChange { Customer = key, Issue = [issue] },
        };
        return (await IntendAsync(line)).ShouldHaveSingleItem();
    }

    private Task AnswerAsync(JournalEntry entry) => _storage.SettleAsync(
        _lease, [new Settlement(entry, new WriteOutcome.Written(), s_now + Duration.FromDays(30))], s_now, default);

    private async Task SettleAllAsync() => await IntendAsync(
    [
        .. (await _storage.DueAsync(Shop, s_now, default).ToListAsync()).SelectMany(
            member => member.Customers.Select(held => new PlanLine
            {
                Customer = held.Key, MemberId = member.History.Id, NextChange = s_now + Duration.FromDays(30),
            })),
    ]);

    private async Task<IReadOnlyList<JournalEntry>> IntendAsync(params PlanLine[] lines)
    {
        var plan = await _storage.BeginPlanAsync(_lease, new PlanHeader(Shop, s_now, "p1"), default);
        await _storage.AddToPlanAsync(_lease, plan, lines, default);
        var run = await _storage.BeginRunAsync(_lease, new RunHeader(Shop, RunKind.Apply, plan, s_now), default);
        return await _storage.IntendAsync(_lease, run, lines, s_now, default);
    }

    private Task<IngestCount> SaveAsync(PullPage page) => _storage.SaveAsync(_lease, page, default);

    private async Task<StoredMember> FindAsync(string id) =>
        (await _storage.FindAsync($"{Shop}:{id}", default)).ShouldHaveSingleItem();

    private async Task<IEnumerable<(string Order, string Rivals)>> ReferralsAsync(string id) =>
        (await FindAsync(id)).History.Referrals.Select(one => (one.Order.Key.Id, string.Join(' ', one.Rivals)));

    private async Task<IEnumerable<string>> DueAsync() =>
        (await _storage.DueAsync(Shop, s_now, default).ToListAsync())
            .SelectMany(member => member.Customers).Select(held => held.Key.Id).Order(StringComparer.Ordinal);
}

public sealed class SqliteReferrersTests() : ReferrersContract(new SqliteHome());

public sealed class PostgresReferrersTests() : ReferrersContract(new PostgresHome());
