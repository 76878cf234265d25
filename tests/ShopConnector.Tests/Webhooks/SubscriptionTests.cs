using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Webhooks;

/// <summary>What shops are asked to tell, on both simulated platforms.</summary>
public sealed class SubscriptionTests
{
    [Theory]
    [InlineData(SandboxPlatforms.Shopify, 11)]
    [InlineData(SandboxPlatforms.WooCommerce, 7)]
    public async Task A_first_audit_makes_them_and_a_second_changes_nothing(string platform, int topics)
    {
        await using var told = await ToldShop.OpenAsync(platform);
        var webhooks = (ITellsByWebhook)told.Connected;
        (await webhooks.CheckWebhooksAsync(told.Address, default)).Result.ShouldBe(CheckResult.Warning);

        var first = await webhooks.MendAsync(told.Address, default);
        first.Refused.ShouldBeEmpty();
        (first.Made, first.Mended, first.Removed).ShouldBe((topics, 0, 0));

        var second = await webhooks.MendAsync(told.Address, default);
        (second.Kept, second.ChangedSomething).ShouldBe((topics, false));
        (await webhooks.CheckWebhooksAsync(told.Address, default)).ShouldBe(new CheckLine(
            "webhooks", CheckResult.Ok, $"the shop tells of {topics} kinds of changes at once"));
    }

    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task A_new_address_mends_ours_and_no_address_removes_them(string platform)
    {
        await using var told = await ToldShop.OpenAsync(platform);
        var webhooks = (ITellsByWebhook)told.Connected;
        var made = (await webhooks.MendAsync(told.Address, default)).Made;

        var moved = told.Address with { Url = new Uri("https://loyalty.example/webhooks/a") };
        (await webhooks.MendAsync(moved, default)).Mended.ShouldBe(made);
        (await webhooks.MendAsync(moved, default)).ChangedSomething.ShouldBeFalse();

        var nowhere = moved with { Url = null };
        (await webhooks.MendAsync(nowhere, default)).Removed.ShouldBe(made);
        (await webhooks.CheckWebhooksAsync(nowhere, default)).Found
            .ShouldBe("not used: changes are found by the schedule");
    }

    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task Those_of_another_installation_are_never_touched(string platform)
    {
        await using var told = await ToldShop.OpenAsync(platform);
        var webhooks = (ITellsByWebhook)told.Connected;
        var others = new WebhookAddress(new Uri("https://staging.example/webhooks/a"), "another secret");
        var made = (await webhooks.MendAsync(others, default)).Made;

        await webhooks.MendAsync(told.Address, default);
        await webhooks.MendAsync(told.Address with { Url = null }, default);

        (await webhooks.MendAsync(others, default)).Kept.ShouldBe(made);
    }

    [Fact]
    public async Task What_woocommerce_switched_off_is_switched_on_again()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.WooCommerce);
        var webhooks = (ITellsByWebhook)told.Connected;
        var dead = told.Address with { Url = new Uri("http://127.0.0.1:1/webhooks/kaashuis") };
        await webhooks.MendAsync(dead, default);
        for (var order = 0; order < 5; order++)
        {
            told.Shop.Staff.PlaceOrder(null, "gast@example.com", 10m);
            await told.Shop.Post.DeliverAsync(default);
        }

        (await webhooks.CheckWebhooksAsync(dead, default)).Found
            .ShouldBe("0 missing, 2 changed or switched off, 0 too many");
        (await webhooks.MendAsync(dead, default)).Mended.ShouldBe(2);
        (await webhooks.MendAsync(dead, default)).ChangedSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task What_shopify_deleted_after_four_hours_of_failures_is_made_again()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        var webhooks = (ITellsByWebhook)told.Connected;
        var dead = told.Address with { Url = new Uri("http://127.0.0.1:1/webhooks/atelier") };
        await webhooks.MendAsync(dead, default);
        told.Shop.Staff.Cancel(told.Shop.Staff.OrderIdsOf(told.Shop.Staff.CustomerIds[0])[0]);
        for (var attempt = 0; attempt <= 8; attempt++)
        {
            await told.Shop.Post.DeliverAsync(default);
            told.Clock.Advance(Duration.FromMinutes(30));
        }

        (await webhooks.MendAsync(dead, default)).Made.ShouldBe(2);
    }
}
