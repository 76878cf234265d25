using System.Text;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Tests.Sandbox.WooCommerce;

namespace ShopConnector.Tests.Sandbox.Core;

public sealed class HistoryTests
{
    [Fact]
    public void The_slice_is_read_whole_and_oldest_first()
    {
        HistoryFile.Orders.Length.ShouldBe(5618);
        HistoryFile.Orders.Select(order => order.At).ShouldBeInOrder();
        HistoryFile.Orders.ShouldAllBe(order => order.Lines.Length > 0 && order.Lines.Length <= 6);
        HistoryFile.Orders.SelectMany(order => order.Lines)
            .ShouldAllBe(line => HistoryFile.Products.ContainsKey(line.Sku));
    }

    [Theory, InlineData(2026, 11, 20, 11), InlineData(2027, 1, 1, 0), InlineData(2026, 3, 29, 23)]
    public async Task The_newest_order_was_yesterday_in_the_shops_zone(int year, int month, int day, int hour)
    {
        var now = Instant.FromUtc(year, month, day, hour, 30);
        await using var shop = await WooShop.OpenAsync(now: now);
        var state = shop.Shop.State;
        var today = now.InZone(state.Zone).Date;
        state.Orders.Values.Max(order => order.PlacedAt).InZone(state.Zone).Date.ShouldBe(today.PlusDays(-1));
        state.Orders.Values.ShouldAllBe(order => order.UpdatedAt <= now);
    }

    [Fact]
    public async Task The_whole_shop_has_everything_a_real_one_has()
    {
        await using var shop = await WooShop.OpenAsync(customers: 820);
        var state = shop.Shop.State;
        state.Customers.Values.Count(customer => !customer.IsStaff).ShouldBeInRange(400, 600);
        state.Customers.Values.Count(customer => customer.IsStaff).ShouldBe(3);
        state.Orders.Count.ShouldBeInRange(2_000, 3_000);
        var orders = state.Orders.Values.Where(order => !order.Unreadable).ToList();
        foreach (var status in Enum.GetValues<OrderState>())
            orders.ShouldContain(order => order.State == status, $"no order is {status}");
        orders.ShouldContain(order => order.CustomerId == null && order.Email != null);
        orders.ShouldContain(order => order.CustomerId == null && order.Email == null);
        orders.ShouldContain(order => order.Total == 0m);
        orders.ShouldContain(order => order.Lines.Exists(line => line.IsGiftCard));
        orders.ShouldContain(order => order.Refunds.Count > 0 && order.Refunded < order.Total);
        orders.ShouldAllBe(order => order.Refunded <= order.Total);
    }

    [Fact]
    public async Task Every_odd_name_is_in_the_shop()
    {
        await using var shop = await WooShop.OpenAsync(customers: 820);
        var names = shop.Shop.State.Customers.Values.Select(customer => (customer.FirstName, customer.LastName))
            .ToList();
        foreach (var (first, last, _) in People.OddOnes)
            names.ShouldContain((first, last));
        names.ShouldContain(name => name.LastName.Length + name.FirstName.Length >= 120);
        var emails = shop.Shop.State.Customers.Values.Select(customer => customer.Email!).ToList();
        emails.ShouldContain(email => !email.IsNormalized(NormalizationForm.FormC));
        emails.ShouldContain(email => email.EndsWith(' '));
        emails.ShouldContain(email => email.Any(char.IsUpper));
    }

    [Fact]
    public async Task A_third_of_the_customers_carry_labels_of_the_merchant()
    {
        await using var shop = await WooShop.OpenAsync(customers: 820);
        var staff = shop.Shop.Staff;
        var tagged = staff.CustomerIds.Count(id => staff.TagsOf(id).Count > 0);
        ((double)tagged / staff.CustomerIds.Count).ShouldBeInRange(0.25, 0.42);
        staff.CustomerIds.ShouldContain(id => staff.TagsOf(id).Contains("Vip"));
        shop.Shop.Records.ForeignTagsBefore.ShouldBe(staff.CustomerIds.Sum(id => staff.TagsOf(id).Count));
    }

    [Fact]
    public async Task A_synthetic_shop_has_the_size_that_was_asked_for()
    {
        await using var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                Clock = new StillClock(),
                SyntheticCustomers = 300,
                Platforms = [SandboxPlatforms.WooCommerce],
            }, CancellationToken.None);
        sandbox.Shops[0].Records.Customers.ShouldBe(300);
        sandbox.Shops[0].Records.Orders.ShouldBeInRange(1_450, 1_502);
    }
}
