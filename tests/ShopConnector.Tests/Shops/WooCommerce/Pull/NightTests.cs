using NodaTime;
using ShopConnector.Shops.WooCommerce.Pull.Rounds;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

/// <summary>When what is held is asked for again: at three in the morning where the shop is.</summary>
public sealed class NightTests : IDisposable
{
    private readonly StubHistory _history = new();
    private readonly HeldStub _held = new();

    public void Dispose() => _history.Dispose();

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-11-01T10:00:00Z", "2026-11-02T02:00:00Z")]
    [InlineData("Europe/Amsterdam", "2026-11-01T01:59:59Z", "2026-11-01T02:00:00Z")]
    [InlineData("Europe/Amsterdam", "2026-11-01T02:00:00Z", "2026-11-02T02:00:00Z")]
    [InlineData("Europe/Amsterdam", "2026-10-24T12:00:00Z", "2026-10-25T02:00:00Z")] // The night with 25 hours.
    [InlineData("Europe/Amsterdam", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // The night with 23 hours.
    [InlineData("Asia/Kathmandu", "2026-11-01T10:00:00Z", "2026-11-01T21:15:00Z")]
    [InlineData("America/St_Johns", "2026-11-01T10:00:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T13:00:00Z")] // The day that was left out.
    public void The_next_night_is_the_shops_own(string zone, string now, string next) =>
        Nights.Next(At(now), DateTimeZoneProviders.Tzdb[zone]).ShouldBe(At(next));

    [Fact]
    public async Task After_a_first_read_nothing_is_asked_again_before_the_night()
    {
        var watermark = await LiveAsync();
        foreach (var hours in (int[])[0, 6, 15])
        {
            _history.Stub.Date = StubWoo.Now + Duration.FromHours(hours);
            watermark = await TickAsync(watermark, calls: 3);
        }

        // Sixteen hours after eleven in the morning it is three at night in Amsterdam. A round takes six calls here:
        // the zone, two to see whether refunds are hidden, the recent orders, the orders held, the accounts held.
        _history.Stub.Date = StubWoo.Now + Duration.FromHours(16);
        watermark = await TickAsync(watermark, calls: 9);
        await TickAsync(watermark, calls: 3);
    }

    [Fact]
    public async Task A_watermark_of_an_earlier_version_begins_with_the_next_night()
    {
        var watermark = (await LiveAsync()).Replace("roundDue", "swept", StringComparison.Ordinal);
        watermark = await TickAsync(watermark, calls: 4);
        watermark = await TickAsync(watermark, calls: 3);

        _history.Stub.Date = StubWoo.Now + Duration.FromHours(16);
        await TickAsync(watermark, calls: 9);
    }

    private async Task<string> LiveAsync()
    {
        _history.Orders.Add(StubHistory.Order(1));
        _held.Orders.Add("1");
        _history.Customers.Add(StubHistory.Customer(1));
        _held.Accounts.Add("1");
        return await _history.LiveAsync();
    }

    private async Task<string> TickAsync(string watermark, int calls)
    {
        _history.Stub.Requests.Clear();
        var pages = await _history.Stub.PullAsync(watermark, _held);
        _history.Stub.Requests.Count.ShouldBe(
            calls, string.Join(", ", _history.Stub.Requests.Select(asked => asked.Route)));
        return pages[^1].Watermark!;
    }

    private static Instant At(string text) =>
        NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
