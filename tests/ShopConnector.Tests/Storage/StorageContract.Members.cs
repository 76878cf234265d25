using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    private static readonly LoyaltyCard s_gold = new() { Tags = ["VIP"], Points = 10 };

    [Fact]
    public async Task One_address_is_one_member_in_all_shops_account_or_guest()
    {
        var other = await LeaseAsync(OtherShop);
        await SaveAsync(Some.Customer("c1", "An@Example.com"));
        await SaveAsync(Some.Order("1001", email: " AN@example.com"));
        await Storage.SaveAsync(
            other, new PullPage { Customers = [Some.Customer("7", "an@example.com", shop: OtherShop)] }, default);

        var member = await TheMemberAsync();

        member.History.Customers.Select(customer => customer.Key).ShouldBe(
            [Key("c1"), Key("7", OtherShop), CustomerKey.Guest(Shop, "an@example.com")]);
        (await TheMemberAsync(OtherShop)).History.Id.ShouldBe(member.History.Id);
        (await Storage.TotalsAsync(Shop, default)).Members.ShouldBe(1);
    }

    [Fact]
    public async Task A_member_is_read_by_exactly_one_customer_of_one_shop()
    {
        var other = await LeaseAsync(OtherShop);
        await SaveAsync(Some.Customer("7", "an@example.com"), Some.Customer("8", "bo@example.com"));
        await Storage.SaveAsync(
            other, new PullPage { Customers = [Some.Customer("9", "an@example.com", shop: OtherShop)] }, default);

        var member = await Storage.MemberOfAsync(Key("7"), default);

        member!.History.Customers.Select(customer => customer.Key).ShouldBe([Key("7"), Key("9", OtherShop)]);
        (await Storage.MemberOfAsync(Key("9", OtherShop), default))!.History.Id.ShouldBe(member.History.Id);
        (await Storage.MemberOfAsync(Key("9"), default)).ShouldBeNull();
        (await Storage.MemberOfAsync(Key("an@example.com"), default)).ShouldBeNull();
        (await Storage.MemberOfAsync(Key("Name of 7"), default)).ShouldBeNull();
        (await Storage.MemberOfAsync(Key("7", "nowhere"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Accounts_without_an_address_are_members_of_their_own()
    {
        await SaveAsync(Some.Customer("c1"), Some.Customer("c2"));

        (await AllAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_earliest_registration_comes_first_and_orders_go_by_time()
    {
        var late = Some.Customer("a", "an@example.com") is var customer
            ? customer with { Customer = customer.Customer with { CreatedAt = Some.Day(9) } }
            : null!;
        await SaveAsync(late, Some.Customer("b", "an@example.com"));
        await SaveAsync(
            Some.Order("2", "a", placedAt: Some.Day(4)), Some.Order("1", "b", placedAt: Some.Day(4)),
            Some.Order("3", "a", placedAt: Some.Day(3)));

        var history = (await TheMemberAsync()).History;

        history.Customers.Select(one => one.Key.Id).ShouldBe(["b", "a"]);
        history.Orders.Select(one => one.Key.Id).ShouldBe(["3", "1", "2"]);
    }

    [Fact]
    public async Task A_guest_is_what_its_newest_order_says_and_that_order_carries_its_card()
    {
        await SaveAsync(
            Some.Order("2", email: "an@example.com", placedAt: Some.Day(5), card: LoyaltyCard.Empty),
            Some.Order("1", email: "an@example.com", placedAt: Some.Day(4), card: s_gold));

        var guest = (await TheMemberAsync()).Customers.ShouldHaveSingleItem();

        guest.Key.ShouldBe(CustomerKey.Guest(Shop, "an@example.com"));
        guest.CarrierOrder.ShouldBe("2");
        guest.Card.ShouldBe(LoyaltyCard.Empty);
        guest.StrayOrders.ShouldBe(["1"]);
        guest.DisplayName.ShouldBe("Buyer of 2");
    }

    [Fact]
    public async Task An_order_that_got_an_account_later_is_a_stray_of_that_account()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        await SaveAsync(Some.Order("1", email: "an@example.com", card: s_gold));

        await SaveAsync(Some.Order("1", "c1", card: s_gold, updatedAt: Some.Day(8)));

        var account = (await TheMemberAsync()).Customers.ShouldHaveSingleItem();
        (account.Key, account.CarrierOrder).ShouldBe((Key("c1"), null));
        account.StrayOrders.ShouldBe(["1"]);
        (await Storage.TotalsAsync(Shop, default)).Guests.ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_address_takes_orders_postings_and_entitlements_along()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"));
        await SaveAsync(Some.Order("1001", "c1"), Some.Order("2002", "c2"));
        var before = await TheMemberAsync();
        await PostAsync(
            before, "earn:atelier:1001", "expire:earn:atelier:1001", "refund:atelier:1001:r1", "earn:atelier:2002",
            "bonus:welkom:atelier:c1", "bonus:verjaardag:2026");

        await SaveAsync(Some.Customer("c1", "bo@example.com", updatedAt: Some.Day(9)));

        var moved = (await Storage.FindAsync("atelier:c1", default)).ShouldHaveSingleItem();
        moved.History.Orders.ShouldHaveSingleItem().Key.Id.ShouldBe("1001");
        moved.History.Postings.Select(posting => posting.Key).ShouldBe([
            "bonus:verjaardag:2026", "bonus:welkom:atelier:c1", "earn:atelier:1001", "expire:earn:atelier:1001",
            "refund:atelier:1001:r1",
        ]);
        var left = (await Storage.FindAsync("atelier:c2", default)).ShouldHaveSingleItem();
        left.History.Postings.Select(posting => posting.Key).ShouldBe(["earn:atelier:2002"]);
        (await DueAsync()).Length.ShouldBe(2);
        (await Storage.TotalsAsync(Shop, default)).Members.ShouldBe(2);
    }

    [Fact]
    public async Task The_last_customer_of_a_member_takes_everything_along()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        await PostAsync(await TheMemberAsync(), "bonus:verjaardag:2026");

        await SaveAsync(Some.Customer("c1", "bo@example.com", updatedAt: Some.Day(9)));

        (await TheMemberAsync()).History.Postings.ShouldHaveSingleItem().Key.ShouldBe("bonus:verjaardag:2026");
    }

    [Fact]
    public async Task An_order_that_changes_hands_takes_its_postings_along_and_both_fall_due()
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));
        await SaveAsync(Some.Order("1001", "c1"));
        await PostAsync((await Storage.FindAsync("an@example.com", default))[0], "earn:atelier:1001");
        await SettleAllAsync();

        await SaveAsync(Some.Order("1001", "c2", updatedAt: Some.Day(9)));

        (await DueAsync()).Length.ShouldBe(2);
        (await Storage.FindAsync("bo@example.com", default))[0].History.Postings.Length.ShouldBe(1);
        (await Storage.FindAsync("an@example.com", default))[0].History.Postings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_in_one_shop_makes_the_member_due_in_all()
    {
        var other = await LeaseAsync(OtherShop);
        await SaveAsync(Some.Customer("c1", "an@example.com"));
        await Storage.SaveAsync(
            other, new PullPage { Customers = [Some.Customer("7", "an@example.com", shop: OtherShop)] }, default);
        await Storage.ReleaseAsync(other, default);
        await SettleAllAsync();
        await SettleAllAsync(shop: OtherShop);
        (await DueAsync(OtherShop)).ShouldBeEmpty();

        await SaveAsync(Some.Order("1001", "c1"));

        (await DueAsync(OtherShop)).ShouldHaveSingleItem().Customers.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("AN@example.com"), InlineData("atelier:c1"), InlineData("c1"), InlineData(" name OF c1 ")]
    public async Task A_customer_is_found_by_address_key_id_or_name(string wanted)
    {
        await SaveAsync(Some.Customer("c1", "an@example.com"), Some.Customer("c2", "bo@example.com"));

        var found = (await Storage.FindAsync(wanted, default)).ShouldHaveSingleItem();

        found.Customers.ShouldHaveSingleItem().Key.ShouldBe(Key("c1"));
    }

    [Fact]
    public async Task Of_an_ambiguous_name_all_are_found_and_of_an_unknown_one_none()
    {
        await SaveAsync(
            Some.Customer("c1") with { DisplayName = "Élise" },
            Some.Customer("c2") with { DisplayName = "E\u0301LISE" });

        (await Storage.FindAsync("élise", default)).Count.ShouldBe(2);
        (await Storage.FindAsync("nobody", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_members_are_streamed_each_once()
    {
        const int Members = 450; // More than two batches, so that their seams are crossed.
        var customers = Enumerable.Range(0, Members).Select(id => Some.Customer($"c{id}", $"{id % 430}@example.com"));
        await SaveAsync([.. customers]);

        var due = (await DueAsync()).Select(member => member.History.Id).ToList();

        due.Count.ShouldBe(430);
        due.Distinct().Count().ShouldBe(430);
        (await AllAsync()).Select(member => member.History.Id).ShouldBe(due, ignoreOrder: true);
    }
}
