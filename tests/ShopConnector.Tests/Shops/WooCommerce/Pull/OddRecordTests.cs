using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

public sealed class OddRecordTests : IDisposable
{
    private readonly StubHistory _history = new();

    public OddRecordTests()
    {
        _history.Orders.AddRange([StubHistory.Order(1), StubHistory.Order(2)]);
        _history.Orders[0]["total"] = "honderd";
        _history.Customers.AddRange([StubHistory.Customer(1), StubHistory.Customer(2)]);
        _history.Stub.On("GET orders/1", _ => StubWoo.Json(_history.Orders[0].ToJsonString()));
    }

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task An_odd_record_is_told_with_its_field_and_costs_no_other_one()
    {
        _history.Customers[1]["id"] = "x2";
        var pages = await _history.Stub.PullAsync(null);

        pages.SelectMany(page => page.Orders).ShouldHaveSingleItem().Order.Key.Id.ShouldBe("2");
        pages[^1].Odd.ShouldBe([new OddRecord("customer", "0", "$.id"), new OddRecord("order", "1", "$.total")]);
    }

    [Fact]
    public async Task It_stays_told_with_each_pull_until_it_can_be_read()
    {
        var watermark = (await _history.Stub.PullAsync(null))[^1].Watermark!;
        var again = await _history.Stub.PullAsync(watermark);
        again[^1].Odd.ShouldBe([new OddRecord("order", "1", "$.total")]);

        _history.Orders[0]["total"] = "100.00"; // Mended in the database: no time of change moves.
        _history.Stub.Date = StubWoo.Now + Duration.FromHours(2);
        var mended = await _history.Stub.PullAsync(again[^1].Watermark);

        mended.SelectMany(page => page.Orders).ShouldHaveSingleItem().Order.Total.ShouldBe(100m);
        mended[^1].Odd.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_asked_for_once_an_hour_and_not_with_every_tick()
    {
        var watermark = (await _history.Stub.PullAsync(null))[^1].Watermark!;
        for (var tick = 0; tick < 3; tick++)
            watermark = (await _history.Stub.PullAsync(watermark))[^1].Watermark!;

        _history.Stub.Requests.Count(asked => asked.Route == "GET orders/1").ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_deleted_meanwhile_is_forgotten()
    {
        var watermark = (await _history.Stub.PullAsync(null))[^1].Watermark!;
        _history.Orders.RemoveAt(0);
        _history.Stub.On("GET orders/1",
            _ => StubWoo.Error(System.Net.HttpStatusCode.NotFound, "woocommerce_rest_shop_order_invalid_id"));

        (await _history.Stub.PullAsync(watermark))[^1].Odd.ShouldBeEmpty();
    }

    [Fact]
    public async Task Metadata_of_every_kind_is_no_reason_to_be_odd()
    {
        _history.Orders[0]["total"] = 100;
        _history.Orders[0]["meta_data"] = JsonNode.Parse("""
            [{"id":1,"key":"a","value":{"b":[1,{"c":null}]}},{"id":"2","key":7,"value":["x"]},
             {"id":3,"key":"d","value":1.5},
             {"id":4,"key":"e","value":null},{"id":5,"key":"f","value":false},{"id":6,"key":"g"}]
            """);

        (await _history.Stub.PullAsync(null))[^1].Odd.ShouldBeEmpty();
    }
}
