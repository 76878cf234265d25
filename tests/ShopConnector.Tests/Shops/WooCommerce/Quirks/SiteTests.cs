using NodaTime;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Quirks;

/// <summary>Sites in other zones and with older storage: the main job and a week of shop life end alike.</summary>
public sealed class SiteTests
{
    public static TheoryData<string, string, bool> Sites => new()
    {
        { "Europe/Amsterdam", "2026-10-24T20:30:00Z", false }, // A week with the night of 25 hours in it.
        { "Europe/Amsterdam", "2026-03-28T20:30:00Z", false }, // And of 23.
        { "Asia/Kathmandu", "2026-11-20T12:00:00Z", false },
        { "America/St_Johns", "2026-10-31T23:15:00Z", false }, // Half hours, and its own night of 25.
        { "Pacific/Kiritimati", "2026-12-31T11:00:00Z", false }, // A day ahead of us.
        { "Europe/Amsterdam", "2026-11-20T12:00:00Z", true },
        { "America/St_Johns", "2026-10-31T23:15:00Z", true },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task A_week_ends_with_the_shops_own_figures_and_a_quiet_run(string zone, string now, bool classic)
    {
        var instant = NodaTime.Text.InstantPattern.ExtendedIso.Parse(now).Value;
        await using var shop = await ConnectedWoo.OpenAsync(zone: zone, classic: classic, now: instant);
        await shop.ApplyTimesAsync(2);
        await shop.PassWeekAsync();
        var staff = shop.Shop.Staff;
        var orders = staff.CustomerIds.SelectMany(staff.OrderIdsOf).ToList();
        staff.RefundAmount(orders[0], 1m);
        staff.Trash(orders[1]);
        staff.DeleteOrder(orders[2]);
        staff.EditFirstLine(orders[^1], 3);
        staff.PlaceOrder(customer: null, "gast@example.com", 300m);
        shop.Advance(Duration.FromMinutes(1));
        await shop.ApplyTimesAsync(1);
        shop.Advance(Duration.FromHours(24)); // Over a night, for what no list of changes shows.
        await shop.ApplyTimesAsync(2);

        (await shop.WrongOrdersAsync()).ShouldBeEmpty();
        var writes = shop.Shop.Records.Writes;
        var before = shop.Shop.Records.Requests;
        (await shop.ApplyAsync()).State.ShouldBe(RunState.Completed);
        (shop.Shop.Records.Requests - before, shop.Shop.Records.Writes - writes).ShouldBe((3, 0));
    }

    [Theory]
    [InlineData("Europe/Amsterdam")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public async Task Codes_end_when_the_programmes_day_ends_whatever_the_sites_zone(string zone)
    {
        await using var shop = await ConnectedWoo.OpenAsync(zone: zone);
        var report = await shop.ApplyAsync();

        // Each code is looked at as the shop made it: another last instant would have been refused.
        (report.State, report.ProblemCount).ShouldBe((RunState.Completed, 0));
        report.Result!.CodesIssued.ShouldBeGreaterThan(0);
        shop.Shop.Records.LiveCodes.Count.ShouldBe((int)report.Result.CodesIssued);
    }

    [Fact]
    public async Task Classic_orders_keep_their_time_when_we_write_to_them()
    {
        await using var shop = await ConnectedWoo.OpenAsync(classic: true);
        var times = Times();
        shop.Advance(Duration.FromMinutes(5));
        var report = await shop.ApplyAsync();

        report.Result!.Customers.ShouldBeGreaterThan(0);
        Times().ShouldBe(times);

        List<Instant> Times()
        {
            lock (shop.Shop.State.Gate)
                return [.. shop.Shop.State.Orders.Values.Select(order => order.UpdatedAt)];
        }
    }
}
