using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class MetadataTests : IAsyncLifetime
{
    private WooShop _shop = null!;
    private string _path = "";

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync(customers: 5);
        _path = $"customers/{_shop.Shop.Staff.CustomerIds[0]}";
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_key_without_id_updates_in_place_and_the_last_of_two_wins()
    {
        var first = await Write("""[{"key":"p","value":"a"}]""");
        var second = await Write("""[{"key":"p","value":"b"},{"key":"p","value":"c"}]""");
        Value(second, "p").ShouldBe("\"c\"");
        Row(second, "p")!["id"]!.GetValue<long>().ShouldBe(Row(first, "p")!["id"]!.GetValue<long>());
        second.Count(row => row!["key"]!.GetValue<string>() == "p").ShouldBe(1);
    }

    [Fact]
    public async Task Null_deletes()
    {
        await Write("""[{"key":"p","value":"a"}]""");
        Row(await Write("""[{"key":"p","value":null}]"""), "p").ShouldBeNull();
    }

    [Fact]
    public async Task An_id_without_a_key_does_nothing()
    {
        var id = Row(await Write("""[{"key":"p","value":"a"}]"""), "p")!["id"]!.GetValue<long>();
        Value(await Write($$"""[{"id":{{id}},"value":"b"}]"""), "p").ShouldBe("\"a\"");
    }

    [Fact]
    public async Task A_stale_id_with_a_key_is_made_again_under_a_new_id()
    {
        var rows = await Write("""[{"id":999999,"key":"p","value":"a"}]""");
        Row(rows, "p")!["id"]!.GetValue<long>().ShouldNotBe(999999);
    }

    [Theory]
    [InlineData("12.5", "\"12.5\"")]
    [InlineData("true", "\"1\"")]
    [InlineData("false", "\"\"")]
    [InlineData("[\"VIP\",\"a\"]", "[\"VIP\",\"a\"]")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("[]", "[]")]
    public async Task Single_values_become_texts_and_lists_and_objects_survive(string sent, string kept) =>
        Value(await Write($$"""[{"key":"p","value":{{sent}}}]"""), "p").ShouldBe(kept);

    [Fact]
    public async Task A_key_with_an_underscore_is_never_shown() =>
        Row(await Write("""[{"key":"_p","value":"a"}]"""), "_p").ShouldBeNull();

    [Fact]
    public async Task A_key_such_as_billing_city_overwrites_the_address()
    {
        await Write("""[{"key":"billing_city","value":"Elders"}]""");
        (await _shop.Client.JsonAsync("GET", _path)).Body["billing"]!["city"]!.GetValue<string>().ShouldBe("Elders");
    }

    private async Task<JsonArray> Write(string rows)
    {
        await _shop.Client.JsonAsync("PUT", _path, body: new JsonObject { ["meta_data"] = JsonNode.Parse(rows) });
        return (await _shop.Client.JsonAsync("GET", _path)).Body["meta_data"]!.AsArray();
    }

    private static JsonNode? Row(JsonArray rows, string key) =>
        rows.FirstOrDefault(row => row!["key"]!.GetValue<string>() == key);

    private static string Value(JsonArray rows, string key) => Row(rows, key)!["value"]!.ToJsonString();
}
