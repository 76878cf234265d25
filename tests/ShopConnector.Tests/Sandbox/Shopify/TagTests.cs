using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class TagTests : IAsyncLifetime
{
    private const string Add =
            "mutation Add($id: ID!, $tags: [String!]!) {\n  tagsAdd(id: $id, tags: $tags) { node { ... "
            + "on Customer { tags } } userErrors { field message } }\n}";
    private const string Remove =
            "mutation Remove($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { node { "
            + "... on Customer { tags } } userErrors { field message } } }";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await ShopifyShop.OpenAsync(customers: 5);
        _shop.Buyer(0).Tags.Clear();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("""["blue,green"]""", """["blue","green","Red"]""")]
    [InlineData("\"blue, green\"", """["blue","green","Red"]""")]
    [InlineData("""["red"]""", """["Red"]""")]
    [InlineData("""["  VIP ", "vip", ""]""", """["Red","VIP"]""")]
    public async Task Tags_are_split_trimmed_and_keep_their_first_casing(string tags, string held)
    {
        await ChangeAsync(Add, """["Red"]""");
        var node = await ChangeAsync(Add, tags);
        node["node"]!["tags"]!.ToJsonString().ShouldBe(held);
        node["userErrors"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_does_not_look_at_case_and_ignores_what_is_not_there()
    {
        await ChangeAsync(Add, """["Red", "Blue"]""");
        var node = await ChangeAsync(Remove, """["red", "missing"]""");
        node["node"]!["tags"]!.ToJsonString().ShouldBe("""["Blue"]""");
        node["userErrors"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task At_250_nothing_more_is_added()
    {
        await ChangeAsync(Add, $"\"{string.Join(',', Enumerable.Range(1, 250))}\"");
        (await ChangeAsync(Add, """["VIP"]""")).ToJsonString().ShouldBe(
            """{"node":null,"userErrors":[{"field":["tags"],"message":"Tags cannot be more than 250"}]}""");
        _shop.Buyer(0).Tags.Count.ShouldBe(250);
        (await ChangeAsync(Add, """["17"]"""))["userErrors"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, InlineData("Customer"), InlineData("Product")]
    public async Task An_unknown_id_is_a_user_error_without_a_code(string type)
    {
        var data = await _shop.DataAsync(Add, new JsonObject { ["id"] = $"gid://shopify/{type}/9", ["tags"] = "a" });
        data["tagsAdd"]!.ToJsonString().ShouldBe(
            $$"""{"node":null,"userErrors":[{"field":["id"],"message":"{{type}} does not exist"}]}""");
    }

    [Fact]
    public async Task An_id_of_another_kind_is_an_error_at_the_top()
    {
        var answer = await _shop.AskAsync(Add, new JsonObject
        {
            ["id"] = "gid://shopify/Unsupported/1",
            [
            "tags"] = "a"
        });
        answer["errors"]!.ToJsonString().ShouldBe(
            """[{"message":"invalid id","locations":[{"line":2,"column":"""
            + """3}],"extensions":{"code":"RESOURCE_NOT_FOUND"},"path":["tagsAdd"]}]""");
        answer["data"]!.ToJsonString().ShouldBe("""{"tagsAdd":null}""");
        answer["extensions"]!["cost"]!["actualQueryCost"]!.GetValue<int>().ShouldBe(10);
    }

    private async Task<JsonNode> ChangeAsync(string mutation, string tags)
    {
        var variables = new JsonObject { ["id"] = _shop.FirstCustomer, ["tags"] = JsonNode.Parse(tags) };
        return (await _shop.DataAsync(mutation, variables)).Single().Value!;
    }
}
