using ShopConnector.Sandbox.Faults;

namespace ShopConnector.Tests.Shops.WooCommerce.Quirks;

/// <summary>The main job and a week of shop life, with everything going wrong, against a twin that is spared.</summary>
public sealed class WeekTests
{
    private const int RunsAtMost = 10;

    private static readonly SandboxFaults _everything = new()
    {
        ServerError = 0.04,
        ResetBefore = 0.02,
        ResetAfter = 0.04,
        TruncatedBody = 0.03,
        PhpNotice = 0.1,
        ByteOrderMark = 0.1,
        Firewall = 0.004,
        StaleAnswer = 0.05,
        PageDrift = 0.2, // Not late visibility: a week that passes at once would hide changes for days, not minutes.
        RefundsMissingInLists = true,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public async Task A_week_with_faults_ends_in_the_oracles_state(int seed)
    {
        await using var oracle = await ConnectedWoo.OpenAsync(seed: seed);
        await using var shop = await ConnectedWoo.OpenAsync(_everything, seed, twin: oracle);
        await oracle.ApplyTimesAsync(2);
        var problems = await shop.ApplyTimesAsync(RunsAtMost);
        shop.Loyalty().ShouldBe(oracle.Loyalty(), $"before the week; {string.Join(" | ", problems)}");

        foreach (var one in (ConnectedWoo[])[oracle, shop])
        {
            await one.PassWeekAsync();
            LiveOn(one);
        }

        await oracle.ApplyTimesAsync(3);
        problems = await shop.ApplyTimesAsync(RunsAtMost);
        shop.Shop.CalmDown();
        await shop.ApplyTimesAsync(3);

        (await oracle.WrongOrdersAsync()).ShouldBeEmpty();
        (await shop.WrongOrdersAsync()).ShouldBeEmpty(string.Join(" | ", problems));
        shop.Loyalty().ShouldBe(oracle.Loyalty());
        var (last, spared) = (await shop.ApplyAsync(), await oracle.ApplyAsync());
        last.Plan.Totals!.CustomersTouched.ShouldBe(spared.Plan.Totals!.CustomersTouched);
        last.Problems.ShouldBe(spared.Problems);
        shop.Foreign(withIds: false).ShouldBe(oracle.Foreign(withIds: false));
    }

    /// <summary>What a week of its own does not bring; most of it leaves no trace in lists of changes.</summary>
    private static void LiveOn(ConnectedWoo shop)
    {
        var staff = shop.Shop.Staff;
        var customers = staff.CustomerIds;
        var orders = customers.SelectMany(staff.OrderIdsOf).ToList();
        staff.DeleteOrder(orders[0]);
        staff.Trash(orders[1]);
        staff.Trash(orders[2]);
        staff.Restore(orders[2]);
        staff.EditFirstLine(orders[^1], 3);
        staff.DeleteCustomer(customers[^2]);
        var guest = staff.PlaceOrder(customer: null, "later@example.com", 250m);
        staff.MoveOrder(guest, customers[0]);
        staff.PlaceOrder(customer: null, "gast@example.com", 300m);
    }
}
