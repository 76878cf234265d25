using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull.Refunds;

/// <summary>A shop whose lists of orders show no refunds: what it costs to know them all the same.</summary>
public sealed class HiddenRefundsTests : IDisposable
{
    private const int Orders = 420;

    private readonly StubHistory _history = new();
    private readonly HeldStub _held = new();
    private readonly List<(int Order, int Id)> _refunds = [];

    public HiddenRefundsTests()
    {
        for (var id = 1; id <= Orders; id++)
        {
            var order = StubHistory.Order(id);
            order["date_created_gmt"] = $"2026-10-{1 + (id / 30):00}T00:00:00";
            _history.Orders.Add(order);
            _held.Orders.Add($"{id}");
            _history.Stub.On($"GET orders/{id}/refunds", "[]");
        }

        _history.Orders[0]["status"] = "refunded"; // By which the shop gives itself away.
        foreach (var id in (int[])[1, 50, 333])
            Refund(id, 1_000 + id);
        ListRefunds();
    }

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task Where_refunds_can_be_listed_no_order_is_asked_for_its_own()
    {
        var first = await _history.Stub.PullAsync(null);

        Refunded(first).ShouldBe(["1", "50", "333"]);
        Alone().ShouldBe(0);
    }

    [Fact]
    public async Task A_night_costs_the_list_and_not_a_call_for_every_order()
    {
        var watermark = await _history.LiveAsync();
        Refund(77, 1_077); // A partial one, which leaves the order's time alone.
        _history.Stub.Requests.Clear();
        _history.Stub.Date = StubWoo.Now + Duration.FromHours(25);
        var night = await _history.Stub.PullAsync(watermark, _held);

        Refunded(night).ShouldContain("77");
        Alone().ShouldBeLessThanOrEqualTo(3); // One refund alone takes its order's call or the list's.
        _history.Stub.Requests.Count.ShouldBeLessThan(40);
    }

    [Fact]
    public async Task A_bulk_edit_costs_the_list_and_a_single_order_one_call()
    {
        var watermark = await _history.LiveAsync();
        foreach (var order in _history.Orders.Take(90))
            order["date_modified_gmt"] = "2026-11-01T10:00:00";
        _history.Stub.Requests.Clear();
        watermark = (await _history.Stub.PullAsync(watermark))[^1].Watermark!;
        Alone().ShouldBe(0);

        _history.Orders[100]["date_modified_gmt"] = "2026-11-01T10:00:01";
        await _history.Stub.PullAsync(watermark);
        Alone().ShouldBe(1);
    }

    [Fact]
    public async Task A_list_that_misses_a_refund_it_must_have_is_not_believed()
    {
        var all = _refunds.ToList();
        ListRefunds(() => all.Where(one => one.Order != 1));

        Refunded(await _history.Stub.PullAsync(null)).ShouldBe(["1", "50", "333"]);
        Alone().ShouldBeGreaterThanOrEqualTo(Orders);
    }

    [Fact]
    public async Task Where_only_orders_tell_a_week_of_nights_asks_each_once()
    {
        _history.Stub.On(
            "GET refunds", _ => StubWoo.Error(System.Net.HttpStatusCode.NotFound, "rest_no_route"));
        var watermark = await _history.LiveAsync();
        foreach (var id in _history.Orders.Select(order => (int)order["id"]!))
            _history.Stub.On($"GET orders/{id}/refunds", RefundsOf(id, 9_000 + id));
        var (asked, most) = (new HashSet<string>(), 0);
        for (var night = 1; night <= 7; night++)
        {
            _history.Stub.Requests.Clear();
            _history.Stub.Date = StubWoo.Now + Duration.FromHours(24 * night);
            for (var tick = 0; tick < 5; tick++)
            {
                var pages = await _history.Stub.PullAsync(watermark);
                asked.UnionWith(Refunded(pages));
                watermark = pages[^1].Watermark!;
            }

            most = Math.Max(most, Alone());
        }

        asked.Count.ShouldBe(Orders);
        most.ShouldBeLessThanOrEqualTo((Orders / 7) + 1);
    }

    private void Refund(int order, int id)
    {
        _refunds.Add((order, id));
        _history.Stub.On($"GET orders/{order}/refunds", RefundsOf(order, id));
    }

    private void ListRefunds(Func<IEnumerable<(int Order, int Id)>>? shown = null) => _history.Stub.On(
        "GET refunds", asked =>
        {
            var rows = (shown?.Invoke() ?? _refunds).Select(one => Row(one.Order, one.Id))
                .Where(row => asked["include"] is not { } ids || ids.Split(',').Contains(row["id"]!.ToString()))
                .ToList();
            return StubHistory.Answer(StubHistory.Page(rows, asked, out var total), total);
        });

    private static string RefundsOf(int order, int id) => new JsonArray(Row(order, id)).ToJsonString();

    private static JsonObject Row(int order, int id) => new()
    {
        ["id"] = id,
        ["parent_id"] = order,
        ["date_created_gmt"] = "2026-10-20T00:00:00",
        ["amount"] = order == 1 ? "10.00" : "1.00",
    };

    private int Alone() => _history.Stub.Requests.Count(
        asked => asked.Route.EndsWith("/refunds", StringComparison.Ordinal) && asked.Route != "GET refunds");

    private static IEnumerable<string> Refunded(IEnumerable<ShopConnector.Sync.Pull.PullPage> pages) => pages
        .SelectMany(page => page.Orders).Where(one => !one.Order.Refunds.IsEmpty).Select(one => one.Order.Key.Id);
}
