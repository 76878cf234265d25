using System.Net;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class FaultTests
{
    [Fact]
    public async Task Throttled_is_429_in_html_with_a_time_to_wait()
    {
        await using var shop = await WooShop.OpenAsync(new SandboxFaults { Throttled = 1 }, customers: 2);
        using var answer = await shop.Client.SendAsync("GET", "wp-json/wc/v3/orders");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        shop.Shop.Records.Throttled.ShouldBe(1);
        shop.Shop.Records.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_error_applies_nothing()
    {
        await using var shop = await WooShop.OpenAsync(new SandboxFaults { ServerError = 1 }, customers: 2);
        using var answer = await shop.Client.SendAsync("POST", "wp-json/wc/v3/coupons",
            body: new JsonObject { ["code"] = "x" });
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        shop.Shop.Records.Writes.ShouldBe(0);
    }

    [Theory, InlineData(false, 0), InlineData(true, 1)]
    public async Task A_reset_comes_before_or_after_the_write_is_applied(bool after, int writes)
    {
        var faults = after ? new SandboxFaults { ResetAfter = 1 } : new SandboxFaults { ResetBefore = 1 };
        await using var shop = await WooShop.OpenAsync(faults, customers: 2);
        await Should.ThrowAsync<HttpRequestException>(() =>
            shop.Client.SendAsync("POST", "wp-json/wc/v3/coupons", body: new JsonObject { ["code"] = "x" }));
        shop.Shop.Records.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task A_truncated_body_ends_in_the_middle()
    {
        await using var shop = await WooShop.OpenAsync(new SandboxFaults { TruncatedBody = 1 }, customers: 2);
        await Should.ThrowAsync<HttpRequestException>(() => shop.Client.JsonAsync("GET", "orders"));
    }

    [Fact]
    public async Task A_new_order_becomes_visible_late_in_lists_only()
    {
        await using var shop = await WooShop.OpenAsync(new SandboxFaults { LateVisibilityRequests = 3 }, customers: 5);
        var order = shop.Shop.Staff.PlaceOrder(null, "gast@example.com", 10m);
        (await shop.Client.JsonAsync("GET", $"orders/{order}")).Status.ShouldBe(HttpStatusCode.OK);
        (await shop.Client.ListAsync("orders", $"include={order}")).Count.ShouldBe(0);
        (await shop.Client.ListAsync("orders", $"include={order}")).Count.ShouldBe(1);
    }

    [Fact]
    public void One_seed_replays_one_history_of_faults()
    {
        var options = new ShopConnector.Sandbox.SandboxOptions
        {
            Clock = new StillClock(),
            Faults = new SandboxFaults
            {
                Throttled = 0.2,
                ServerError = 0.2,
                ResetBefore = 0.1,
                ResetAfter = 0.1,
                TruncatedBody = 0.1,
            },
        };
        var first = Enumerable.Range(1, 2_000).Select(number => FaultRoll.Of(options, "kaashuis", number).Fault)
            .ToList();
        first.ShouldBe(Enumerable.Range(1, 2_000).Select(number => FaultRoll.Of(options, "kaashuis", number).Fault));
        first.Count(fault => fault == Fault.Throttled).ShouldBeInRange(340, 460);
        first.Count(fault => fault == Fault.None).ShouldBeInRange(520, 680);
    }

    [Fact]
    public async Task The_shop_tells_its_own_time()
    {
        await using var shop = await WooShop.OpenAsync(customers: 2);
        await shop.PassWeekAsync();
        using var answer = await shop.Client.SendAsync("GET", "wp-json/wc/v3/orders");
        answer.Headers.Date.ShouldBe(new DateTimeOffset(2026, 11, 27, 11, 0, 0, TimeSpan.Zero));
    }
}
