using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Tests.EndToEnd;

namespace ShopConnector.Tests.Webhooks;

/// <summary>From something that happens in the shop to what the next run does about it.</summary>
public sealed class ToldTests
{
    [Theory]
    [InlineData(SandboxPlatforms.Shopify)]
    [InlineData(SandboxPlatforms.WooCommerce)]
    public async Task An_order_is_told_read_and_rewarded_and_its_hint_is_gone(string platform)
    {
        await using var told = await OpenAsync(platform);
        var customer = told.Shop.Staff.CustomerIds[0];
        var order = told.Shop.Staff.PlaceOrder(customer, null, 900m);

        (await told.DeliverAsync()).ShouldBeGreaterThan(0);
        (await told.HintsAsync()).ShouldContain(hint => hint.Subject == HintSubject.Order && hint.Id == $"{order}");
        await told.ApplyAsync();

        told.CardOf(customer).ShouldContain("VIP");
        (await told.HintsAsync()).ShouldNotContain(hint => hint.Id == $"{order}");
    }

    [Fact]
    public async Task A_deleted_order_is_asked_for_and_then_taken_back()
    {
        await using var told = await OpenAsync(SandboxPlatforms.WooCommerce);
        var order = told.Shop.Staff.OrderIdsOf(told.Shop.Staff.CustomerIds[0])[0];
        var held = await told.Connector.Storage.TotalsAsync(told.Shop.Name, default);
        told.Shop.Staff.DeleteOrder(order);

        await told.DeliverAsync();
        await told.ApplyAsync();

        (await told.Connector.Storage.TotalsAsync(told.Shop.Name, default)).Orders.ShouldBe(held.Orders - 1);
        (await told.HintsAsync()).ShouldNotContain(hint => hint.Id == $"{order}");
    }

    /// <summary>WooCommerce tells of it with an error that names nobody: there the daily look finds it.</summary>
    [Fact]
    public async Task A_deleted_account_is_asked_for_and_then_gone()
    {
        await using var told = await OpenAsync(SandboxPlatforms.Shopify);
        var customer = told.Shop.Staff.CustomerIds[^1];
        (await told.Connector.Storage.FindAsync($"{told.Shop.Name}:{customer}", default)).ShouldNotBeEmpty();
        told.Shop.Staff.DeleteCustomer(customer);

        await told.DeliverAsync();
        await told.ApplyAsync();

        (await told.Connector.Storage.FindAsync($"{told.Shop.Name}:{customer}", default)).ShouldBeEmpty();
        (await told.HintsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SandboxPlatforms.Shopify, "orders/delete", "X-Shopify-Topic")]
    [InlineData(SandboxPlatforms.WooCommerce, "order.deleted", "X-WC-Webhook-Topic")]
    public async Task That_an_order_is_deleted_is_not_believed_while_the_shop_has_it(
        string platform, string topic, string header)
    {
        await using var told = await OpenAsync(platform);
        var customer = told.Shop.Staff.CustomerIds[0];
        var order = told.Shop.Staff.OrderIdsOf(customer)[0];
        var before = ShopSnapshot.Of(told.Shop);
        await told.Connector.Storage.KeepHintsAsync(
            [new Hint(told.Shop.Name, HintSubject.Order, $"{order}", IsGone: true, topic, header, told.Now)], default);

        await told.ApplyAsync();

        ShopSnapshot.Of(told.Shop).ShouldBe(before);
        (await told.HintsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_changed_without_an_order_is_read_on_woocommerce_where_no_list_tells()
    {
        await using var told = await OpenAsync(SandboxPlatforms.WooCommerce);
        var customer = told.Shop.Staff.CustomerIds[0];
        told.Shop.Staff.ChangeEmail(customer, "nieuw@example.com");

        await told.DeliverAsync();
        await told.ApplyAsync();

        (await told.Connector.Storage.FindAsync("nieuw@example.com", default)).Count.ShouldBe(1);
    }

    /// <summary>Level-based: whatever is lost, doubled or shuffled, the end is the same.</summary>
    [Theory]
    [InlineData(SandboxPlatforms.Shopify, 1)]
    [InlineData(SandboxPlatforms.Shopify, 2)]
    [InlineData(SandboxPlatforms.WooCommerce, 1)]
    [InlineData(SandboxPlatforms.WooCommerce, 2)]
    public async Task Lost_doubled_and_shuffled_webhooks_end_in_the_state_of_none_and_of_all(string platform, int seed)
    {
        var undisturbed = await AfterLifeAsync(platform, seed, SandboxFaults.None);

        foreach (var faults in (SandboxFaults[])
            [
                SandboxFaults.None with { WebhooksLost = 1 },
                SandboxFaults.None with { WebhooksLost = 0.4, WebhooksTwice = 0.5, WebhooksOutOfOrder = true },
            ])
        {
            (await AfterLifeAsync(platform, seed, faults)).ShouldBeTheLinesOf(undisturbed, "the shop told of all");
        }
    }

    private static async Task<string> AfterLifeAsync(string platform, int seed, SandboxFaults faults)
    {
        await using var told = await OpenAsync(platform, faults, seed);
        var staff = told.Shop.Staff;
        var buyers = staff.CustomerIds;
        staff.PlaceOrder(buyers[seed], null, 700m);
        staff.Cancel(staff.OrderIdsOf(buyers[0])[0]);
        staff.RefundRest(staff.OrderIdsOf(buyers[2])[0]);
        await told.DeliverAsync();
        await told.ApplyAsync();
        staff.PlaceOrder(null, "gast@example.com", 40m);
        staff.PlaceOrder(buyers[3], null, 60m);
        await told.DeliverAsync();
        told.Clock.Advance(Duration.FromHours(1));
        await told.ApplyAsync(); // By the schedule: told or not, it looks.
        return ShopSnapshot.Of(told.Shop);
    }

    private static async Task<ToldShop> OpenAsync(string platform, SandboxFaults? faults = null, int seed = 1)
    {
        var told = await ToldShop.OpenAsync(platform, faults, seed);
        await ((ITellsByWebhook)told.Connected).MendAsync(told.Address, default);
        await told.ApplyAsync();
        await told.DeliverAsync(); // Pings, and the echo of what we have just written.
        await told.ApplyAsync();
        return told;
    }
}
