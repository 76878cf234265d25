using NodaTime;
using ShopConnector.Loyalty.Offers;
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

    private async Task EntitleAsync(string id)
    {
        var line = await LineAsync(id: id) with
        {
            Entitlements = [new Entitlement("e1", "Kom terug", Key(id), Now, Next, "KOM-1")],
        };
        await IntendAsync(Lease, await PlanAsync(line), [line]);
    }
}
