using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Properties;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>Customers who become one member, and part again.</summary>
public abstract partial class StorageContract
{
    private const int Assignments = 12;

    /// <summary>Each has a database of its own, which takes up to a second.</summary>
    private const int MergeSeeds = 50;

    private static readonly string[] s_accounts = [.. Enumerable.Range(1, 12).Select(number => $"c{number}")];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, MergeSeeds).Select(seed => (ulong)seed)];

    [Fact]
    public async Task Two_who_become_one_member_and_part_again_have_what_each_had_before()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await SaveAsync(Some.Order("1", "c1"), Some.Order("2", "c2"));
        foreach (var (id, order) in new[] { ("c1", "1"), ("c2", "2") })
        {
            await GiveAsync(
                id, $"earn:atelier:{order}", "bonus:verjaardag:2026", "expire:bonus:verjaardag:2026",
                $"redeem:x{order}", $"return:x{order}:cancel", $"bonus:review:e{order}");
        }

        var before = await SpelledAsync();
        await SaveAsync(Some.Customer("c2", "an@example.com", updatedAt: Some.Day(5)));

        var merged = await TheMemberAsync();
        merged.History.Orders.Length.ShouldBe(2);
        merged.History.Postings.Count(posting => posting.Key == "bonus:verjaardag:2026").ShouldBe(1);
        merged.History.Postings.Length.ShouldBe(10);
        merged.History.Entitlements.Length.ShouldBe(2);

        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(6)));
        (await SpelledAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_merged_member_was_given_stays_with_the_customer_it_was_given_for()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await GiveAsync("c2", "bonus:verjaardag:2026");
        await SaveAsync(Some.Customer("c2", "an@example.com", updatedAt: Some.Day(5)));

        // Planned with c1, the first of the member; the lot that expires is that of c2.
        await GiveAsync("c1", "bonus:verjaardag:2027", "expire:bonus:verjaardag:2026", "bonus:welkom:atelier:c2");
        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(6)));

        (await KeysOfAsync("c1")).ShouldBe(["bonus:verjaardag:2027"]);
        (await KeysOfAsync("c2")).ShouldBe(
            ["bonus:verjaardag:2026", "bonus:welkom:atelier:c2", "expire:bonus:verjaardag:2026"]);
    }

    [Fact]
    public async Task A_posting_whose_order_went_to_another_member_since_its_plan_leaves_the_member_out()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await SaveAsync(Some.Order("1", "c2"));
        var line = await LineAsync() with { Postings = [Some.Posting("earn:atelier:1")] };

        (await IntendAsync(Lease, await PlanAsync(line), [line])).ShouldBeEmpty();

        (await KeysOfAsync("c1")).ShouldBeEmpty();
        Logged.ShouldHaveSingleItem();
    }

    /// <summary>What a customer has follows from who shares an address now, whatever there was in between.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task However_customers_join_and_part_in_the_end_each_has_its_own(ulong seed)
    {
        var addresses = Gen.Choose(0, 4).ArrayOf(s_accounts.Length)
            .Sample(s_accounts.Length, new Rnd(seed, 1UL), Assignments).ToArray();
        await AssignAsync(addresses[0], Some.Day(1));
        await SaveAsync([.. s_accounts.Select(id => Some.Order($"of {id}", id))]);
        foreach (var id in s_accounts)
        {
            await GiveAsync(id, $"earn:atelier:of {id}", $"redeem:{id}", $"return:{id}:cancel");
        }

        var before = await SpelledAsync();
        for (var turn = 1; turn < addresses.Length; turn++)
        {
            await AssignAsync(addresses[turn], Some.Day(1) + Duration.FromHours(turn));
        }

        await AssignAsync(addresses[0], Some.Day(20));

        (await SpelledAsync()).ShouldBe(before);
        (await Storage.TotalsAsync(Shop, default)).Members.ShouldBe(addresses[0].Distinct().Count());
    }

    [Fact]
    public async Task An_order_with_a_code_for_friends_is_told_to_whom_the_code_belongs_with_what_its_buyer_bought()
    {
        await AdvocateAsync();
        await SaveAsync(Some.Customer("c2", "bo@example.com"));
        await SaveAsync(
            Referred("7", "c2", Some.Day(8)), Kept(Some.Order("5", "c2", placedAt: Some.Day(6))),
            Kept(Some.Order("6", "c2", placedAt: Some.Day(5))), Kept(Some.Order("9", "c2", placedAt: Some.Day(9))));

        var referred = (await ReferralsAsync()).ShouldHaveSingleItem();

        (referred.Order.Key.Id, referred.Deleted).ShouldBe(("7", false));
        referred.Friend.ShouldBe((await FindAsync("c2")).History.Id);
        referred.Others.ShouldHaveSingleItem().Order.Id.ShouldBe("6");
        referred.Rivals.ShouldBeEmpty();

        await SaveAsync(new PullPage { DeletedOrders = ["7"] });
        (await ReferralsAsync()).Single().Deleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_what_a_friend_gave_back_it_is_told_when_it_counted_no_more()
    {
        await AdvocateAsync();
        await SaveAsync(Some.Customer("c2", "bo@example.com"));
        await SaveAsync(
            Referred("7", "c2", Some.Day(8)), Refunded(Some.Order("5", "c2", placedAt: Some.Day(4)), 1m),
            Refunded(Some.Order("6", "c2", placedAt: Some.Day(5)), 0.5m),
            Cancelled(Some.Order("8", "c2", placedAt: Some.Day(3))),
            Kept(Some.Order("9", "c2", placedAt: Some.Day(6))));

        (await ReferralsAsync()).Single().Others.Select(other => (other.Order.Id, other.GivenBackAt)).ShouldBe(
        [
            ("8", Some.Day(9)), ("5", Some.Day(9)), ("6", null), ("9", null),
        ]);
    }

    [Fact]
    public async Task An_order_with_the_codes_of_two_is_told_to_both_with_the_others_code_and_makes_both_due()
    {
        await AdvocateAsync();
        await AdvocateAsync("c3", "vr-2");
        await SaveAsync(Some.Customer("c2", "bo@example.com"));
        await SettleAllAsync();

        await SaveAsync(WithCodes(Some.Order("7", "c2", placedAt: Some.Day(8)), "Vr-2", "vr-1", "else"));

        (await DueIdsAsync()).ShouldBe(["c1", "c2", "c3"]);
        (await ReferralsAsync()).Single().Rivals.ShouldBe(["VR-2"]);
        (await FindAsync("c3")).History.Referrals.Single().Rivals.ShouldBe(["VR-1"]);
    }

    [Fact]
    public async Task Whoever_referred_an_order_falls_due_with_it_with_its_buyer_and_with_nobody_else()
    {
        await AdvocateAsync();
        await SaveAsync(Some.Customer("c2", "bo@example.com"), Some.Customer("c3", "cas@example.com"));
        await SettleAllAsync();

        await SaveAsync(Some.Order("3", "c3", placedAt: Some.Day(4)));
        (await DueIdsAsync()).ShouldBe(["c3"]);
        await SaveAsync(Referred("7", "c2", Some.Day(8)));
        (await DueIdsAsync()).ShouldBe(["c1", "c2", "c3"]);

        await SettleAllAsync();
        await SaveAsync(Some.Order("5", "c2", placedAt: Some.Day(6)));
        (await DueIdsAsync()).ShouldBe(["c1", "c2"]);

        await SettleAllAsync();
        await SaveAsync(Some.Customer("c2", "an@example.com", updatedAt: Some.Day(9)));
        (await DueIdsAsync()).ShouldContain("c1");
        (await ReferralsAsync()).Single().Friend.ShouldBe((await FindAsync("c1")).History.Id);

        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(10)));
        await SettleAllAsync();
        await SaveAsync(WithCodes(Some.Order("7", "c2", placedAt: Some.Day(8), updatedAt: Some.Day(11))));
        (await DueIdsAsync()).ShouldBe(["c1", "c2"]);
        (await ReferralsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_tells_a_household_is_stored_so_that_equal_ones_are_found_and_nothing_can_be_read_back()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var order = Some.Order("1", "c1", "An@example.com");
        await SaveAsync(order with { Order = order.Order with { Traces = new(null, "NL 1012 DAM1", "NL 1012 DAM1") } });

        var traces = (await FindAsync("c1")).History.Orders.Single().Traces.ShouldNotBeNull();

        traces.Email.ShouldBe((await FindAsync("c1")).History.Id);
        traces.ShipTo.ShouldBe(traces.BillTo);
        traces.Payment.ShouldBeNull();
        (await Home.SqlAsync("SELECT COUNT(*) FROM customer_order WHERE body LIKE '%DAM1%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_reward_for_a_friends_order_stays_with_the_customer_whose_code_it_was()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c4", "an@example.com"));
        await AdvocateAsync();
        var line = await LineAsync(id: "c4") with
        {
            Postings =
            [
                Some.Posting("referral:atelier:7") with { Entitlement = "Vrienden:c1" },
                Some.Posting("referral-adjust:atelier:7:1", -100),
            ],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);

        await SaveAsync(Some.Customer("c4", "dina@example.com", updatedAt: Some.Day(5)));

        (await KeysOfAsync("c1")).Order(StringComparer.Ordinal)
            .ShouldBe(["referral-adjust:atelier:7:1", "referral:atelier:7"]);
        (await KeysOfAsync("c4")).ShouldBeEmpty();
    }

    /// <summary>A customer with a code for friends.</summary>
    private async Task AdvocateAsync(string id = "c1", string code = "vr-1")
    {
        await SaveAsync(Some.Customer(id, id == "c1" ? "an@example.com" : $"{id}@example.com"));
        var line = await LineAsync(id: id) with
        {
            Entitlements =
            [
                new Entitlement($"Vrienden:{id}", "Vrienden", Key(id), Some.Day(1), Next, code.ToUpperInvariant())
                {
                    Referral = new Referral(new ReferralReward(Points: 100)),
                },
            ],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);
    }

    private static PulledOrder Referred(string id, string customer, Instant placedAt) =>
        WithCodes(Some.Order(id, customer, placedAt: placedAt), "vr-1");

    private static PulledOrder Kept(PulledOrder pulled) => pulled with { Order = pulled.Order with { Refunds = [] } };

    private static PulledOrder Refunded(PulledOrder pulled, decimal share) => pulled with
    {
        Order = pulled.Order with
        {
            Refunds = [new Refund { Id = "all", At = Some.Day(9), Total = pulled.Order.Total * share }],
        },
    };

    private static PulledOrder Cancelled(PulledOrder pulled) =>
        pulled with { Order = pulled.Order with { CancelledAt = Some.Day(9) } };

    private static PulledOrder WithCodes(PulledOrder pulled, params string[] codes) =>
        pulled with { Order = pulled.Order with { DiscountCodes = [.. codes] } };

    private async Task<StoredMember> FindAsync(string id) =>
        (await Storage.FindAsync($"{Shop}:{id}", default)).ShouldHaveSingleItem();

    private async Task<ImmutableArray<ReferredOrder>> ReferralsAsync() => (await FindAsync("c1")).History.Referrals;

    private async Task<string[]> DueIdsAsync() =>
        [.. (await DueAsync()).SelectMany(member => member.Customers).Where(held => held.DueAt == default(Instant))
            .Select(held => held.Key.Id).Order(StringComparer.Ordinal)];

    private Task<IngestCount> AssignAsync(int[] addresses, Instant at) => SaveAsync(
        [.. s_accounts.Select((id, n) => Some.Customer(id, $"{addresses[n]}@example.com", updatedAt: at))]);

    /// <summary>Postings planned with this customer, and an offer of its own.</summary>
    private async Task GiveAsync(string id, params string[] keys)
    {
        var line = await LineAsync(id: id) with
        {
            Postings = [.. keys.Select(key => Some.Posting(key, key.Length))],
            Entitlements = [new Entitlement($"Kom terug:{id}", "Kom terug", Key(id), Now, Next, Code: null)],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);
    }

    private async Task<string[]> KeysOfAsync(string id) =>
        [.. (await Storage.FindAsync($"{Shop}:{id}", default)).ShouldHaveSingleItem()
            .History.Postings.Select(posting => posting.Key)];

    private async Task<string[]> SpelledAsync() =>
        [.. (await AllAsync()).Select(member => Spelled.Out(member.History)).Order(StringComparer.Ordinal)];
}
