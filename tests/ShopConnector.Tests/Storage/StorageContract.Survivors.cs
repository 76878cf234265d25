using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>Two accounts that the shop made one: what hung on the other follows its orders, and goes back.</summary>
public abstract partial class StorageContract
{
    private static readonly string[] s_ofTheOther =
        ["bonus:welkom:atelier:c2", "earn:atelier:2", "redeem:x2", "return:x2:cancel"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_hung_on_an_account_that_was_merged_is_its_survivors_and_goes_back_exactly(bool ordersFirst)
    {
        await MergeableAsync();
        var before = await SpelledAsync();
        var (kept, other) = ((await BalanceAsync("c1")), await BalanceAsync("c2"));

        await MergeAsync(ordersFirst);

        var merged = await TheMemberAsync();
        merged.History.Postings.Sum(posting => posting.Points).ShouldBe(kept + other);
        merged.History.Postings.Select(posting => posting.Key).ShouldBeSubsetOf(
            [.. s_ofTheOther, "bonus:welkom:atelier:c1", "earn:atelier:1"]);
        merged.History.Postings.Length.ShouldBe(6);
        merged.History.Manual.ShouldHaveSingleItem();
        merged.History.Events.ShouldHaveSingleItem();
        merged.History.Entitlements.Length.ShouldBe(2);
        merged.History.Customers.ShouldHaveSingleItem().Key.ShouldBe(Key("c1"));
        (await DueIdsAsync()).ShouldContain("c1");

        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(9)));
        await SaveAsync(Some.Order("2", "c2", updatedAt: Some.Day(9)));
        (await SpelledAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_account_that_is_gone_with_its_orders_keeps_what_it_had()
    {
        await MergeableAsync();
        var before = await BalanceAsync("c1");

        await SaveAsync(new PullPage { DeletedCustomers = ["c2"], DeletedOrders = ["2"] });

        (await BalanceAsync("c1")).ShouldBe(before);
    }

    [Fact]
    public async Task An_account_whose_orders_are_nobodys_after_it_is_gone_keeps_what_it_had()
    {
        await MergeableAsync();
        var before = await BalanceAsync("c1");

        await SaveAsync(Some.Order("2", customer: null, updatedAt: Some.Day(8)));
        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });

