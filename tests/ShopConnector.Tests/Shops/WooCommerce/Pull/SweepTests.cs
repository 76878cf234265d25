using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

/// <summary>Orders of any age that changed where no list of changes shows it.</summary>
public sealed class SweepTests : IDisposable
{
    private static readonly Duration Day = Duration.FromHours(25);

    private readonly StubHistory _history = new();
    private readonly HeldStub _held = new();

    public SweepTests()
    {
        for (var id = 1; id <= 3; id++)
        {
            var order = StubHistory.Order(id);
            order["date_created_gmt"] = "2020-01-01T00:00:00"; // Older than what is read whole every night.
            _history.Orders.Add(order);
            _held.Orders.Add($"{id}");
        }
    }

    public void Dispose() => _history.Dispose();

    public static TheoryData<string, string> Changes => new()
    {
        { "total", "\"7.00\"" },
        { "status", "\"cancelled\"" },
        { "status", "\"processing\"" },
        { "date_modified_gmt", "\"2026-10-05T00:00:00\"" }, // It became visible when its time had gone by.
        { "customer_id", "5" },
        { "refunds", """[{"id":9,"total":"-4.00"}]""" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_old_order_that_differs_is_read_again(string field, string value)
    {
        var watermark = await _history.LiveAsync();
        _history.Orders[1][field] = JsonNode.Parse(value);
        _history.Refund(order: 2, id: 9, amount: "4.00");

        (await NightAsync(watermark)).Select(one => one.Order.Key.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Orders_that_are_as_they_are_held_cost_one_call_for_a_hundred()
    {
        var watermark = await _history.LiveAsync();
        _history.Stub.Requests.Clear();

        (await NightAsync(watermark)).ShouldBeEmpty();

        _history.Stub.Requests.Count(asked => asked["include"] == "1,2,3").ShouldBe(1);
        _history.Stub.Requests.ShouldContain(asked =>
            asked["include"] == "1,2,3" && asked["_fields"] == "id,status,date_modified_gmt,total,customer_id,refunds");
    }

    [Fact]
    public async Task A_refund_that_was_taken_away_is_noticed_but_not_where_lists_hide_refunds()
    {
        var made = HeldStub.AsMade("2");
        var refund = new ShopConnector.Loyalty.Orders.Refund { Id = "9", At = StubHistory.Made, Total = 4m };
        _held.Held["2"] = made with { Order = made.Order with { Refunds = [refund] } };
        var watermark = await _history.LiveAsync();

        (await NightAsync(watermark)).Select(one => one.Order.Key.Id).ShouldBe(["2"]);

        var hidden = watermark.Replace("\"refundsHidden\":false", "\"refundsHidden\":true", StringComparison.Ordinal);
        hidden.ShouldNotBe(watermark);
        (await NightAsync(hidden)).ShouldBeEmpty();
    }

    private async Task<List<PulledOrder>> NightAsync(string watermark)
    {
        _history.Stub.Date = StubWoo.Now + Day;
        return [.. (await _history.Stub.PullAsync(watermark, _held)).SelectMany(page => page.Orders)];
    }
}
