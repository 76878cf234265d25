using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public async Task What_is_done_by_hand_is_numbered_kept_and_makes_the_member_due()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        await SettleAllAsync();
        var member = (await TheMemberAsync()).History.Id;

        var first = await Storage.AdjustAsync(member, Key("c1"), Manual(50), default);
        var second = await Storage.AdjustAsync(member, Key("c1"), Manual(-50) with { Reverses = first.Id }, default);

        (first.Id, second.Id).ShouldBe(("1", "2"));
        (await TheMemberAsync()).History.Manual.ShouldBe(
            [Manual(50) with { Id = "1" }, Manual(-50) with { Id = "2", Reverses = "1" }]);
        (await DueAsync()).ShouldHaveSingleItem();
        await Should.ThrowAsync<StorageException>(
            () => Storage.AdjustAsync(member, Key("c1"), Manual(-50) with { Reverses = first.Id }, default));
    }

    [Fact]
    public async Task A_redemption_and_its_right_are_stored_together_or_not_at_all()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        await Storage.AdjustAsync(member, Key("c1"), Manual(500), default);

        (await Storage.RedeemAsync(member, actsSeen: 0, Redeemed(), default)).ShouldBeFalse();
        (await TheMemberAsync()).History.Entitlements.ShouldBeEmpty();
        (await TheMemberAsync()).History.Redemptions.ShouldBeEmpty();

        (await Storage.RedeemAsync(member, actsSeen: 1, Redeemed(), default)).ShouldBeTrue();
        var history = (await TheMemberAsync()).History;
        history.Redemptions.ShouldBe([Redeemed().Redemption]);
        history.Entitlements.ShouldBe([Redeemed().Entitlement]);
    }

    [Fact]
    public async Task Acts_and_what_follows_from_them_go_with_their_customer_to_another_member()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        await Storage.AdjustAsync(member, Key("c1"), Manual(500), default);
        await Storage.RedeemAsync(member, actsSeen: 1, Redeemed(), default);
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await IntendAsync(Lease, plan,
        [
            new PlanLine
            {
                Customer = Key("c2"), MemberId = member,
                Postings =
                [
                    Some.Posting("manual:1", 500), Some.Posting("redeem:5 euro:m:1", -300),
                    Some.Posting("return:5 euro:m:1:unused", 300), Some.Posting("expire:return:5 euro:m:1:unused", -1),
                ],
            },
        ]);

        await SaveAsync(Some.Customer("c1", "bea@example.com", updatedAt: Some.Day(9)));

        var members = (await AllAsync()).ToDictionary(one => one.Customers[0].Key.Id);
        members["c1"].History.Manual.Length.ShouldBe(1);
        members["c1"].History.Redemptions.Length.ShouldBe(1);
        members["c1"].History.Postings.Select(posting => posting.Key).ShouldBe(
        [
            "expire:return:5 euro:m:1:unused", "manual:1", "redeem:5 euro:m:1", "return:5 euro:m:1:unused",
        ]);
        members["c2"].History.Postings.ShouldBeEmpty();
        members["c2"].History.Manual.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_programme_redeems_by_itself_is_kept_with_its_line()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        var (redemption, entitlement) = Redeemed();

        await IntendAsync(Lease, plan,
        [
            new PlanLine
            {
                Customer = Key("c1"), MemberId = member, Redemptions = [redemption], Entitlements = [entitlement],
                Postings = [Some.Posting("redeem:5 euro:m:1", -300)],
            },
        ]);

        var history = (await TheMemberAsync()).History;
        (history.Redemptions.Single(), history.Entitlements.Single()).ShouldBe((redemption, entitlement));
    }

    [Fact]
    public async Task A_line_that_is_intended_again_after_a_crash_redeems_nothing_twice()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var line = Redeeming((await TheMemberAsync()).History.Id);
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        await IntendAsync(Lease, plan, [line]);

        await IntendAsync(Lease, plan, [line]);

        var history = (await TheMemberAsync()).History;
        history.Redemptions.ShouldBe(line.Redemptions);
        history.Entitlements.ShouldBe(line.Entitlements);
        history.Postings.ShouldBe(line.Postings);
    }

    [Fact]
    public async Task A_line_that_redeems_is_left_out_when_staff_redeemed_after_its_plan()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        var plan = await Storage.BeginPlanAsync(Lease, new PlanHeader(Shop, Now, "p1"), default);
        var theirs = Redeemed() with { Redemption = Redeemed().Redemption with { At = Some.Day(7) } };
        (await Storage.RedeemAsync(member, actsSeen: 0, theirs, default)).ShouldBeTrue();

        await IntendAsync(Lease, plan, [Redeeming(member)]);

        var history = (await TheMemberAsync()).History;
        history.Redemptions.ShouldBe([theirs.Redemption]);
        history.Postings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_and_guests_whose_orders_carry_nothing_have_no_place_for_a_code()
    {
        await SaveAsync(
            Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com") with { IsStaff = true });

        (await TheMemberAsync()).History.Codeless.ShouldBe([Key("c2")]);
    }

    private static PlanLine Redeeming(string member)
    {
        var (redemption, entitlement) = Redeemed();
        return new PlanLine
        {
            Customer = Key("c1"),
            MemberId = member,
            Redemptions = [redemption],
            Entitlements = [entitlement],
            Postings = [Some.Posting("redeem:5 euro:m:1", -300)],
        };
    }

    [Fact]
    public async Task An_event_is_kept_once_and_makes_the_member_due_once()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        await SettleAllAsync();

        var noted = await Storage.NoteAsync(member, Key("c1"), Review, default);
        noted.ShouldBe(new NoteOutcome.Noted(Review with { Id = "atelier:c1:r1" }));
        (await DueAsync()).ShouldHaveSingleItem().History.Events.ShouldBe([noted.Event]);
        await SettleAllAsync();

        // By a colleague, and for another customer of the same member.
        foreach (var again in new[] { Key("c1"), Key("c2") })
        {
            (await Storage.NoteAsync(member, again, Review with { Author = "Bo" }, default))
                .ShouldBe(new NoteOutcome.Known(noted.Event));
        }

        (await DueAsync()).ShouldBeEmpty();
        (await TheMemberAsync()).History.Events.ShouldBe([noted.Event]);
    }

    [Fact]
    public async Task Another_event_under_the_same_id_is_refused()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        var noted = await Storage.NoteAsync(member, Key("c1"), Review, default);
        await SettleAllAsync();

        foreach (var other in new[] { Review with { Kind = "complaint" }, Review with { At = Some.Day(7) } })
        {
            (await Storage.NoteAsync(member, Key("c1"), other, default))
                .ShouldBe(new NoteOutcome.Taken(noted.Event));
        }

        (await TheMemberAsync()).History.Events.ShouldBe([noted.Event]);
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_one_id_and_what_they_pay_stay_apart_when_their_customers_join_and_part()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        foreach (var id in new[] { "c1", "c2" })
        {
            await Storage.NoteAsync(await MemberIdAsync(id), Key(id), Review, default);
        }

        await SaveAsync(Some.Customer("c2", "an@example.com", updatedAt: Some.Day(7)));
        (await TheMemberAsync()).History.Events.Select(one => one.Id).ShouldBe(["atelier:c1:r1", "atelier:c2:r1"]);

        // Planned with c1, the first of the member; the name of a bonus may hold anything.
        await GiveAsync(
            "c1", "bonus:atelier:ster:atelier:c1:r1", "bonus:atelier:ster:atelier:c2:r1",
            "expire:bonus:atelier:ster:atelier:c2:r1");
        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(8)));

        (await KeysOfAsync("c1")).ShouldBe(["bonus:atelier:ster:atelier:c1:r1"]);
        (await KeysOfAsync("c2")).ShouldBe(
            ["bonus:atelier:ster:atelier:c2:r1", "expire:bonus:atelier:ster:atelier:c2:r1"]);
        var parted = (await Storage.FindAsync("atelier:c2", default)).ShouldHaveSingleItem();
        parted.History.Events.ShouldHaveSingleItem().Id.ShouldBe("atelier:c2:r1");
    }

    [Fact]
    public async Task An_event_meanwhile_does_not_stop_a_redemption()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        var member = (await TheMemberAsync()).History.Id;
        await Storage.AdjustAsync(member, Key("c1"), Manual(500), default);
        await Storage.NoteAsync(member, Key("c1"), Review, default);

        (await Storage.RedeemAsync(member, actsSeen: 1, Redeemed(), default)).ShouldBeTrue();
    }

    private static MemberEvent Review { get; } = new("r1", "review", Some.Day(5), "An");

    private static ManualPoints Manual(long points) =>
        new(Id: "", Some.Day(5), points, "Parcel was late", "An");

    private static RedeemedReward Redeemed() => new(
        new Redemption("5 euro:m:1", Some.Day(6), 300) { Reward = "5 euro", GivesBackAt = Some.Day(20) },
        new Entitlement("5 euro:m:1", "5 euro", Key("c1"), Some.Day(6), Some.Day(20), Code: null)
        {
            Terms = new CodeTerms(CodeKind.Amount, 5m),
        });
}
