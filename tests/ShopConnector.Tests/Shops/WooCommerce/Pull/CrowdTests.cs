using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

/// <summary>Hundreds of orders changed at once: after our own writing to guests' orders, or a bulk edit.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Crowd = 450;

    private readonly StubHistory _history = new();

    public CrowdTests() => _history.Orders.AddRange(
        Enumerable.Range(1, Crowd).Select(id => StubHistory.Order(id, modified: $"2026-11-01T09:5{id % 9}:00")));

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task A_tick_with_nothing_new_takes_three_calls_though_a_crowd_is_within_its_reach()
    {
        var watermark = await _history.LiveAsync();
        for (var tick = 0; tick < 3; tick++)
        {
            _history.Stub.Requests.Clear();
            _history.Stub.Date += Duration.FromMinutes(15);
            var pages = await _history.Stub.PullAsync(watermark);

            _history.Stub.Requests.Count.ShouldBe(3);
            pages.SelectMany(page => page.Orders).ShouldBeEmpty();
            watermark = pages[^1].Watermark!;
        }
    }

    [Fact]
    public async Task Metadata_that_comes_in_another_sequence_with_another_question_makes_no_crowd_anew()
    {
        var metadata = Enumerable.Range(1, 3).Select(id => new JsonObject { ["id"] = id, ["key"] = $"k{id}" }).ToList();
        _history.Stub.On("GET orders", asked =>
        {
            var shown = asked["orderby"] == "modified" ? metadata.AsEnumerable().Reverse() : metadata;
            foreach (var order in _history.Orders)
                order["meta_data"] = new JsonArray([.. shown.Select(one => one.DeepClone())]);
            return StubHistory.Listed(_history.Orders.Where(order => StubHistory.IsAsked(asked, order)), asked);
        });
        var watermark = await _history.LiveAsync();
        _history.Stub.Requests.Clear();
        await _history.Stub.PullAsync(watermark);

        _history.Stub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_trash_that_was_filled_at_once_costs_no_more()
    {
        foreach (var order in _history.Orders.Skip(200))
            order["status"] = "trash";
        var watermark = await _history.LiveAsync();
        _history.Stub.Requests.Clear();
        await _history.Stub.PullAsync(watermark);

        _history.Stub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Beside_a_trash_that_nobody_empties_the_watermark_does_not_grow_with_every_order()
    {
        foreach (var order in _history.Orders.Skip(200))
            order["status"] = "trash";
        var watermark = await _history.LiveAsync();
        for (var tick = 1; tick <= 4; tick++)
        {
            _history.Stub.Date += Duration.FromMinutes(60);
            _history.Orders.AddRange(Enumerable.Range(tick * 1_000, 300)
                .Select(id => StubHistory.Order(id, modified: $"2026-11-01T1{tick}:00:00")));
            watermark = (await _history.Stub.PullAsync(watermark))[^1].Watermark!;
        }

        JsonNode.Parse(watermark)!["crowds"]!.AsObject().ContainsKey("trash").ShouldBeTrue();
        JsonNode.Parse(watermark)!["seen"]!.AsObject().Count.ShouldBeInRange(300, 1_000);
    }

    [Fact]
    public async Task Of_a_crowd_only_what_changes_is_read_and_its_neighbours_are_no_news()
    {
        var watermark = await _history.LiveAsync();
        Change(_history.Orders[6], "2026-11-01T10:00:00");

        (await ReadAsync(watermark)).ShouldBe(["7"]);
    }

    [Fact]
    public async Task An_order_that_becomes_visible_late_makes_the_crowd_larger_and_is_read()
    {
        var late = _history.Orders[6];
        _history.Orders.Remove(late);
        var watermark = await _history.LiveAsync();
        _history.Orders.Insert(6, late);

        (await ReadAsync(watermark)).ShouldBe(["7"]);
    }

    [Fact]
    public async Task A_change_within_the_second_of_the_newest_is_seen()
    {
        var watermark = await _history.LiveAsync();
        _history.Orders.MaxBy(row => row["date_modified_gmt"]!.ToString(), StringComparer.Ordinal)!["total"] = "7.00";

        (await ReadAsync(watermark)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_changes_while_a_crowd_is_read_is_not_taken_for_read()
    {
        var first = (await _history.Stub.PullAsync(null))[^1].Watermark;
        _history.Stub.On("GET orders", asked =>
        {
            // Between the last page of the crowd and the look at its head.
            if (asked["orderby"] == "modified")
                Change(_history.Orders[3], "2026-11-01T10:00:00");
            return StubHistory.Listed(_history.Orders.Where(order => StubHistory.IsAsked(asked, order)), asked);
        });
        var watermark = (await _history.Stub.PullAsync(first))[^1].Watermark!;

        (await ReadAsync(watermark)).ShouldBe(["4"]);
    }

    private async Task<List<string>> ReadAsync(string watermark) =>
        [.. (await _history.Stub.PullAsync(watermark)).SelectMany(page => page.Orders).Select(one => one.Order.Key.Id)];

    private static void Change(JsonObject order, string modified)
    {
        order["date_modified_gmt"] = modified;
        order["total"] = "99.00";
    }
}
