using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>What is promised never exceeds a budget, whoever planned it and when.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task A_line_that_would_exceed_a_budget_is_left_out_with_all_of_its_member_and_stays_due()
    {
        var first = await PromisingAsync("c1", new OfferBudget(Codes: 1));
        var second = await PromisingAsync("c2", new OfferBudget(Codes: 1)) with
        {
            Change = new CustomerChange { Customer = Key("c2"), AddTags = ["VIP"] },
            Postings = [Some.Posting("earn:atelier:1")],
        };
        var earlier = await PlanAsync(first);
        var later = await PlanAsync(second);

        await IntendAsync(Lease, earlier, [first]);
        (await IntendAsync(Lease, later, [second])).ShouldBeEmpty();

        (await FindAsync("c1")).History.Entitlements.ShouldHaveSingleItem();
        (await FindAsync("c2")).History.Entitlements.ShouldBeEmpty();
        (await KeysOfAsync("c2")).ShouldBeEmpty();
        (await DueIdsAsync()).ShouldBe(["c2"]);
        Logged.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Within_one_batch_the_first_lines_are_given_what_is_left_and_what_is_used_makes_room()
    {
        var budget = new OfferBudget(Liability: 25m);
        PlanLine[] lines =
        [
            await PromisingAsync("c1", budget), await PromisingAsync("c2", budget), await PromisingAsync("c3", budget),
        ];
        await IntendAsync(Lease, await PlanAsync(lines), lines);
        (await PromisedAsync()).ShouldBe(["c1", "c2"]);

        lines =
        [
            lines[0] with { Entitlements = [lines[0].Entitlements[0] with { State = EntitlementState.Used }] },
            lines[2],
        ];
        await IntendAsync(Lease, await PlanAsync(lines), lines);

        (await PromisedAsync()).ShouldBe(["c2", "c3"]);
    }

    [Fact]
    public async Task A_code_that_is_to_be_taken_back_takes_its_place_until_the_shop_has_confirmed_it()
    {
        var budget = new OfferBudget(Codes: 1);
        var first = await PromisingAsync("c1", budget);
        await IntendAsync(Lease, await PlanAsync(first), [first]);
        var withdrawn = first with
        {
            Change = new CustomerChange { Customer = Key("c1"), Retire = [new(KeyOf("c1"), "KOM-1")] },
            Entitlements = [first.Entitlements[0] with { State = EntitlementState.Withdrawn }],
        };
        var second = await PromisingAsync("c2", budget);

        var entry = (await IntendAsync(Lease, await PlanAsync(withdrawn, second), [withdrawn, second]))
            .ShouldHaveSingleItem();
        (await PromisedAsync()).ShouldBe(["c1"]);

        await SettleAsync(entry, new WriteOutcome.Written());
        await IntendAsync(Lease, await PlanAsync(second), [second]);
        (await PromisedAsync()).ShouldBe(["c2"]);
    }

    [Fact]
    public async Task Two_shops_that_store_at_the_same_moment_never_exceed_a_budget_together()
    {
        var budget = new OfferBudget(Codes: 3);
        var other = await LeaseAsync(OtherShop, "host 2");
        var (here, there) = (new List<PlanLine>(), new List<PlanLine>());
        foreach (var id in new[] { "c1", "c2", "c3" })
        {
            here.Add(await PromisingAsync(id, budget));
            there.Add(await PromisingAsync(id, budget, other));
        }

        var (run, otherRun) = (await RunAsync(await PlanAsync()), await RunAsync(await PlanAsync(), other));
        var second = Open();
        foreach (var at in Enumerable.Range(0, here.Count))
        {
            await Task.WhenAll(
                Storage.IntendAsync(Lease, run, [here[at]], Now, default),
                second.IntendAsync(other, otherRun, [there[at]], Now, default));
        }

        (await Storage.OpenPromisesAsync(Now, default)).ShouldHaveSingleItem().Promises.ShouldBe(3);
    }

    [Fact]
    public async Task All_members_come_as_a_new_programme_would_have_them_who_waits_before_who_comes_due_only_then()
    {
        await SaveAsync(
            [.. new[] { "a", "b", "c", "d", "e", "f" }.Select(id => Some.Customer(id, email: $"{id}@example.com"))]);
        await SaveAsync(Some.Customer("g", email: "b@example.com")); // One member with b.
        await Storage.UseProgramAsync(Lease, "p1", Now, default);
        PlanLine[] lines =
        [
            await SettledAsync("a", Now + Duration.FromDays(1)), await SettledAsync("b", next: null),
            await SettledAsync("c", Now), await SettledAsync("d", Now - Duration.FromDays(1)),
            await SettledAsync("e", Now - Duration.FromDays(2)), await SettledAsync("g", Now - Duration.FromHours(1)),
        ];
        await IntendAsync(Lease, await PlanAsync(lines), lines);

        var told = await FirstCustomersAsync(Storage.AllDueAsync(Shop, Now, default));
        await Storage.UseProgramAsync(Lease, "p2", Now, default);
        var due = await FirstCustomersAsync(Storage.DueAsync(Shop, Now, default));

        told.ShouldBe(["f", "e", "d", "b,g", "a", "c"]); // f was never settled, and has been due ever since.
        due.ShouldBe(told);
    }

    private async Task<PlanLine> SettledAsync(string id, Instant? next) => new()
    {
        Customer = Key(id),
        MemberId = (await Storage.FindAsync($"{Shop}:{id}", default)).ShouldHaveSingleItem().History.Id,
        NextChange = next,
    };

    private static async Task<List<string>> FirstCustomersAsync(IAsyncEnumerable<StoredMember> members)
    {
        var firsts = new List<string>();
        await foreach (var member in members)
            firsts.Add(string.Join(',', member.Customers.Select(one => one.Key.Id).Order(StringComparer.Ordinal)));

        return firsts;
    }

    /// <summary>A line that promises a new customer ten off, as one planned while there was room.</summary>
    private async Task<PlanLine> PromisingAsync(string id, OfferBudget budget, Lease? lease = null)
    {
        var shop = (lease ?? Lease).Shop;
        await Storage.SaveAsync(lease ?? Lease, new() { Customers = [Some.Customer(id, shop: shop)] }, default);
        var member = (await Storage.FindAsync($"{shop}:{id}", default)).ShouldHaveSingleItem();
        return new PlanLine
        {
            Customer = Key(id, shop),
            MemberId = member.History.Id,
            NextChange = Next,
            Budgets = [new BudgetedOffer("Kom terug", budget)],
            Entitlements =
            [
                new Entitlement(KeyOf(id, shop), "Kom terug", Key(id, shop), Now, Next, Code: null)
                {
                    Terms = new CodeTerms(CodeKind.Amount, 10m),
                },
            ],
        };
    }

    private static string KeyOf(string id, string shop = Shop) => $"Kom terug:{shop}:{id}";

    private async Task<string[]> PromisedAsync() =>
    [
        .. (await AllAsync()).SelectMany(member => member.History.Entitlements)
            .Where(one => one.State == EntitlementState.Open).Select(one => one.Customer.Id)
            .Order(StringComparer.Ordinal),
    ];
}
