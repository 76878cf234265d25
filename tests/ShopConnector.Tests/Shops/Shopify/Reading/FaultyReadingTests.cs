using System.Text.RegularExpressions;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Tests.Sandbox.Core;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>Whatever happens on the way: in the end the same is stored as if nothing had.</summary>
public sealed partial class FaultyReadingTests
{
    private static readonly Instant WeekLater = StillClock.Noon + Duration.FromDays(7);
    private static readonly Instant TwoWeeksLater = StillClock.Noon + Duration.FromDays(14);

    private static readonly SandboxFaults Storm = new()
    {
        Throttled = 0.06,
        ServerError = 0.1,
        ResetBefore = 0.04,
        ResetAfter = 0.05,
        TruncatedBody = 0.06,
        WebPage = 0.02,
        Garbled = 0.05,
        LateVisibilityRequests = 4,
        BulkFails = 0.2,
        BulkCanceled = 0.1,
        BulkExpires = 0.1,
        BulkFileShort = 0.1,
        BulkUrlGone = 0.1,
    };

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task A_storm_of_faults_changes_nothing_of_what_is_stored_in_the_end(int seed)
    {
        var calm = await StoredAsync(seed, SandboxFaults.None, bulkFrom: 0);
        var stormy = await StoredAsync(seed, Storm, bulkFrom: 0);

        stormy.Except(calm, StringComparer.Ordinal).ShouldBeEmpty();
        calm.Except(stormy, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory, InlineData(6), InlineData(7)]
    public async Task Nor_does_it_where_a_shop_is_read_page_by_page(int seed)
    {
        var calm = await StoredAsync(seed, SandboxFaults.None, bulkFrom: 20_000);
        var stormy = await StoredAsync(seed, Storm, bulkFrom: 20_000);

        stormy.Except(calm, StringComparer.Ordinal).ShouldBeEmpty();
        calm.Except(stormy, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static async Task<string[]> StoredAsync(int seed, SandboxFaults faults, int bulkFrom)
    {
        await using var shop = await ReadShop.OpenAsync(seed, faults, bulkFrom: bulkFrom);
        await shop.PullUntilReadAsync();
        shop.Clock.Advance(WeekLater - shop.Clock.GetCurrentInstant());
        Live(shop);
        await shop.PullUntilReadAsync();
        shop.Clock.Advance(TwoWeeksLater - shop.Clock.GetCurrentInstant());

        // What was not visible yet is now.
        await shop.PullUntilReadAsync();
        return [.. (await shop.StoredAsync()).Select(row => RefundNumber().Replace(row, "\"Id\":\"…\",\"At\""))];
    }

    // Operations and refunds are numbered from one row, and faults cost operations.
    [GeneratedRegex("\"Id\":\"[0-9]+\",\"At\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RefundNumber();

    private static void Live(ReadShop shop)
    {
        var staff = shop.Shop.Staff;
        var orders = staff.CustomerIds.SelectMany(staff.OrderIdsOf).ToList();
        staff.RefundAmount(orders[0], 1m);
        staff.RefundRest(orders[1]);
        staff.Cancel(orders[2]);
        staff.EditFirstLine(orders[3], 3);
        staff.MoveOrder(orders[4], staff.CustomerIds[^1]);
        staff.MoveOrder(orders[5], null);
        staff.DeleteOrder(orders[6]);
        staff.DeleteCustomer(staff.CustomerIds[^2]);
        staff.AddTag(staff.CustomerIds[0], "Groothandel");
        staff.PlaceOrder(staff.CustomerIds[1], null, 40m);
        staff.PlaceOrder(null, "gast@example.com", 25m);
    }
}
