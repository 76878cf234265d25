using System.Globalization;
using ShopConnector.Sandbox;

namespace ShopConnector.Tests.Webhooks;

/// <summary>Two accounts become one, and nothing says so of their orders.</summary>
public sealed class MergeTests
{
    [Fact]
    public async Task The_orders_of_the_other_account_are_the_kept_ones_from_the_next_run_on()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        await told.ApplyAsync();
        var staff = told.Shop.Staff;
        var (kept, other) = (staff.CustomerIds[0], staff.CustomerIds[1]);
        var orders = staff.OrderIdsOf(kept).Concat(staff.OrderIdsOf(other)).ToList();
        staff.OrderIdsOf(other).ShouldNotBeEmpty();
        staff.MergeCustomers(kept, other, quietly: true);

        await told.ApplyAsync();

        (await OrdersOfAsync(told, kept)).ShouldBe(
            orders.Select(id => id.ToString(CultureInfo.InvariantCulture)), ignoreOrder: true);
    }

    private static async Task<IEnumerable<string>> OrdersOfAsync(ToldShop told, long customer)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{told.Shop.Name}:{customer}");
        var member = (await told.Connector.Storage.FindAsync(key, CancellationToken.None)).ShouldHaveSingleItem();
        return member.History.Orders.Select(order => order.Key.Id);
    }
}
