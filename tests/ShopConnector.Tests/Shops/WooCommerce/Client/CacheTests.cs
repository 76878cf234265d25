using ShopConnector.Sync;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

public sealed class CacheTests
{
    private const string Remedy =
        "Exclude /wp-json/ from the page cache: in the caching plugin, at the host, or at the CDN.";

    [Theory]
    [InlineData("X-Cache", "HIT", "X-Cache says HIT")]
    [InlineData("X-LiteSpeed-Cache", "hit,private", "X-LiteSpeed-Cache says hit,private")]
    [InlineData("CF-Cache-Status", "HIT", "CF-Cache-Status says HIT")]
    [InlineData("Age", "300", "it is 300 s old")]
    [InlineData("Link", "<https://kaashuis.example/wp-json/wc/v3/orders?_nonce=1&page=2>; rel=\"next\"",
        "its links are those of another request")]
    public async Task An_answer_from_a_cache_is_asked_for_again_and_then_named(
        string header, string value, string trace)
    {
        var stub = new StubWoo().On("GET orders", _ => Cached(header, value));

        var failure = await Should.ThrowAsync<ShopException>(() => stub.PullAsync(null));

        failure.Problem.ShouldBe($"a cache answers in place of the shop, with what was true before ({trace}).");
        failure.Remedy.ShouldBe(Remedy);
        stub.Requests.Count(asked => asked.Route == "GET orders").ShouldBe(3);
    }

    [Theory]
    [InlineData("X-Cache", "MISS")]
    [InlineData("CF-Cache-Status", "DYNAMIC")]
    [InlineData("Age", "0")]
    [InlineData("Link", "<https://kaashuis.example/wp-json/>; rel=\"https://api.w.org/\"")]
    public async Task A_cache_that_let_the_request_through_does_no_harm(string header, string value)
    {
        var stub = new StubWoo().On("GET orders", _ => Cached(header, value));

        (await stub.PullAsync(null)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_stale_answer_costs_a_call()
    {
        var times = 0;
        var stub = new StubWoo();
        stub.On("GET customers", _ => ++times == 1 ? Cached("X-Cache", "HIT") : StubWoo.Json("[]", total: 0));

        (await stub.PullAsync(null)).Count.ShouldBe(3);
        times.ShouldBe(2);
    }

    private static HttpResponseMessage Cached(string header, string value)
    {
        var answer = StubWoo.Json("[]", total: 0);
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }
}