        (await BalanceAsync("c1")).ShouldBe(before);
    }

    [Fact]
    public async Task One_order_that_staff_gave_away_long_before_takes_nothing_along()
    {
        await MergeableAsync();
        await SaveAsync(Some.Order("3", "c1"));
        await SaveAsync(Some.Order("3", "c2", updatedAt: Some.Day(7)));
        await SaveAsync(Some.Order("3", "c1", updatedAt: Some.Day(8)));
        await SettleAllAsync();
        var before = await BalanceAsync("c1");

        await SaveAsync(Some.Order("2", customer: null, updatedAt: Some.Day(9)));
        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });

        (await BalanceAsync("c1")).ShouldBe(before);
    }

    [Fact]
    public async Task Who_was_merged_goes_along_when_the_survivor_changes_its_address_or_is_merged_itself()
    {
        await MergeableAsync();
        await SaveAsync(Some.Customer("c3", "cas@example.com"), Some.Customer("c4", "dina@example.com"));
        await SaveAsync(Some.Order("4", "c4"));
        await MergeAsync(ordersFirst: true);
        var both = await BalanceAsync("c1");

        await SaveAsync(Some.Customer("c1", "cas@example.com", updatedAt: Some.Day(9)));
        (await BalanceAsync("c3")).ShouldBe(both);

        await SaveAsync(
            Some.Order("1", "c4", updatedAt: Some.Day(10)), Some.Order("2", "c4", updatedAt: Some.Day(10)));
        await SaveAsync(new PullPage { DeletedCustomers = ["c1"] });
        (await BalanceAsync("c4")).ShouldBe(both);
        (await BalanceAsync("c3")).ShouldBe(0);

        // Back in the order in which they went.
        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(11)));
        await SaveAsync(
            Some.Order("1", "c1", updatedAt: Some.Day(11)), Some.Order("2", "c1", updatedAt: Some.Day(11)));
        (await BalanceAsync("c1")).ShouldBe(both);
        (await BalanceAsync("c4")).ShouldBe(0);
    }

    [Fact]
    public async Task A_survivor_that_is_not_known_yet_gets_it_when_it_arrives()
    {
        await MergeableAsync();
        var other = await BalanceAsync("c2");
        await SaveAsync(Some.Order("2", "c9", updatedAt: Some.Day(8)));
        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });

        await SaveAsync(Some.Customer("c9", "iris@example.com", updatedAt: Some.Day(9)));

        (await BalanceAsync("c9")).ShouldBe(other);
    }

    [Fact]
    public async Task A_deleted_account_whose_orders_are_a_guests_of_another_address_is_that_guests()
    {
        await MergeableAsync();
        var other = await BalanceAsync("c2");

        await SaveAsync(Some.Order("2", customer: null, email: "thuis@example.com", updatedAt: Some.Day(8)));
        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });

        (await BalanceAsync(CustomerKey.Guest(Shop, "thuis@example.com").Id)).ShouldBe(other);
    }

    /// <summary>A shop gives the account it keeps the tags of both.</summary>
    [Fact]
    public async Task A_tag_that_was_ours_on_the_other_account_is_ours_on_its_survivor_and_a_merchants_stays_theirs()
    {
        await MergeableAsync();
        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(3), tags: ["Zakelijk", "zilver"]));
        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(3), tags: ["Pers"]));
        await PlanAgainAsync(times: 3);
        var change = new CustomerChange { Customer = Key("c2"), AddTags = ["VIP", "Zilver"] };
        await SettleAsync(
            await IntendAsync(await LineAsync(change, "c2")), new WriteOutcome.Written());
        var owned = (await Storage.TotalsAsync(Shop, default)).OwnedTags;

        await SaveAsync(Some.Customer(
            "c1", "an@example.com", updatedAt: Some.Day(8), tags: ["Pers", "VIP", "Zakelijk", "zilver"]));
        await MergeAsync(ordersFirst: true);

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(owned + 1);
    }

    [Fact]
    public async Task A_tag_the_merchant_gave_long_before_the_merge_stays_theirs()
    {
        await MergeableAsync();
        var change = new CustomerChange { Customer = Key("c2"), AddTags = ["VIP"] };
        await SettleAsync(await IntendAsync(await LineAsync(change, "c2")), new WriteOutcome.Written());
        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(8), tags: ["VIP"]));
        await PlanAgainAsync(times: 3);

        await MergeAsync(ordersFirst: true);

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_was_seen_before_the_shop_told_of_the_merge_stays_the_merchants()
    {
        await MergeableAsync();
        var change = new CustomerChange { Customer = Key("c2"), AddTags = ["VIP"] };
        await SettleAsync(await IntendAsync(await LineAsync(change, "c2")), new WriteOutcome.Written());
        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(7), tags: ["VIP"]));
        await PlanAgainAsync(times: 1);

        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(8), tags: ["VIP", "Pers"]));
        await MergeAsync(ordersFirst: true);

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_of_ours_follows_also_an_account_that_a_write_found_gone()
    {
        await MergeableAsync();
        var change = new CustomerChange { Customer = Key("c2"), AddTags = ["VIP"] };
        await SettleAsync(await IntendAsync(await LineAsync(change, "c2")), new WriteOutcome.Written());
        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(7), tags: ["VIP"]));
        await SettleAsync(await IntendAsync(await LineAsync(change, "c2")), new WriteOutcome.Gone());

        await SaveAsync(Some.Order("2", "c1", updatedAt: Some.Day(8)));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    private async Task PlanAgainAsync(int times)
    {
        for (var plan = 0; plan < times; plan++)
        {
            await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        }
    }

    /// <summary>Each with an order, a welcome, an offer; the other one also with what people did.</summary>
    private async Task MergeableAsync()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await SaveAsync(Some.Order("1", "c1"), Some.Order("2", "c2"));
        await GiveAsync("c1", "bonus:welkom:atelier:c1", "earn:atelier:1");
        await GiveAsync("c2", s_ofTheOther);
        var member = (await FindAsync("c2")).History.Id;
        await Storage.AdjustAsync(member, Key("c2"), Manual(5), default);
        await Storage.NoteAsync(member, Key("c2"), new MemberEvent("e1", "review", Now), default);
    }

    private async Task MergeAsync(bool ordersFirst)
    {
        if (ordersFirst)
        {
            await SaveAsync(Some.Order("2", "c1", updatedAt: Some.Day(8)));
        }

        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });
        await SaveAsync(Some.Order("2", "c1", updatedAt: Some.Day(8)));
    }

    private async Task<long> BalanceAsync(string id) =>
        (await FindAsync(id)).History.Postings.Sum(posting => posting.Points);
}
