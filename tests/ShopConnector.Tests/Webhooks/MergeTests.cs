using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sandbox;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Webhooks;

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

    /// <summary>A merge gives nothing and loses nothing, also of what staff gave.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_survivor_has_what_both_had_to_the_point(bool quietly)
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        await told.ApplyAsync();
        var staff = told.Shop.Staff;
        var (kept, other) = (staff.CustomerIds[0], staff.CustomerIds[1]);
        var home = (await MemberAsync(told, other)).History.Id;
        await told.Connector.Storage.AdjustAsync(
            home, new CustomerKey(told.Shop.Name, Number(other)),
            new ManualPoints("", told.Now, 77, "Goed geholpen", "An"), default);
        await told.ApplyAsync();
        var postings = (await PostingsAsync(told, kept)).Concat(await PostingsAsync(told, other)).ToList();
        postings.ShouldContain(posting => posting.Points == 77);
        staff.MergeCustomers(kept, other, quietly);

        await told.ApplyAsync();

        (await PostingsAsync(told, kept)).ShouldBe(postings, ignoreOrder: true);
        (await told.Connector.Storage.MemberOfAsync(new CustomerKey(told.Shop.Name, Number(other)), default))
            .ShouldBeNull();
    }

    /// <summary>No order tells of it: the shop's own word does.</summary>
    [Fact]
    public async Task What_staff_gave_to_an_account_without_orders_is_the_survivors()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        await ((ITellsByWebhook)told.Connected).MendAsync(told.Address, default);
        var staff = told.Shop.Staff;
        var (kept, other) = (staff.CustomerIds[0], staff.CustomerIds[1]);
        await GiveWithoutOrdersAsync(told, other);
        await told.DeliverAsync();
        var postings = (await PostingsAsync(told, kept)).Concat(await PostingsAsync(told, other)).ToList();
        postings.ShouldContain(posting => posting.Points == 77);
        staff.MergeCustomers(kept, other);

        (await told.DeliverAsync()).ShouldBeGreaterThan(0);
        await told.ApplyAsync();

        (await PostingsAsync(told, kept)).ShouldBe(postings, ignoreOrder: true);
    }

    /// <summary>The word may come before the shop itself shows what it says.</summary>
    [Fact]
    public async Task The_word_of_a_merge_waits_for_an_account_that_is_still_shown()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        var staff = told.Shop.Staff;
        var (kept, other) = (staff.CustomerIds[0], staff.CustomerIds[1]);
        await GiveWithoutOrdersAsync(told, other);
        var postings = (await PostingsAsync(told, kept)).Concat(await PostingsAsync(told, other)).ToList();
        await told.Connector.Storage.KeepHintsAsync([Merge(told, other, kept)], default);

        await told.ApplyAsync();
        (await PostingsAsync(told, other)).ShouldContain(posting => posting.Points == 77);
        staff.MergeCustomers(kept, other);
        await told.ApplyAsync();

        (await PostingsAsync(told, kept)).ShouldBe(postings, ignoreOrder: true);
        (await told.HintsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_word_of_a_merge_that_never_shows_is_dropped_after_a_day()
    {
        await using var told = await ToldShop.OpenAsync(SandboxPlatforms.Shopify);
        var staff = told.Shop.Staff;
        await told.Connector.Storage.KeepHintsAsync(
            [Merge(told, staff.CustomerIds[1], staff.CustomerIds[0])], default);
        await told.ApplyAsync();
        (await told.HintsAsync()).ShouldHaveSingleItem();

        told.Clock.Advance(Duration.FromDays(1));
        await told.ApplyAsync();

        (await told.HintsAsync()).ShouldBeEmpty();
    }

    private static Hint Merge(ToldShop told, long gone, long kept) =>
        new(told.Shop.Name, HintSubject.Customer, Number(gone), IsGone: true, "customers/merge", null, told.Now)
        {
            Kept = Number(kept),
        };

    private static async Task GiveWithoutOrdersAsync(ToldShop told, long customer)
    {
        foreach (var order in told.Shop.Staff.OrderIdsOf(customer).ToList())
            told.Shop.Staff.DeleteOrder(order);
        await told.ApplyAsync();
        await told.Connector.Storage.AdjustAsync(
            (await MemberAsync(told, customer)).History.Id, new CustomerKey(told.Shop.Name, Number(customer)),
            new ManualPoints("", told.Now, 77, "Goed geholpen", "An"), default);
        await told.ApplyAsync();
    }

    private static async Task<IEnumerable<string>> OrdersOfAsync(ToldShop told, long customer) =>
        (await MemberAsync(told, customer)).History.Orders.Select(order => order.Key.Id);

    private static async Task<IReadOnlyList<Posting>> PostingsAsync(ToldShop told, long customer) =>
        (await MemberAsync(told, customer)).History.Postings;

    private static async Task<StoredMember> MemberAsync(ToldShop told, long customer) =>
        (await told.Connector.Storage.FindAsync($"{told.Shop.Name}:{Number(customer)}", CancellationToken.None))
            .ShouldHaveSingleItem();

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
