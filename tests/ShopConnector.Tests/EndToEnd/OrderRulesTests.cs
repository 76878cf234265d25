using NodaTime;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Sandbox;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.EndToEnd.Connected;
using ShopConnector.Tests.Sync;
using SandboxShopify = ShopConnector.Sandbox.Shopify.ShopifyOptions;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>Order rules against both simulated shops, from pull to packing desk.</summary>
public sealed class OrderRulesTests : IAsyncLifetime
{
    private static readonly OrderRule Zone =
        new("Verboden zone", "country = 'NL' AND postcode BETWEEN '8881' AND '8899'")
        {
            Tags = ["restricted-zone"],
            Hold = true,
            Note = "Geen bezorging op de eilanden.",
        };

    private ConnectedShop? _connected;

    public static TheoryData<string> Platforms => [SandboxPlatforms.Shopify, SandboxPlatforms.WooCommerce];

    private SandboxShop Shop => _connected!.Shop;

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_right_order_is_tagged_and_held_once_and_staff_have_the_last_word(string platform)
    {
        await OpenAsync(platform);
        var customer = Shop.Staff.CustomerIds[0];
        var island = Shop.Staff.PlaceOrder(customer, email: null, 80m, "8891 HA");
        var mainland = Shop.Staff.PlaceOrder(customer, email: null, 80m, "1012 AB");
        var guest = Shop.Staff.PlaceOrder(customer: null, "eiland@example.com", 20m, "8881 AA");

        var first = await ApplyAsync();

        first.Problems.ShouldBeEmpty();
        (first.Result!.Orders, first.Result.OrdersHeld).ShouldBe((2, 2));
        Shop.Packing.TagsOf(island).ShouldBe(["restricted-zone"]);
        Shop.Packing.NotesOf(island).ShouldBe(["Geen bezorging op de eilanden."]);
        (Shop.Packing.IsHeld(island), Shop.Packing.IsHeld(guest)).ShouldBe((true, true));
        Shop.Packing.Send(island).ShouldBeFalse();
        Shop.Packing.TagsOf(mainland).ShouldBeEmpty();
        Shop.Packing.Send(mainland).ShouldBeTrue();

        Shop.Packing.Release(island);
        Shop.Packing.RemoveTag(island, "restricted-zone");
        var second = await ApplyAsync();

        second.Plan.Totals!.Orders.ShouldBe(0);
        Shop.Packing.IsHeld(island).ShouldBeFalse();
        Shop.Packing.TagsOf(island).ShouldBeEmpty();
        Shop.Packing.NotesOf(guest).Count.ShouldBe(1);
        var writes = Shop.Records.Writes;
        (await ApplyAsync()).State.ShouldBe(RunState.Completed);
        Shop.Records.Writes.ShouldBe(writes);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Undo_takes_off_our_tag_and_lets_the_order_go(string platform)
    {
        await OpenAsync(platform);
        var order = Shop.Staff.PlaceOrder(Shop.Staff.CustomerIds[0], email: null, 80m, "8891 HA");
        var run = await ApplyAsync();
        Shop.Packing.IsHeld(order).ShouldBeTrue();

        var undone = await _connected!.Run(Programs.Of(Zone))
            .UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        undone.Problems.ShouldBeEmpty();
        Shop.Packing.IsHeld(order).ShouldBeFalse();
        Shop.Packing.TagsOf(order).ShouldBeEmpty();
        (await ApplyAsync()).Plan.Totals!.Orders.ShouldBe(0);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _connected?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    private async Task OpenAsync(string platform)
    {
        var standard = new SandboxShopify();
        _connected = await ConnectedShop.OpenAsync(new SandboxOptions
        {
            Clock = SystemClock.Instance,
            Platforms = [platform],
            Customers = 12,
            Shopify = standard with
            {
                Scopes = [.. standard.Scopes, "write_orders", "write_merchant_managed_fulfillment_orders"],
            },
        });
    }

    private Task<RunReport> ApplyAsync() => _connected!.ApplyAsync(Programs.Of(Zone));
}
