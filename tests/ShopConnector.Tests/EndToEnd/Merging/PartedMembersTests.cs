using ShopConnector.Loyalty.Offers;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.EndToEnd.Merging;

/// <summary>Two who became one and are two again have what each had: points, tier, tags, working codes.</summary>
public sealed class PartedMembersTests
{
    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task Accounts_with_one_address_are_one_member_until_the_address_is_put_right(string platform)
    {
        await using var shop = await MergedShop.OpenAsync(platform);
        var (before, address) = (await shop.SpelledAsync(shop.Kept, shop.Other), shop.EmailOf(shop.Other));
        var sum = await shop.BalanceAsync(shop.Kept) + await shop.BalanceAsync(shop.Other);

        shop.Staff.ChangeEmail(shop.Other, shop.EmailOf(shop.Kept));
        await shop.ApplyAsync();
        var merged = await shop.HistoryAsync(shop.Kept);
        merged.Id.ShouldBe((await shop.HistoryAsync(shop.Other)).Id);
        merged.Postings.Sum(posting => posting.Points).ShouldBe(sum);
        merged.Entitlements.Where(one => one.Customer.Id == MergedShop.Number(shop.Other))
            .ShouldAllBe(one => one.State == EntitlementState.Away);

        shop.Staff.ChangeEmail(shop.Other, address);
        await shop.ApplyAsync();
        (await shop.SpelledAsync(shop.Kept, shop.Other)).ShouldBe(before);
    }

    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task An_account_that_was_made_part_of_another_and_exists_again_has_its_own_again(string platform)
    {
        await using var shop = await MergedShop.OpenAsync(platform);
        var before = await shop.SpelledAsync(shop.Kept, shop.Other);
        var (kept, other) = (await shop.BalanceAsync(shop.Kept), await shop.BalanceAsync(shop.Other));
        var tags = shop.Staff.TagsOf(shop.Kept);
        var (orders, undelete) = (shop.Staff.OrderIdsOf(shop.Other), shop.Undelete(shop.Other));

        shop.Staff.MergeCustomers(shop.Kept, shop.Other);
        await shop.ApplyAsync();
        (await shop.BalanceAsync(shop.Kept)).ShouldBe(kept + other);
        shop.Told.Shop.Records.LiveCodes.Values.ShouldNotContain(codes => codes.Contains(shop.Code));

        undelete();
        foreach (var order in orders)
            shop.Staff.MoveOrder(order, shop.Other);

        // A merge leaves the merchant's own tags of both on the one; only staff know which are whose.
        foreach (var tag in shop.Staff.TagsOf(shop.Kept).Except([.. tags, "VIP", "Loyaliteitslid"]))
            shop.Staff.RemoveTag(shop.Kept, tag);

        await shop.ApplyAsync();
        (await shop.SpelledAsync(shop.Kept, shop.Other)).ShouldBe(before);
    }
}
