using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>What is left to be settled of customers and orders that a shop has no more.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task A_deleted_customer_with_an_open_code_is_due_until_that_is_retired()
    {
        await EntitleAsync("c1");
        await SettleAllAsync(Next);
        var before = await PlanAsync(await LineAsync());

        await SaveAsync(new PullPage { DeletedCustomers = ["c1"] });

        (await Storage.PlanIsStaleAsync(before, "p1", default)).ShouldBeTrue();
        var member = (await DueAsync()).ShouldHaveSingleItem();
        member.History.Customers.ShouldBeEmpty();
        var gone = member.Customers.ShouldHaveSingleItem();
        (gone.Key, gone.IsGone).ShouldBe((Key("c1"), true));
        (await AllAsync()).ShouldBeEmpty();

        var line = new PlanLine
        {
            Customer = gone.Key,
            MemberId = member.History.Id,
            Change = new CustomerChange { Customer = gone.Key, Retire = [new("e1", "KOM-1")] },
            Entitlements = [member.History.Entitlements[0] with { State = EntitlementState.Ended }],
        };
        var plan = await PlanAsync(line);
        (await Storage.PlanIsStaleAsync(plan, "p1", default)).ShouldBeFalse();
        var entry = (await IntendAsync(Lease, plan, [line])).ShouldHaveSingleItem();
        await Storage.SettleAsync(Lease, [new Settlement(entry, new WriteOutcome.Written(), null)], Now, default);

        (await DueAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_account_without_orders_is_the_survivors_where_the_shop_says_so(bool goneFirst)
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await GiveAsync("c1", "bonus:welkom:atelier:c1");
        await GiveAsync("c2", "bonus:welkom:atelier:c2");
        var (kept, other) = (await BalanceAsync("c1"), await BalanceAsync("c2"));
        var merge = new PullPage { Merged = [new MergedCustomer("c2", "c1")] };

        await SaveAsync(goneFirst ? new PullPage { DeletedCustomers = ["c2"] } : merge);
        (await BalanceAsync("c1")).ShouldBe(kept, "a word without the deed counts for nothing");
        await SaveAsync(goneFirst ? merge : merge with { DeletedCustomers = ["c2"] });
        (await BalanceAsync("c1")).ShouldBe(kept + other);

        // Nothing that is read of them later takes it back, but that the account exists again.
        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });
        await SaveAsync(Some.Order("1", "c1", updatedAt: Some.Day(8)));
        (await BalanceAsync("c1")).ShouldBe(kept + other);
        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(9)));
        (await BalanceAsync("c1"), await BalanceAsync("c2")).ShouldBe((kept, other));
    }

    [Fact]
    public async Task The_orders_of_who_is_found_gone_by_a_write_are_read_again()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await SaveAsync(Some.Order("1", "c1"), Some.Order("2", "c2"), Some.Order("3", "c2"));
        await SaveAsync(new PullPage { DeletedOrders = ["3"] });
        var line = await LineAsync(new CustomerChange { Customer = Key("c2"), AddTags = ["VIP"] });

        await SettleAsync(await IntendAsync(line), new WriteOutcome.Gone());

        var hint = (await Storage.HintsAsync(Shop, most: 10, default)).ShouldHaveSingleItem().Hint;
        (hint.Subject, hint.Id, hint.IsGone).ShouldBe((HintSubject.Order, "2", false));
    }

    [Fact]
    public async Task A_customer_that_comes_back_is_a_customer_again()
    {
        await EntitleAsync("c1");
        await SaveAsync(new PullPage { DeletedCustomers = ["c1"] });

        await SaveAsync(Some.Customer("c1", "an@example.com", updatedAt: Some.Day(9)));

        (await DueAsync()).ShouldHaveSingleItem().Customers.ShouldHaveSingleItem().IsGone.ShouldBeFalse();
        (await TheMemberAsync()).History.Customers.ShouldHaveSingleItem().Key.ShouldBe(Key("c1"));
    }

    [Fact]
    public async Task A_guest_whose_only_order_is_deleted_is_due_until_its_earning_is_taken_back()
    {
        await SaveAsync(Some.Order("1001", email: "an@example.com"), Some.Order("1002", email: "bo@example.com"));
        var an = (await Storage.FindAsync("an@example.com", default)).ShouldHaveSingleItem();
        await PostAsync(an, "earn:atelier:1001");
        await SettleAllAsync();

        await SaveAsync(new PullPage { DeletedOrders = ["1001", "1002"] });

        var due = (await DueAsync()).ShouldHaveSingleItem();
        due.Customers.ShouldHaveSingleItem().IsGone.ShouldBeTrue();
        due.History.DeletedOrders.ShouldBe([new OrderKey(Shop, "1001")]);
        await SettleAllAsync();
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_in_the_trash_carries_nothing_and_an_older_one_carries_again()
    {
        var newest = Some.Order("2", email: "an@example.com", placedAt: Some.Day(4), card: s_gold);
        await SaveAsync(newest, Some.Order("1", email: "an@example.com", placedAt: Some.Day(3)));

        await SaveAsync(newest with { IsTrashed = true, UpdatedAt = Some.Day(5) });

        var guest = (await TheMemberAsync()).Customers.ShouldHaveSingleItem();
        (guest.CarrierOrder, guest.Card).ShouldBe(("1", LoyaltyCard.Empty));
        guest.StrayOrders.ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_guest_of_the_trash_alone_is_a_member_without_a_carrier_until_the_trash_is_emptied()
    {
        var order = Some.Order("1", email: "an@example.com", card: s_gold);
        await SaveAsync(order);
        await SaveAsync(order with { IsTrashed = true, UpdatedAt = Some.Day(5) });

        var member = await TheMemberAsync();
        member.History.Orders.ShouldHaveSingleItem();
        var guest = member.Customers.ShouldHaveSingleItem();
        (guest.CarrierOrder, guest.Email, guest.Card.HasTagField).ShouldBe((null, "an@example.com", false));
        guest.StrayOrders.ShouldBe(["1"]);

        await SaveAsync(new PullPage { DeletedOrders = ["1"] });
        (await AllAsync()).ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).Guests.ShouldBe(0);
    }

    private async Task EntitleAsync(string id)
    {
        var line = await LineAsync(id: id) with
        {
            Entitlements = [new Entitlement("e1", "Kom terug", Key(id), Now, Next, "KOM-1")],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);
    }

    [Fact]
    public async Task An_intent_without_an_answer_is_open_until_it_is_closed()
    {
        var first = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        var second = await IntendAsync(await LineAsync(new() { Customer = Key("c2"), AddTags = ["VIP"] }));

        (await OpenAsync()).ShouldBe([first.Id, second.Id]);
        var closed = first with { State = JournalState.PartlyWritten, Written = first.Intent, Reason = "Cut off." };
        await Storage.CloseIntentsAsync(
            Lease, [closed, second with { State = JournalState.Refused, Reason = "Cut off." }], default);

        (await OpenAsync()).ShouldBeEmpty();
        var written = (await Storage.WrittenByAsync(first.Run, default).ToListAsync()).ShouldHaveSingleItem();
        (written.State, written.Written!.AddTags.Single(), written.Reason).ShouldBe(
            (JournalState.PartlyWritten, "VIP", "Cut off."));
        (await Storage.FindAsync($"{Shop}:c2", default))[0].Customers[0].OwnedTags.ShouldBe(["VIP"]);

        async Task<List<long>> OpenAsync() =>
            await Storage.OpenIntentsAsync(Shop, default).Select(entry => entry.Id).ToListAsync();
    }

    [Fact]
    public async Task Old_runs_are_pruned_but_not_the_newest_nor_the_last_complete_nor_one_with_an_open_intent()
    {
        var complete = await EndedAsync();
        var open = (await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }))).Run;
        await Storage.FinishRunAsync(Lease, open, Completed with { State = RunState.Failed }, Now, default);
        var old = new List<long>();
        for (var more = 0; more < 23; more++)
        {
            old.Add(await EndedAsync(RunState.Failed));
        }

        (await Storage.PruneRunsAsync(Lease, Now, default)).ShouldBe(0);
        (await Storage.PruneRunsAsync(Lease, Now + Duration.FromTicks(1), default)).ShouldBe(3);

        var left = (await Storage.RunsAsync(Shop, 100, default)).Select(run => run.Id).ToList();
        left.ShouldBe([.. old.Skip(3).Reverse(), open, complete]);
        (await Storage.AnyRunCompletedAsync(Shop, default)).ShouldBeTrue();
    }

    private async Task<long> EndedAsync(RunState state = RunState.Completed)
    {
        var run = await RunAsync(await PlanAsync());
        await Storage.FinishRunAsync(Lease, run, Completed with { State = state }, Now, default);
        return run;
    }
}
