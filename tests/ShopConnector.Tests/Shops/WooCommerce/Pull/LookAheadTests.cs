using System.Net;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

public sealed class LookAheadTests : IDisposable
{
    private readonly StubHistory _history = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task No_page_is_asked_for_beyond_the_last_one()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 950).Select(id => StubHistory.Order(id)));
        var orders = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).ToList();

        orders.Count.ShouldBe(950);
        _history.Stub.Requests.Count(asked => asked.Route == "GET orders" && asked["status"] == "any").ShouldBe(10);
    }

    [Fact]
    public async Task Orders_that_vanish_while_pages_are_fetched_ahead_pull_no_other_one_out_of_sight()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 2_000).Select(id => StubHistory.Order(id)));
        var all = _history.Orders.ToList();
        var asked = 0;
        _history.Stub.On("GET orders", request =>
        {
            lock (_history.Orders)
            {
                if (request["status"] == "any" && ++asked % 3 == 0)
                    _history.Orders.RemoveRange(0, 2);
                return StubHistory.Listed(
                    _history.Orders.Where(order => StubHistory.IsAsked(request, order)), request);
            }
        });
        var seen = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders)
            .Select(one => int.Parse(one.Order.Key.Id)).ToList();

        seen.ShouldBeUnique();
        _history.Orders.Count.ShouldBeLessThan(all.Count);
        _history.Orders.Select(order => (int)order["id"]!).Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_runs_out_of_time_is_asked_for_smaller_pages()
    {
        _history.Orders.AddRange(Enumerable.Range(1, 300).Select(id => StubHistory.Order(id)));
        var sizes = new List<int>();
        _history.Stub.On("GET orders", request =>
        {
            var size = int.Parse(request["per_page"]!);
            lock (sizes)
                sizes.Add(size);
            return size > 30
                ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout)
                : StubHistory.Listed(_history.Orders.Where(order => StubHistory.IsAsked(request, order)), request);
        });
        var seen = (await _history.Stub.PullAsync(null)).SelectMany(page => page.Orders).Count();

        seen.ShouldBe(300);
        sizes.Distinct().Order().ShouldBe([1, 25, 50, 100]);
    }

    [Fact]
    public async Task A_host_too_slow_even_for_the_smallest_page_is_named()
    {
        _history.Stub.On("GET customers", _ => new HttpResponseMessage(HttpStatusCode.GatewayTimeout));

        (await Should.ThrowAsync<ShopConnector.Sync.ShopException>(() => _history.Stub.PullAsync(null))).Problem
            .ShouldBe("the shop is in trouble (HTTP 504).");
        _history.Stub.Requests.Select(asked => asked["per_page"]).OfType<string>().Distinct()
            .ShouldBe(["1", "100", "50", "25", "12", "10"]);
    }
}
