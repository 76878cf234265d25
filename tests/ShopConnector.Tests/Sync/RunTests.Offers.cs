using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Sync;

/// <summary>Offers over whole runs: what reaches the shop, and what only storage knows.</summary>
public sealed partial class RunTests
{
    private static readonly Offer s_winBack =
        new("Kom terug", "last_order_date < -3m", OfferValue.Percent(15m)) { ControlShare = 0m };

    [Fact]
    public async Task A_budget_lets_members_in_while_it_lasts_and_the_others_stay_due()
    {
        _shop.Customer("eva");
        _shop.Order("eva", "5", Now - Duration.FromDays(150), 40m);
        var storage = await OpenAsync();
        var one = Programs.With(s_winBack with { Budget = new OfferBudget(Codes: 1) });

        var first = await ApplyAsync(storage, Yes, one);
        _shop.Codes.Count.ShouldBe(1);
        first.Notes.ShouldBe(
        [
            "Offer Kom terug: 1 member waits, because its budget is given out: 1 open of at most 1. "
            + "Raise Budget to let them in sooner.",
        ]);
        first.Plan.Totals!.CodesIssued.ShouldBe(1);

        var again = await ApplyAsync(storage, program: one);
        (again.Plan.Totals!.Customers, again.Plan.Totals.CustomersTouched, again.Notes.Count).ShouldBe((1, 0, 1));

        await ApplyAsync(storage, program: Programs.With(s_winBack with { Budget = new OfferBudget(Codes: 2) }));
        _shop.Codes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_waits_for_a_budget_is_given_what_comes_after_it_and_that_takes_the_place()
    {
        _shop.Customer("eva");
        _shop.Order("eva", "5", Now - Duration.FromDays(150), 40m);
        var storage = await OpenAsync();
        var offers = Programs.With(
            s_winBack with { Budget = new OfferBudget(Codes: 1) },
            s_winBack with { Name = "Anders", Value = OfferValue.Percent(5m) });
        var program = Programs.Compile(offers.Rules with { Pressure = new OfferPressure(1, 30) });

        (await ApplyAsync(storage, Yes, program)).Notes.Count.ShouldBe(1);
        _shop.Codes.Values.Select(key => key.Split(':')[0]).ShouldBe(["Anders", "Kom terug"], ignoreOrder: true);

        var again = await ApplyAsync(storage, program: program);
        (again.Plan.Totals!.CustomersTouched, again.Notes.Count).ShouldBe((0, 0));
        (await ApplyAsync(storage, program: program)).Plan.Totals!.Customers.ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_in_which_somebody_waits_for_a_budget_can_be_applied_by_its_number()
    {
        _shop.Customer("eva");
        _shop.Order("eva", "5", Now - Duration.FromDays(150), 40m);
        var storage = await OpenAsync();
        var one = Programs.With(s_winBack with { Budget = new OfferBudget(Codes: 1) });
        var plan = await Run(storage, one).PlanAsync(static _ => { }, CancellationToken.None);
        plan.Notes.ShouldNotBeEmpty();

        await ApplyAsync(storage, new Confirmation(Yes: true, Plan: plan.Plan.Id), one);

        _shop.Codes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_budget_in_euros_counts_what_is_open_at_worst()
    {
        _shop.Customer("eva");
        _shop.Order("eva", "5", Now - Duration.FromDays(150), 40m);
        var budget = new OfferBudget(Liability: 30m, PerCode: 20m);

        var report = await ApplyAsync(
            await OpenAsync(), Yes, Programs.With(s_winBack with { Budget = budget }));

        _shop.Codes.Count.ShouldBe(1);
        report.Notes.ShouldBe(
        [
            "Offer Kom terug: 1 member waits, because its budget is given out: 20.00 of at most 30.00 EUR. "
            + "Raise Budget to let them in sooner.",
        ]);
    }

    [Fact]
    public async Task The_control_group_is_stored_and_nothing_reaches_the_shop()
    {
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, Programs.With(s_winBack with { ControlShare = 1m }));

        _shop.Codes.ShouldBeEmpty();
        _shop.CardOf("bob").OfferCode.ShouldBeNull();
        var held = (await EntitlementsOfAsync(storage, "bob")).ShouldHaveSingleItem();
        (held.Control, held.State, held.Code).ShouldBe((true, EntitlementState.Open, null));
        (await storage.OpenPromisesAsync(Now, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gift_is_a_tag_on_the_customer_until_it_is_withdrawn()
    {
        var gift = s_winBack with { Value = OfferValue.Tag("Cadeau"), WhileTrue = true };
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, Programs.With(gift));
        _shop.CardOf("bob").Tags.ShouldBe(["Cadeau"]);

        _shop.Order("bob", "6", Now - Duration.FromDays(1), 10m);
        await ApplyAsync(storage, program: Programs.With(gift));

        _shop.CardOf("bob").Tags.ShouldBeEmpty();
        (await EntitlementsOfAsync(storage, "bob")).ShouldHaveSingleItem().State
            .ShouldBe(EntitlementState.Withdrawn);
    }

    [Fact]
    public async Task A_code_whose_reason_is_gone_is_retired_and_stays_withdrawn()
    {
        var storage = await OpenAsync();
        var program = Programs.With(s_winBack with { WhileTrue = true });
        await ApplyAsync(storage, Yes, program);
        _shop.Codes.ShouldHaveSingleItem();

        _shop.Order("bob", "6", Now - Duration.FromDays(1), 10m);
        await ApplyAsync(storage, program: program);

        _shop.Codes.ShouldBeEmpty();
        (await EntitlementsOfAsync(storage, "bob")).ShouldHaveSingleItem().State
            .ShouldBe(EntitlementState.Withdrawn);
        (await ApplyAsync(storage, program: program)).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    private static async Task<IReadOnlyList<Entitlement>> EntitlementsOfAsync(
        ShopConnector.Sync.IStorage storage, string customer)
    {
        var found = await storage.FindAsync($"atelier:{customer}", CancellationToken.None);
        return found.ShouldHaveSingleItem().History.Entitlements;
    }
}
