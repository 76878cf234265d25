using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
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
