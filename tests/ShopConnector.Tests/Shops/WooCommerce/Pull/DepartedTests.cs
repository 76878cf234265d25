using System.Net;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

/// <summary>Accounts that were deleted: WooCommerce names them to nobody.</summary>
public sealed class DepartedTests : IDisposable
{
    private const int Accounts = 3_000;
    private const int OfATick = 3;

    private readonly StubHistory _history = new();
    private readonly HeldStub _held = new();

    public DepartedTests()
    {
        // With gaps, as ids of users have them.
        _history.Customers.AddRange(Enumerable.Range(1, Accounts).Select(id => StubHistory.Customer(id * 3)));
        _held.Accounts.UnionWith(_history.Customers.Select(one => one["id"]!.ToString()));
    }

    public void Dispose() => _history.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(1_400)]
    [InlineData(1_500)]
    [InlineData(1_501)]
    [InlineData(2_999)]
    [InlineData(3_000)]
    public async Task The_next_tick_finds_one_that_is_gone_in_a_dozen_calls(int place)
    {
        var watermark = await _history.LiveAsync();
        Delete(place * 3);

        (await GoneAsync(watermark)).ShouldBe([$"{place * 3}"]);
        // Those of a tick, the halving, the list of those missed, and each alone.
        _history.Stub.Requests.Count.ShouldBeLessThanOrEqualTo(OfATick + 7 + 1 + 1);
    }

    [Fact]
    public async Task Several_at_once_are_found_also_when_others_registered_meanwhile()
    {
        var watermark = await _history.LiveAsync();
        foreach (var id in (int[])[300, 303, 4_500, 8_997])
            Delete(id);
        _history.Customers.AddRange([StubHistory.Customer(9_003), StubHistory.Customer(9_004)]);
        _held.Accounts.UnionWith(["9003", "9004"]); // As storage does between two pages of a tick.

        (await GoneAsync(watermark)).Order().ShouldBe(["300", "303", "4500", "8997"]);
    }

    [Fact]
    public async Task An_account_that_is_not_held_leads_nobody_astray()
    {
        _held.Accounts.ExceptWith(["600", "603"]); // Odd ones, say.
        var watermark = await _history.LiveAsync();
        Delete(7_500);

        (await GoneAsync(watermark)).ShouldBe(["7500"]);
    }

    [Fact]
    public async Task More_than_a_tick_may_spend_are_left_to_the_night()
    {
        var watermark = await _history.LiveAsync();
        foreach (var id in Enumerable.Range(1, 40))
            Delete(id * 225);

        (await GoneAsync(watermark, watermarkAfter: after => watermark = after)).Count.ShouldBeGreaterThan(0);
        _history.Stub.Requests.Count.ShouldBeLessThanOrEqualTo(OfATick + 65);
        (await GoneAsync(watermark)).ShouldBeEmpty();
        _history.Stub.Requests.Count.ShouldBe(OfATick);
    }

    private void Delete(int id)
    {
        _history.Customers.RemoveAll(one => (int)one["id"]! == id);
        _history.Stub.On(
            $"GET customers/{id}", _ => StubWoo.Error(HttpStatusCode.NotFound, "woocommerce_rest_invalid_id"));
    }

    private async Task<List<string>> GoneAsync(string watermark, Action<string>? watermarkAfter = null)
    {
        _history.Stub.Requests.Clear();
        var pages = await _history.Stub.PullAsync(watermark, _held);
        watermarkAfter?.Invoke(pages[^1].Watermark!);
        return [.. pages.SelectMany(page => page.DeletedCustomers)];
    }
}
