using NodaTime;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>What happens to orders and customers after the first read, one fact each.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private ReadShop _shop = null!;
    private Instant _since;

    public async Task InitializeAsync()
    {
        _shop = await ReadShop.OpenAsync(customers: 30, bulkFrom: 20_000);
        await _shop.PullAsync();
        _shop.Clock.Advance(Duration.FromHours(1));
        _since = _shop.Clock.GetCurrentInstant();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_refund_comes_with_the_order() =>
        (await AfterAsync(order => _shop.Shop.Staff.RefundAmount(order, 2.50m)))
            .Order.Refunds[^1].Total.ShouldBe(2.50m);

    [Fact]
    public async Task A_cancellation_comes_with_the_order() =>
        (await AfterAsync(_shop.Shop.Staff.Cancel)).Order.CancelledAt.ShouldNotBeNull();

    [Fact]
    public async Task An_edit_comes_with_the_order() =>
        (await AfterAsync(order => _shop.Shop.Staff.EditFirstLine(order, 17))).Order.Lines
            .ShouldContain(line => line.Quantity == 17);

    [Fact]
    public async Task A_piece_that_comes_back_takes_its_goods_and_their_tax_along()
    {
        var before = 0m;
        var order = (await AfterAsync(id =>
        {
            var first = _shop.Shop.State.Orders[id].Lines[0];
            before = first.Total / first.Quantity;
            _shop.Shop.Staff.RefundFirstLine(id, 1).ShouldBeTrue();
        })).Order;

        var back = order.Refunds.ShouldHaveSingleItem();
        (back.Goods + back.GoodsTax).ShouldBe(before, tolerance: 0.01m);
        back.GoodsTax.ShouldBeGreaterThan(0m);
        order.Total.ShouldBeGreaterThan(back.Total);
    }

    [Fact]
    public async Task A_test_order_comes_as_one() =>
        (await AfterAsync(id =>
        {
            _shop.Shop.State.Orders[id].Test = true;
            _shop.Shop.Staff.EditFirstLine(id, 2);
        })).Order.Test.ShouldBeTrue();

    [Fact]
    public async Task What_the_buyer_saw_in_another_currency_is_read_in_the_shops_own()
    {
        await using var abroad = await ReadShop.OpenAsync(
            customers: 30, bulkFrom: 20_000, shopify: new() { Shown = new("SEK", 11.30m) });
        await abroad.PullAsync();
        await using var home = await ReadShop.OpenAsync(customers: 30, bulkFrom: 20_000);
        await home.PullAsync();

        (await abroad.StoredAsync()).ShouldBe(await home.StoredAsync());
        (await abroad.OrdersAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_order_that_changes_owner_is_its_new_owners()
    {
        var owner = _shop.Shop.Staff.CustomerIds[^1];

        (await AfterAsync(order => _shop.Shop.Staff.MoveOrder(order, owner))).CustomerId.ShouldBe($"{owner}");
    }

    [Fact]
    public async Task An_order_that_loses_its_owner_is_a_guests_known_by_the_address()
    {
        var moved = await AfterAsync(order => _shop.Shop.Staff.MoveOrder(order, null));

        moved.CustomerId.ShouldBeNull();
        moved.Guest!.Email.ShouldBe(moved.Email);
    }

    [Fact]
    public async Task A_guests_order_is_known_by_its_address()
    {
        _shop.Shop.Staff.PlaceOrder(null, "Gast@Example.com", 20m);

        var order = (await PulledAsync()).SelectMany(page => page.Orders).Single();

        (order.CustomerId, order.Email).ShouldBe((null, "gast@example.com"));
    }

    [Fact]
    public async Task A_deleted_order_is_gone()
    {
        var order = AnyOrder();
        _shop.Shop.Staff.DeleteOrder(order);

        (await PulledAsync()).SelectMany(page => page.DeletedOrders).ShouldBe([$"{order}"]);
    }

    [Fact]
    public async Task Of_merged_customers_one_is_gone_and_the_other_has_all_orders()
    {
        var staff = _shop.Shop.Staff;
        var (kept, other) = (staff.CustomerIds[0], staff.CustomerIds[1]);
        var orders = staff.OrderIdsOf(other);
        staff.MergeCustomers(kept, other);

        var pages = await PulledAsync();

        pages.SelectMany(page => page.DeletedCustomers).ShouldBe([$"{other}"]);
        pages.SelectMany(page => page.Orders).ShouldAllBe(order => order.CustomerId == $"{kept}");
        pages.SelectMany(page => page.Orders).Select(order => order.Order.Key.Id)
            .ShouldBe(orders.Select(id => $"{id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_label_that_staff_put_on_comes_with_the_customer()
    {
        var customer = _shop.Shop.Staff.CustomerIds[0];
        _shop.Shop.Staff.AddTag(customer, "Groothandel-nieuw");

        (await PulledAsync()).SelectMany(page => page.Customers).Single().Customer.Tags
            .ShouldContain("Groothandel-nieuw");
    }

    [Fact]
    public async Task Hundreds_of_changes_of_one_second_are_all_read_over_the_borders_of_pages()
    {
        var staff = _shop.Shop.Staff;
        var placed = Enumerable.Range(0, 620).Select(_ => staff.PlaceOrder(null, "gast@example.com", 1m)).ToList();

        var pages = await PulledAsync();

        pages.SelectMany(page => page.Orders).Select(order => order.Order.Key.Id)
            .ShouldBe(placed.Select(id => $"{id}"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_just_before_the_newest_known_one_is_not_missed()
    {
        var staff = _shop.Shop.Staff;
        staff.PlaceOrder(null, "later@example.com", 5m);
        await _shop.PullAsync();
        var order = AnyOrder();
        lock (_shop.Shop.State.Gate)
            _shop.Shop.State.Orders[order].UpdatedAt = _shop.Clock.GetCurrentInstant() - Duration.FromMinutes(9);

        (await _shop.PullAsync()).SelectMany(page => page.Orders).ShouldContain(one => one.Order.Key.Id == $"{order}");
    }

    [Fact]
    public async Task A_quiet_shop_is_read_in_three_calls()
    {
        var before = _shop.Shop.Records.Requests;

        await _shop.PullAsync();

        (_shop.Shop.Records.Requests - before).ShouldBe(4); // A token, customers, orders, deletions.
    }

    private async Task<PulledOrder> AfterAsync(Action<long> change)
    {
        var order = AnyOrder();
        change(order);
        return (await PulledAsync()).SelectMany(page => page.Orders).Single(one => one.Order.Key.Id == $"{order}");
    }

    /// <summary>What is new; the overlap brings the newest known ones once more.</summary>
    private async Task<IReadOnlyList<PullPage>> PulledAsync() => [.. (await _shop.PullAsync()).Select(page => page with
    {
        Orders = [.. page.Orders.Where(order => order.UpdatedAt >= _since)],
        Customers = [.. page.Customers.Where(customer => customer.UpdatedAt >= _since)],
    })];

    private long AnyOrder()
    {
        lock (_shop.Shop.State.Gate)
        {
            return _shop.Shop.State.Orders.Values.First(order => order is
            {
                CustomerId: not null,
                PaidAt: not null,
                CancelledAt: null,
                Refunded: 0,
                Email: not null,
            }).Id;
        }
    }
}
