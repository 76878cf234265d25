using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;
using ShopConnector.Tests.Properties;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    private static readonly PlanTotals NoTotals = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public async Task A_customer_falls_due_at_its_next_change_and_not_before()
    {
        await SaveAsync(Some.Customer("c1"));
        (await DueAsync()).Length.ShouldBe(1);

        await SettleAllAsync(next: Now + Duration.FromDays(3));

        (await DueAsync(at: Now + Duration.FromDays(3) - Duration.FromTicks(1))).ShouldBeEmpty();
        (await DueAsync(at: Now + Duration.FromDays(3))).ShouldHaveSingleItem()
            .Customers[0].DueAt.ShouldBe(Now + Duration.FromDays(3));
    }

    [Fact]
    public async Task A_new_programme_makes_every_customer_of_the_shop_due_once()
    {
        await SaveAsync(Some.Customer("c1"), Some.Customer("c2"));
        await Storage.UseProgramAsync(Lease, "p1", Now, default);
        await SettleAllAsync();

        await Storage.UseProgramAsync(Lease, "p1", Now, default);
        (await DueAsync()).ShouldBeEmpty();

        await Storage.UseProgramAsync(Lease, "p2", Now, default);
        (await DueAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_programme_is_in_use_since_the_first_shop_began_with_it_and_anew_after_another()
    {
        await SaveAsync(Some.Customer("c1"));
        (await Storage.ProgramSinceAsync("p1", default)).ShouldBeNull();

        await Storage.UseProgramAsync(Lease, "p1", Now, default);
        await Storage.UseProgramAsync(Lease, "p1", Now + Duration.FromDays(1), default);
        (await Storage.ProgramSinceAsync("p1", default)).ShouldBe(Now);

        await Storage.UseProgramAsync(Lease, "p2", Now + Duration.FromDays(2), default);
        (await Storage.ProgramSinceAsync("p1", default)).ShouldBeNull();
        await Storage.UseProgramAsync(Lease, "p1", Now + Duration.FromDays(3), default);
        (await Storage.ProgramSinceAsync("p1", default)).ShouldBe(Now + Duration.FromDays(3));
    }

    [Fact]
    public async Task Lines_come_back_as_they_were_in_the_order_they_were_added()
    {
        const int Lines = 1_100; // More than two batches, so that their seams are crossed.
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        var lines = Enumerable.Range(0, Lines).Select(id => new PlanLine
        {
            Customer = Key($"c{id}"),
            MemberId = $"m{id}",
            Change = new CustomerChange
            {
                Customer = Key($"c{id}"),
                AddTags = ["VIP"],
                Fields = [new FieldChange(CardField.Points, From: null, "12")],
                Issue =
                [
                    new CodeToIssue(
                        "e1", "KOM-1", "Kom terug", CodeTerms.Percent(12.50m), Now, Now, new LocalDate(2026, 11, 8)),
                ],
            },
            Postings = [Some.Posting($"earn:atelier:{id}")],
            NextChange = Now,
        }).ToList();
        await Storage.AddToPlanAsync(Lease, plan, lines[..600], default);
        await Storage.AddToPlanAsync(Lease, plan, lines[600..], default);

        var stored = await Storage.PlanLinesAsync(plan, default).ToListAsync();

        stored.Select(Spelled.Out).ShouldBe(lines.Select(Spelled.Out));
    }

    [Fact]
    public async Task A_plan_without_totals_is_not_finished()
    {
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        (await Storage.PlanAsync(plan, default)).ShouldBe(
            new StoredPlan(plan, new PlanHeader(Shop, Now, "p1"), Totals: null, Shown: false));

        var totals = new PlanTotals(1, 2, 3, 4, 5, 6, 7, 8, 9);
        await Storage.FinishPlanAsync(Lease, plan, totals, default);

        (await Storage.PlanAsync(plan, default))!.Totals.ShouldBe(totals);
        (await Storage.PlanAsync(plan + 1, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_shown_is_remembered_for_its_shop()
    {
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        (await Storage.AnyPlanShownAsync(Shop, default)).ShouldBeFalse();

        await Storage.MarkPlanShownAsync(plan, default);

        (await Storage.AnyPlanShownAsync(Shop, default)).ShouldBeTrue();
        (await Storage.AnyPlanShownAsync(OtherShop, default)).ShouldBeFalse();
        (await Storage.PlanAsync(plan, default))!.Shown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_is_stale_when_a_customer_of_it_changed_or_the_programme_did()
    {
        await SaveAsync(Some.Customer("c1"), Some.Customer("c2"));
        var plan = await PlanAsync(new PlanLine { Customer = Key("c1"), MemberId = await MemberIdAsync("c1") });
        (await Storage.PlanIsStaleAsync(plan, "p1", default)).ShouldBeFalse();
        (await Storage.PlanIsStaleAsync(plan, "p2", default)).ShouldBeTrue();

        await SaveAsync(Some.Order("1", "c2"));
        (await Storage.PlanIsStaleAsync(plan, "p1", default)).ShouldBeFalse();

        await SaveAsync(Some.Order("2", "c1"));
        (await Storage.PlanIsStaleAsync(plan, "p1", default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_is_stale_when_its_customer_is_gone_or_a_later_plan_was_applied()
    {
        await SaveAsync(Some.Customer("c1"), Some.Customer("c2"));
        var first = await PlanAsync(new PlanLine { Customer = Key("c1"), MemberId = await MemberIdAsync("c1") });
        var second = await PlanAsync(new PlanLine { Customer = Key("c2"), MemberId = await MemberIdAsync("c2") });

        await RunAsync(second);
        (await Storage.PlanIsStaleAsync(first, "p1", default)).ShouldBeTrue();
        (await Storage.PlanIsStaleAsync(second, "p1", default)).ShouldBeFalse();

        await SaveAsync(new PullPage { DeletedCustomers = ["c2"] });
        (await Storage.PlanIsStaleAsync(second, "p1", default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Old_plans_are_cleared_away_and_that_one_was_shown_is_kept_in_mind()
    {
        const int Kept = 20;
        var first = await PlanAsync();
        await Storage.MarkPlanShownAsync(first, default);
        var second = await PlanAsync();
        for (var more = 0; more < Kept; more++)
        {
            await PlanAsync();
        }

        (await Storage.PlanAsync(first, default))!.Totals.ShouldBeNull();
        (await Storage.PlanAsync(second, default)).ShouldNotBeNull();
        await PlanAsync();
        (await Storage.PlanAsync(second, default)).ShouldBeNull();
        (await Storage.AnyPlanShownAsync(Shop, default)).ShouldBeTrue();
    }

    protected async Task<long> PlanAsync(params PlanLine[] lines)
    {
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await Storage.AddToPlanAsync(Lease, plan, lines, default);
        await Storage.FinishPlanAsync(Lease, plan, NoTotals, default);
        return plan;
    }

    protected async Task<string> MemberIdAsync(string customer) =>
        (await Storage.FindAsync($"{Shop}:{customer}", default)).ShouldHaveSingleItem().History.Id;

    [Fact]
    public async Task Of_each_thing_in_a_shop_the_newest_entry_that_may_stand_is_held()
    {
        var first = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await Storage.AddSetupAsync(Lease, first, [Thing("a"), Thing("b"), Thing("c")], default);
        var planned = await Storage.SetupOfPlanAsync(first, default);
        (await Storage.SetupHeldAsync(Shop, default)).ShouldBeEmpty();

        await Storage.SaveSetupAsync(
            Lease,
            [
                planned[0] with { State = SetupState.Written, Run = 1, Held = "gid:a" },
                planned[1] with { State = SetupState.Open, Run = 1 },
                planned[2] with { State = SetupState.Refused, Run = 1, Reason = "No." },
            ],
            default);
        var second = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await Storage.AddSetupAsync(Lease, second, [Thing("a") with { Action = SetupAction.Remove }], default);
        var removed = (await Storage.SetupOfPlanAsync(second, default)).Single();
        await Storage.SaveSetupAsync(Lease, [removed with { State = SetupState.Written, Run = 2 }], default);

        (await Storage.SetupHeldAsync(Shop, default)).Select(one => (one.Step, one.State)).ShouldBe(
        [
            (Thing("a") with { Action = SetupAction.Remove }, SetupState.Written), (Thing("b"), SetupState.Open),
        ]);
        (await Storage.SetupWrittenByAsync(1, default)).Single().Held.ShouldBe("gid:a");
    }

    [Fact]
    public async Task How_a_shop_stood_is_kept_until_there_is_something_to_set_up()
    {
        await SaveAsync(Some.Customer("c1"));
        await SettleAllAsync();
        var standing = new SetupStanding(
            "all", Now, ["A note."], ImmutableDictionary<string, string>.Empty.Add("VIP", "SHIP-1"));

        await Storage.SaveSetupStandingAsync(Lease, standing, default);
        (await DueAsync()).Length.ShouldBe(1, "who carries the tag is to be shown the code");
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await Storage.AddSetupAsync(Lease, plan, [], default);
        (await Storage.SetupStandingAsync(Shop, default))!.CheckedAt.ShouldBe(Now);

        await Storage.AddSetupAsync(Lease, plan, [Thing("a")], default);

        var held = (await Storage.SetupStandingAsync(Shop, default))!;
        held.CheckedAt.ShouldBe(Instant.FromUnixTimeTicks(0));
        (held.Wanted, held.Notes.Single(), held.ShippingCodes["VIP"]).ShouldBe(("all", "A note.", "SHIP-1"));
    }

    private static SetupStep Thing(string key) => new(key, SetupAction.Create, $"thing {key}", "{}");
}
