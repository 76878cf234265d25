using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Refusals;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Storage;

/// <summary>What is held of a shop after we have written to it.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task Orders_and_accounts_that_are_held_come_piece_by_piece_without_those_known_as_gone()
    {
        await SaveAsync(new PullPage
        {
            Customers = [Some.Customer("c1"), Some.Customer("c2"), Some.Customer("c3")],
            Orders =
            [
                Some.Order("11", "c1"), Some.Order("12", "c1"), Some.Order("9", "c2"), Some.Order("8", "c1"),
                Some.Order("7", customer: null, email: "gast@example.com"),
            ],
        });
        await SaveAsync(new PullPage { DeletedOrders = ["12"], DeletedCustomers = ["c3"] });

        var first = await Storage.OrdersHeldAsync("atelier", after: null, most: 3, default);
        var rest = await Storage.OrdersHeldAsync("atelier", first[^1].Id, most: 3, default);
        (await Storage.OrdersHeldAsync("atelier", rest[^1].Id, most: 3, default)).ShouldBeEmpty();
        first.Concat(rest).Select(one => one.Id).ShouldBe(["11", "7", "8", "9"], ignoreOrder: true);
        (await Storage.AccountsHeldAsync("atelier", after: null, most: 9, default)).ShouldBe(["c1", "c2"]);
        (await Storage.OrdersOfAsync("atelier", "c1", after: null, most: 9, default)).ShouldBe(["11", "8"]);
        (await Storage.OrdersHeldAsync("kaashuis", after: null, most: 9, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_order_that_is_held_comes_what_a_shop_that_tells_nothing_can_be_compared_with()
    {
        var pulled = Some.Order("11", "c1", updatedAt: Some.Day(5));
        await SaveAsync(Some.Customer("c1"));
        await SaveAsync(pulled with { Order = pulled.Order with { CancelledAt = Some.Day(4) } });

        var held = (await Storage.OrdersHeldAsync("atelier", after: null, most: 9, default)).ShouldHaveSingleItem();

        (held.CustomerId, held.UpdatedAt).ShouldBe(("c1", Some.Day(5)));
        (held.Order.Total, held.Order.CancelledAt).ShouldBe((134.95m, Some.Day(4)));
    }

    [Fact]
    public async Task Tags_that_a_shop_shows_are_counted_on_accounts_and_on_guests_orders_whoever_wrote_them()
    {
        await SaveAsync(Some.Customer("c1", tags: ["VIP", "Trouw"]), Some.Customer("c2"));
        await SaveAsync(
            Some.Order("1", email: "an@example.com", card: new LoyaltyCard { Tags = ["VIP"] }),
            Some.Order("2", email: "bo@example.com", card: LoyaltyCard.Empty),
            Some.Order("3", email: "bo@example.com", card: new LoyaltyCard { Tags = ["VIP"] }));
        await SaveAsync(new PullPage { DeletedOrders = ["3"] });

        (await Storage.TagsShownAsync("atelier", default)).ShouldBe(3);
        (await Storage.TagsShownAsync("kaashuis", default)).ShouldBe(0);
        (await Storage.TotalsAsync("atelier", default)).OwnedTags.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_shop_refused_for_good_is_kept_until_it_answers_otherwise()
    {
        await SaveAsync(Some.Customer("c1"));
        FieldChange gold = new(CardField.Tier, null, "Goud");
        CustomerChange change = new() { Customer = Key("c1"), AddTags = ["VIP"], Fields = [gold] };
        var lasting = new WriteOutcome.Refused(["Nee."], change with { AddTags = [] }) { IsLasting = true };
        for (var times = 1; times <= 3; times++)
        {
            await SettleAsync(await IntendAsync(await LineAsync(change)), lasting);
            var refusal = (await Storage.RefusalsAsync("atelier", default))[Key("c1")];
            (refusal.Reason, refusal.At, refusal.Times).ShouldBe(("Nee.", Now, times));
            refusal.Parts.SetEquals(ChangeParts.Of(change with { Fields = [] })).ShouldBeTrue();
        }

        await SettleAsync(await IntendAsync(await LineAsync(change)), lasting with { Done = null });
        (await Storage.RefusalsAsync("atelier", default))[Key("c1")].Times.ShouldBe(1);
        await SettleAsync(await IntendAsync(await LineAsync(change)), lasting with { IsLasting = false });
        (await Storage.RefusalsAsync("atelier", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_programme_forgets_what_the_shop_refused()
    {
        await SaveAsync(Some.Customer("c1"));
        await Storage.UseProgramAsync(Lease, "first", Now, default);
        CustomerChange change = new() { Customer = Key("c1"), AddTags = ["VIP"] };
        await SettleAsync(
            await IntendAsync(await LineAsync(change)), new WriteOutcome.Refused(["Nee."], null) { IsLasting = true });

        await Storage.UseProgramAsync(Lease, "first", Now, default);
        (await Storage.RefusalsAsync("atelier", default)).Count.ShouldBe(1);
        await Storage.UseProgramAsync(Lease, "second", Now, default);
        (await Storage.RefusalsAsync("atelier", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_somebody_takes_off_makes_room_for_what_was_refused()
    {
        await SaveAsync(Some.Customer("c1", tags: ["Zakelijk", "Pers"]));
        CustomerChange change = new() { Customer = Key("c1"), AddTags = ["VIP"] };
        await SettleAsync(
            await IntendAsync(await LineAsync(change)), new WriteOutcome.Refused(["Vol."], null) { IsLasting = true });

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(2), tags: ["Zakelijk", "Pers", "Nieuw"]));
        (await Storage.RefusalsAsync("atelier", default)).Count.ShouldBe(1);
        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(3), tags: ["Zakelijk", "Nieuw"]));
        (await Storage.RefusalsAsync("atelier", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_back_what_we_wrote_is_no_news_in_whatever_order_the_tags_come()
    {
        await SaveAsync(Some.Customer("c1", tags: ["Zakelijk"]));
        var entry = await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));
        await SettleAsync(entry, new WriteOutcome.Written());
        (await TheMemberAsync()).History.Customers[0].Tags.ShouldBe(["Zakelijk", "VIP"]);

        var back = Some.Customer("c1", updatedAt: Some.Day(9), tags: ["VIP", "Zakelijk"]);
        (await SaveAsync(back)).ChangedCustomers.ShouldBe(0);

        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_known_once_the_shop_confirmed_it_and_ended_once_it_is_retired()
    {
        var offer = new Entitlement("e1", "Kom terug", Key("c1"), Now, Next, Code: null);
        var issue = new CodeToIssue(
            "e1", "KOM-1", "Kom terug", CodeTerms.Percent(15m), Now, Next, new LocalDate(2026, 11, 7));
        var opened = await IntendAsync(
            await LineAsync(new() { Customer = Key("c1"), Issue = [issue] }) with { Entitlements = [offer] });
        (await TheMemberAsync()).History.Entitlements.ShouldBe([offer]);
        await SettleAsync(opened, new WriteOutcome.Written());
        (await TheMemberAsync()).History.Entitlements.ShouldBe([offer with { Code = "KOM-1" }]);

        var ended = await IntendAsync(
            await LineAsync(new() { Customer = Key("c1"), Retire = [new("e1", "KOM-1")] }) with
            {
                Entitlements = [offer with { Code = "KOM-1", State = EntitlementState.Ended }],
            });
        (await TheMemberAsync()).History.Entitlements[0].State.ShouldBe(EntitlementState.Open);
        await SettleAsync(ended, new WriteOutcome.Written());
        (await TheMemberAsync()).History.Entitlements[0].State.ShouldBe(EntitlementState.Ended);
    }

    [Fact]
    public async Task What_an_entitlement_promises_is_kept_and_what_is_open_of_each_offer_is_added_up()
    {
        await SaveAsync(Some.Customer("c1"));
        Entitlement[] held =
        [
            Promised("e1") with
            {
                Terms = new CodeTerms(CodeKind.Amount, 4.99m, 25m, Combines: true),
                Basis = new ValuedOrder(new("atelier", "1"), 49.95m),
            },
            Promised("e2") with { Terms = new CodeTerms(CodeKind.Amount, 10m) },
            Promised("e3") with { Tag = "Cadeau", Step = 2 },
            Promised("e4") with { Control = true },
            Promised("e5") with { State = EntitlementState.Withdrawn, Terms = CodeTerms.Percent(5m) },
            Promised("e6") with { Offer = "Verjaardag", Terms = CodeTerms.Percent(5m) },
            Promised("e7") with { ValidUntil = Now, Terms = CodeTerms.Percent(5m) },
        ];

        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["x"] }) with
        {
            Entitlements = [.. held],
        });

        (await TheMemberAsync()).History.Entitlements.ShouldBe(held, ignoreOrder: true);
        (await Storage.OpenPromisesAsync(Now, CancellationToken.None)).ShouldBe(
            [new OpenPromises("Kom terug", 3, 2, 14.99m), new OpenPromises("Verjaardag", 1, 0, 0m)],
            ignoreOrder: true);

        Entitlement Promised(string key) => new(key, "Kom terug", Key("c1"), Now, Next, Code: null);
    }

    [Fact]
    public async Task A_guests_values_are_held_on_its_carrier_and_cleared_on_the_others()
    {
        await SaveAsync(
            Some.Order("1", email: "an@example.com", placedAt: Some.Day(3), card: s_gold),
            Some.Order("2", email: "an@example.com", placedAt: Some.Day(4), card: LoyaltyCard.Empty));
        var member = await TheMemberAsync();
        var change = new CustomerChange
        {
            Customer = member.Customers[0].Key,
            CarrierOrder = "2",
            ClearOrders = ["1"],
            Fields = [new(CardField.Tags, null, """["VIP"]"""), new(CardField.Points, null, "10")],
        };
        var line = new PlanLine { Customer = change.Customer, MemberId = member.History.Id, Change = change };

        await SettleAsync(await IntendAsync(line), new WriteOutcome.Written());

        var held = (await TheMemberAsync()).Customers[0];
        held.Card.ShouldBe(s_gold);
        held.StrayOrders.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_done_with_an_order_outlives_every_pull()
    {
        await SaveAsync(Some.Customer("c1"));
        await SaveAsync(Some.Order("1001", "c1"));
        var change = new OrderChange
        {
            Order = new OrderKey(Shop, "1001"),
            Tags = ["zone"],
            AddTags = ["zone"],
            TagsAfter = ["zone"],
            Hold = true,
            Notes = [new OrderNote("Zone", "Bel eerst.")],
        };
        var line = await LineAsync(new() { Customer = Key("c1"), Orders = [change] });
        var entry = await IntendAsync(line);
        entry.Intent.Orders.ShouldHaveSingleItem().MarkAfter.ShouldBe(change.MarkAfter);
        (await OrderAsync()).Mark.ShouldBeNull();

        await Storage.SettleAsync(Lease, [new Settlement(entry, new WriteOutcome.Written(), Next)], Now, default);

        var held = await OrderAsync();
        held.Mark.ShouldBe(change.MarkAfter);
        held.Tags.ShouldBe(["zone"]);
        held.Fulfilment.ShouldBe(FulfilmentState.OnHold);

        await SaveAsync(Some.Order("1001", "c1", updatedAt: Some.Day(9)));

        held = await OrderAsync();
        held.Mark.ShouldBe(change.MarkAfter);
        held.Tags.ShouldBeEmpty();
        held.Fulfilment.ShouldBeNull();
    }

    private async Task<Order> OrderAsync() =>
        (await Storage.FindAsync($"{Shop}:c1", default)).ShouldHaveSingleItem().History.Orders.ShouldHaveSingleItem();

    [Fact]
    public async Task A_tag_of_ours_that_somebody_took_off_is_ours_no_more()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Zakelijk"]));
        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(9), tags: ["Zakelijk", "vip"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBeEmpty();
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(0);
    }

    [Fact]
    public async Task A_tag_of_ours_in_another_spelling_or_beside_new_ones_stays_ours()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Nieuw", "vip"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
        (await Storage.TotalsAsync(Shop, default)).OwnedTags.ShouldBe(1);
    }

    [Fact]
    public async Task A_tag_whose_writing_is_not_confirmed_yet_stays_ours_when_the_shop_does_not_show_it()
    {
        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] }));

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(8), tags: ["Zakelijk"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    [Fact]
    public async Task An_answer_from_before_our_writing_takes_no_tag_from_us()
    {
        await TaggedByUsAsync();

        await SaveAsync(Some.Customer("c1", updatedAt: Some.Day(1), tags: ["Zakelijk"]));

        (await TheMemberAsync()).Customers[0].OwnedTags.ShouldBe(["VIP"]);
    }

    private async Task TaggedByUsAsync() => await SettleAsync(
        await IntendAsync(await LineAsync(new() { Customer = Key("c1"), AddTags = ["VIP"] })),
        new WriteOutcome.Written());
}
