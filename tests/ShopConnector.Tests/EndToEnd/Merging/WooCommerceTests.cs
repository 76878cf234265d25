using ShopConnector.Loyalty.Customers;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd.Merging;

/// <summary>WooCommerce merges nobody: staff give orders to another account, and delete the one left over.</summary>
public sealed class WooCommerceTests
{
    [Fact]
    public async Task Orders_given_to_another_account_take_their_points_along_and_back()
    {
        await using var shop = await MergedShop.OpenAsync(SandboxPlatforms.WooCommerce);
        var before = await shop.SpelledAsync(shop.Kept, shop.Other);
        var orders = shop.Staff.OrderIdsOf(shop.Other);
        var earned = (await shop.PostingsAsync(shop.Other)).Where(one => !IsBonus(one.Key)).ToList();
        earned.ShouldNotBeEmpty();
        var kept = await shop.PostingsAsync(shop.Kept);

        Give(orders, shop.Kept);
        await shop.ApplyAsync();
        (await shop.PostingsAsync(shop.Kept)).ShouldBe([.. kept, .. earned], ignoreOrder: true);
        (await shop.PostingsAsync(shop.Other)).ShouldAllBe(one => IsBonus(one.Key));

        Give(orders, shop.Other);
        await shop.ApplyAsync();
        (await shop.SpelledAsync(shop.Kept, shop.Other)).ShouldBe(before);

        void Give(IEnumerable<long> given, long to)
        {
            foreach (var order in given)
                shop.Staff.MoveOrder(order, to);
        }
    }

    [Fact]
    public async Task An_account_that_is_deleted_after_its_orders_were_given_away_leaves_nothing_behind()
    {
        await using var shop = await MergedShop.OpenAsync(SandboxPlatforms.WooCommerce);
        var all = (await shop.PostingsAsync(shop.Kept)).Concat(await shop.PostingsAsync(shop.Other)).ToList();
        var key = new CustomerKey(shop.Told.Shop.Name, MergedShop.Number(shop.Other));
        await shop.Told.Connector.Storage.AdjustAsync(
            (await shop.HistoryAsync(shop.Other)).Id, key, new ManualPoints("", shop.Told.Now, 77, "Goed", "An"),
            default);
        foreach (var order in shop.Staff.OrderIdsOf(shop.Other))
            shop.Staff.MoveOrder(order, shop.Kept);

        shop.Staff.DeleteCustomer(shop.Other);
        await shop.ApplyAsync();

        var merged = await shop.PostingsAsync(shop.Kept);
        all.Except(merged).ShouldBeEmpty();
        merged.Except(all).ShouldHaveSingleItem().Points.ShouldBe(77);
        (await shop.MembersAsync(MergedShop.Number(shop.Other))).ShouldBeEmpty();
    }

    /// <summary>Buyers check out as guests, register later, and staff link what they bought before.</summary>
    [Fact]
    public async Task What_a_guest_bought_counts_for_the_account_of_that_address_from_its_first_day_and_moves_with_it()
    {
        await using var shop = await MergedShop.OpenAsync(SandboxPlatforms.WooCommerce);
        var kept = await shop.BalanceAsync(shop.Kept);
        var order = shop.Staff.PlaceOrder(customer: null, "later.lid@example.com", 121m);
        await shop.ApplyAsync();
        var guest = (await shop.MembersAsync("guest:later.lid@example.com")).ShouldHaveSingleItem().History;
        var earned = guest.Postings.ShouldHaveSingleItem();

        shop.Staff.ChangeEmail(shop.Kept, "Later.Lid@example.com ");
        await shop.ApplyAsync();
        var joined = await shop.HistoryAsync(shop.Kept);
        (joined.Id, joined.Postings.Sum(one => one.Points)).ShouldBe((guest.Id, kept + earned.Points));

        shop.Staff.MoveOrder(order, shop.Kept);
        await shop.ApplyAsync();
        (await shop.MembersAsync("guest:later.lid@example.com")).ShouldBeEmpty();
        (await shop.PostingsAsync(shop.Kept)).ShouldBe(joined.Postings, ignoreOrder: true);

        shop.Staff.MoveOrder(order, customer: null);
        await shop.ApplyAsync();
        (await shop.MembersAsync("guest:later.lid@example.com")).ShouldHaveSingleItem()
            .History.Postings.ShouldBe(joined.Postings, ignoreOrder: true);
    }

    private static bool IsBonus(string key) => key.StartsWith("bonus:", StringComparison.Ordinal);
}
