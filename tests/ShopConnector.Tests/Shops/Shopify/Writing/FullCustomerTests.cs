using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Shopify.Writing;

/// <summary>At 250 tags a customer takes no more; what fits is written all the same, and nothing makes way.</summary>
public sealed class FullCustomerTests : IDisposable
{
    private const string TooMany = """{"userErrors":[{"field":["tags"],"message":"Tags cannot be more than 250"}]}""";

    private const string Done = """{"userErrors":[]}""";

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task What_there_is_room_for_is_written_and_the_rest_refused_for_a_while()
    {
        _shop.Data($$"""{"m0":{{TooMany}}}""").Data(Carrying(249)).Data($$"""{"m0":{{Done}}}""");

        var outcome = await WriteAsync(Change() with { AddTags = ["VIP", "Goud", "Trouw"] });

        Sent(2).ShouldBe(["VIP"]);
        var refused = outcome.ShouldBeOfType<WriteOutcome.Refused>();
        refused.IsLasting.ShouldBeTrue("or every run would ask it again");
        refused.Done!.AddTags.ShouldBe(["VIP"]);
        refused.Reasons.ShouldBe(
        [
            "The customer carries 249 tags; Shopify allows 250, so there is no room for: Goud, Trouw. "
            + "Take tags off the customer that nobody needs.",
        ]);
    }

    [Fact]
    public async Task Our_own_tags_that_go_make_room_first()
    {
        _shop.Data($$"""{"m0":{{TooMany}},"m1":{{Done}}}""").Data(Carrying(249)).Data($$"""{"m0":{{Done}}}""");

        var outcome = await WriteAsync(Change() with { AddTags = ["VIP"], RemoveTags = ["tag-1"] });

        outcome.ShouldBe(new WriteOutcome.Written());
        Sent(2).ShouldBe(["VIP"]);
    }

    [Fact]
    public async Task With_no_room_at_all_nothing_is_sent_and_what_a_merchant_added_meanwhile_is_not_ours()
    {
        _shop.Data($$"""{"m0":{{TooMany}}}""").Data(Carrying(250, "vip"));

        var outcome = await WriteAsync(Change() with { AddTags = ["VIP", "Goud"] });

        outcome.ShouldBeOfType<WriteOutcome.Refused>().Done.ShouldBeNull();
        _shop.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_merchant_added_meanwhile_is_not_ours_where_there_is_room_for_the_rest()
    {
        _shop.Data($$"""{"m0":{{TooMany}}}""").Data(Carrying(249, "vip")).Data($$"""{"m0":{{Done}}}""");

        var outcome = await WriteAsync(Change() with { AddTags = ["VIP", "Goud"] });

        outcome.ShouldBeOfType<WriteOutcome.Written>().FoundTags.ShouldBe(["VIP"]);
        Sent(2).ShouldBe(["Goud"]);
    }

    [Fact]
    public async Task A_refusal_that_is_not_about_room_is_asked_again_by_every_run()
    {
        const string why = """{"userErrors":[{"field":["tags"],"message":"Not now."}]}""";
        _shop.Data($$"""{"m0":{{why}}}""").Data(Carrying(3)).Data($$"""{"m0":{{why}}}""");

        var refused = (await WriteAsync(Change() with { AddTags = ["VIP"] })).ShouldBeOfType<WriteOutcome.Refused>();

        (refused.Reasons.Single(), refused.IsLasting, refused.Done).ShouldBe(("Tags: Not now.", false, null));
    }

    [Fact]
    public async Task Who_is_gone_by_the_time_of_the_look_is_gone()
    {
        _shop.Data($$"""{"m0":{{TooMany}}}""").Data("""{"nodes":[null]}""");

        (await WriteAsync(Change() with { AddTags = ["VIP"] })).ShouldBe(new WriteOutcome.Gone());
    }

    private static string Carrying(int count, params string[] first)
    {
        var tags = first.Concat(Enumerable.Range(1, count - first.Length).Select(n => $"tag-{n}"));
        return "{\"nodes\":[{\"id\":\"gid://shopify/Customer/5\",\"tags\":[\""
            + string.Join("\",\"", tags) + "\"]}]}";
    }

    private IEnumerable<string> Sent(int request) =>
        _shop.Requests[request].Variables["tags_0"]!.AsArray().Select(tag => (string)tag!);

    private static CustomerChange Change() => new() { Customer = new CustomerKey("atelier", "5") };

    private async Task<WriteOutcome> WriteAsync(CustomerChange change)
    {
        using var shop = _shop.Connect();
        return (await shop.WriteAsync([change], CancellationToken.None)).Single();
    }
}
