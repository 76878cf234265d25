using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class WeekTests : IAsyncLifetime
{
    private WooShop _shop = null!;

    public async Task InitializeAsync() => _shop = await WooShop.OpenAsync(customers: 400);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_week_brings_orders_refunds_a_cancellation_and_new_customers()
    {
        var state = _shop.Shop.State;
        var (start, lastOrder, accounts) = (state.Now, state.Orders.Keys.Max(), state.Customers.Count);
        await _shop.PassWeekAsync();
        state.Now.ShouldBe(start + Duration.FromDays(7));
        var placed = state.Orders.Values.Where(order => order.Id > lastOrder).ToList();
        placed.Count.ShouldBeGreaterThanOrEqualTo(8);
        placed.ShouldAllBe(order => order.PlacedAt >= start && order.UpdatedAt <= state.Now);
        placed.ShouldContain(order => order.CustomerId == null);
        state.Customers.Count.ShouldBeGreaterThan(accounts);
        var refunded = state.Orders.Values.Where(order => order.Refunds.Exists(refund => refund.At > start)).ToList();
        refunded.ShouldContain(order => order.Refunded == order.Total);
        refunded.ShouldContain(order => order.Refunded < order.Total);
        state.Orders.Values.ShouldContain(order => order.CancelledAt > start && order.State == OrderState.Cancelled);
    }

    [Fact]
    public async Task Staff_put_on_and_take_off_labels_and_type_one_of_a_programme()
    {
        var before = _shop.Shop.Staff.CustomerIds.ToDictionary(id => id, id => _shop.Shop.Staff.TagsOf(id));
        await _shop.PassWeekAsync();
        var after = before.Keys.ToDictionary(id => id, id => _shop.Shop.Staff.TagsOf(id));
        before.Keys.ShouldContain(id => after[id].Except(before[id]).Any());
        before.Keys.ShouldContain(id => before[id].Except(after[id]).Any());
        before.Keys.ShouldContain(id => after[id].Contains("VIP") && !before[id].Contains("VIP"));
        var records = _shop.Shop.Records;
        records.ForeignTagsNow.ShouldBe(records.ForeignTagsBefore);
        records.ForeignTagsBefore.ShouldBe(_shop.Shop.Staff.CustomerIds.Sum(id => _shop.Shop.Staff.TagsOf(id).Count));
    }

    [Fact]
    public async Task A_foreign_label_that_a_program_removes_is_missed()
    {
        var staff = _shop.Shop.Staff;
        var customer = staff.CustomerIds.First(id => staff.TagsOf(id).Count > 0);
        var before = _shop.Shop.Records;
        await _shop.Client.JsonAsync("PUT", $"customers/{customer}", body: JsonNode.Parse(
            """{"meta_data":[{"key":"klant_labels","value":[]}]}"""));
        var after = _shop.Shop.Records;
        after.ForeignTagsBefore.ShouldBe(before.ForeignTagsBefore);
        after.ForeignTagsNow.ShouldBeLessThan(before.ForeignTagsNow);
        after.Writes.ShouldBe(before.Writes + 1);
    }

    [Fact]
    public async Task Some_owners_use_their_codes()
    {
        var state = _shop.Shop.State;
        foreach (var id in _shop.Shop.Staff.CustomerIds.Take(40))
        {
            var email = state.Customers[id].Email!.Trim();
            await _shop.CouponAsync(new JsonObject
            {
                ["code"] = $"sc-{id}",
                ["discount_type"] = "percent",
                ["amount"] = "15",
                ["usage_limit"] = 1,
                ["email_restrictions"] = new JsonArray(JsonValue.Create(email)),
            });
        }

        _shop.Shop.Records.LiveCodes.Count.ShouldBeGreaterThan(30);
        await _shop.PassWeekAsync();
        var used = state.Orders.Values.Where(order =>
            order.Codes.Exists(use => use.Code.StartsWith("sc-", StringComparison.Ordinal))).ToList();
        used.ShouldNotBeEmpty();
        used.ShouldAllBe(order => order.Codes[0].Code == $"sc-{order.CustomerId}");
        _shop.Shop.Records.LiveCodes.Values.ShouldAllBe(codes => !codes.Contains(used[0].Codes[0].Code));
    }
}
