using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Sandbox;
using ShopConnector.Shops.Shopify;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class DeletionTests : IDisposable
{
    private const string Mark = """{"customers":"2026-10-01T12:00:00Z","orders":"2026-10-02T12:00:00Z"}""";

    private const string MarkWithDeletions =
        """{"customers":"2026-10-01T12:00:00Z","orders":"2026-10-02T12:00:00Z","deletions":"2026-10-03T12:00:00Z"}""";

    private readonly StubShop _shop = new() { NothingDeleted = null };

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task What_an_event_says_and_a_look_confirms_is_deleted()
    {
        NothingNew().Data(Page("events", null, Event("Order/9"), Event("Customer/5"), Event("Order/9")))
            .Data("""{"nodes":[null,null]}""");

        var page = (await PullAsync(Mark))[^1];

        page.DeletedOrders.ShouldBe(["9"]);
        page.DeletedCustomers.ShouldBe(["5"]);
        page.Watermark.ShouldBe(MarkWithDeletions);
        _shop.Requests[3].Variables["ids"]!.ToJsonString()
            .ShouldBe("""["gid://shopify/Order/9","gid://shopify/Customer/5"]""");
    }

    [Fact]
    public async Task What_can_still_be_read_is_not_deleted_whatever_an_event_says()
    {
        NothingNew().Data(Page("events", null, Event("Order/8"), Event("Order/9")))
            .Data("""{"nodes":[{"id":"gid://shopify/Order/8"},null]}""");

        (await PullAsync(Mark))[^1].DeletedOrders.ShouldBe(["9"]);
    }

    [Fact]
    public async Task Events_of_another_kind_are_passed_over_although_the_filter_let_them_through()
    {
        NothingNew().Data(Page("events", null, Event("Order/8", "create"), Event("DraftOrder/9"), Event(null)));

        var page = (await PullAsync(Mark))[^1];

        page.DeletedOrders.ShouldBeEmpty();
        _shop.Requests.Count.ShouldBe(3); // Nothing to confirm.
    }

    [Fact]
    public async Task An_answer_of_another_length_than_the_question_deletes_nothing()
    {
        NothingNew().Data(Page("events", null, Event("Order/9"))).Data("""{"nodes":[]}""");

        (await Should.ThrowAsync<ShopException>(() => PullAsync(Mark))).Problem
            .ShouldBe("Shopify sent a record that is not as its documentation says.");
    }

    [Fact]
    public async Task A_look_that_breaks_half_way_deletes_nothing_and_moves_nothing()
    {
        NothingNew().Data(Page("events", "e1", Event("Order/9")));
        for (var attempt = 0; attempt < 20; attempt++)
            _shop.Status(HttpStatusCode.BadGateway);

        var pages = new List<PullPage>();
        using var shop = _shop.Connect();
        await Should.ThrowAsync<ShopException>(async () =>
        {
            await foreach (var page in shop.PullAsync(Mark, CancellationToken.None))
                pages.Add(page);
        });

        pages.ShouldAllBe(page => page.DeletedOrders.IsEmpty);
        pages[^1].Watermark.ShouldBe(Mark);
    }

    [Fact]
    public async Task A_shop_that_keeps_its_events_to_itself_is_pulled_all_the_same()
    {
        NothingNew().Raw(
            """
            {"errors":[{"message":"Access denied for events field.","path":["events"],
            "extensions":{"code":"ACCESS_DENIED"}}],"data":{"events":null}}
            """);

        (await PullAsync(Mark)).Select(page => page.Watermark).ShouldBe([Mark, Mark]);
    }

    [Theory]
    [InlineData(Mark, "2026-09-30T11:00:00Z")] // Never looked: a day before the older stream.
    [InlineData(MarkWithDeletions, "2026-10-03T11:00:00Z")]
    public async Task A_look_overlaps_with_the_one_before_and_quotes_its_time(string mark, string from)
    {
        NothingNew().Data(Page("events", null));

        (await PullAsync(mark)).Count.ShouldBe(2); // Nothing to store: no page of its own.

        ((string?)_shop.Requests[2].Variables["filter"]).ShouldBe(
            "action:destroy AND (subject_type:ORDER OR subject_type:CUSTOMER) AND created_at:>='" + from + "'");
    }

    [Fact]
    public async Task What_staff_delete_in_the_simulated_shop_is_noticed_once_it_is_gone()
    {
        await using var sandbox = await ShopConnector.Sandbox.Sandbox.StartAsync(
            new SandboxOptions { Clock = SystemClock.Instance, Platforms = [SandboxPlatforms.Shopify], Customers = 20 },
            CancellationToken.None);
        var there = sandbox.Shops[0];
        using var handler = new SocketsHttpHandler();
        using var shop = ShopifyShop.Create(
            new ShopifyOptions
            {
                Name = there.Name,
                Url = there.Url.ToString(),
                ClientId = there.Credentials.ClientId,
                ClientSecret = there.Credentials.ClientSecret,
            },
            handler, SystemClock.Instance, NullLoggerFactory.Instance);
        var mark = (await PullAsync(shop, null))[^1].Watermark;
        var buyer = there.Staff.CustomerIds.First(id => there.Staff.OrderIdsOf(id).Count > 1);
        var order = there.Staff.OrderIdsOf(buyer)[0];

        (await PullAsync(shop, mark)).ShouldAllBe(page => page.DeletedOrders.IsEmpty && page.DeletedCustomers.IsEmpty);
        there.Staff.DeleteOrder(order);
        there.Staff.DeleteCustomer(buyer);
        var pages = await PullAsync(shop, mark);

        pages.SelectMany(page => page.DeletedOrders).ShouldBe([$"{order}"]);
        pages.SelectMany(page => page.DeletedCustomers).ShouldBe([$"{buyer}"]);
    }

    private StubShop NothingNew() => _shop.Data(Page("customers", null)).Data(Page("orders", null));

    private static string Event(string? subject, string action = "destroy")
    {
        var of = subject is null ? "" : $",\"subjectId\":\"gid://shopify/{subject}\"";
        return $$"""{"action":"{{action}}","createdAt":"2026-10-03T12:00:00Z"{{of}}}""";
    }

    private async Task<List<PullPage>> PullAsync(string mark)
    {
        using var shop = _shop.Connect();
        return await PullAsync(shop, mark);
    }

    private static async Task<List<PullPage>> PullAsync(ShopifyShop shop, string? mark)
    {
        var pages = new List<PullPage>();
        await foreach (var page in shop.PullAsync(mark, CancellationToken.None))
            pages.Add(page);
        return pages;
    }
}
