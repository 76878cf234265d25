using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class MetafieldTests : IAsyncLifetime
{
    private const string Set =
            "mutation Set($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: "
            + "$metafields) { metafields { namespace key type value compareDigest } userErrors { field "
            + "message code elementIndex } } }";
    private const string Stale =
        "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_value_is_set_and_read_back_with_its_digest()
    {
        var set = await SetAsync(Row("points", "number_integer", "0120"));
        set["userErrors"]!.AsArray().ShouldBeEmpty();
        var digest = set["metafields"]![0]!["compareDigest"]!.GetValue<string>();
        digest.Length.ShouldBe(64);
        var data = await _shop.DataAsync(
                "query Q($id: ID!) { customer(id: $id) { metafield(namespace: \"loyalty\", key: "
                + "\"points\") { value jsonValue compareDigest ownerType } metafields(first: 5, "
                + "namespace: \"loyalty\") { nodes { key } } } }",
            new JsonObject { ["id"] = _shop.FirstCustomer });
        data["customer"]!["metafield"]!.ToJsonString().ShouldBe(
            $$"""{"value":"120","jsonValue":120,"compareDigest":"{{digest}}","ownerType":"CUSTOMER"}""");
        data["customer"]!["metafields"]!["nodes"]!.ToJsonString().ShouldBe("""[{"key":"points"}]""");
    }

    [Theory]
    [InlineData("points", "number_integer", "ten", "value", "Value must be an integer.", "INVALID_VALUE")]
    [InlineData("tier", "single_line_text_field", "", "value", "Value can't be blank.", "INVALID_VALUE")]
    [InlineData("tier", "single_line_text_field", "a\nb", "value",
        "Value must be a single line text string.", "INVALID_VALUE")]
    [InlineData("x", "single_line_text_field", "a", "key", "Key is too short (minimum is 2 characters)", "TOO_SHORT")]
    [InlineData("tier", null, "a", "type", "Type can't be blank", "BLANK")]
    public async Task A_bad_row_is_refused_in_the_recorded_words(
        string key, string? type, string value, string field, string message, string code)
    {
        var set = await SetAsync(Row(key, type, value));
        set["metafields"]!.AsArray().ShouldBeEmpty();
        var error = set["userErrors"]!.AsArray().Single()!;
        error["field"]!.ToJsonString().ShouldBe($"[\"metafields\",\"0\",\"{field}\"]");
        error["message"]!.GetValue<string>().ShouldBe(message);
        error["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    public async Task One_bad_row_stops_all()
    {
        var set = await SetAsync(Row("tier", "single_line_text_field", "Goud"), Row("points", "number_integer", "x"));
        set["userErrors"]![0]!["field"]!.ToJsonString().ShouldBe("""["metafields","1","value"]""");
        _shop.Buyer(0).Metadata.ShouldNotContain(entry => entry.Key == "tier");
    }

    [Fact]
    public async Task Twenty_six_rows_are_one_too_many()
    {
        var rows = Enumerable.Range(0, 26).Select(i => Row($"key{i}", "single_line_text_field", "a"));
        var set = await SetAsync([.. rows]);
        set["metafields"].ShouldBeNull();
        set["userErrors"]!.ToJsonString().ShouldBe(
            """[{"field":["metafields"],"message":"Exceeded the maximum metafields input limit of """
            + """25.","code":"LESS_THAN_OR_EQUAL_TO","elementIndex":null}]""");
    }

    [Fact]
    public async Task A_digest_compares_and_null_says_that_there_must_be_none()
    {
        var first = await SetAsync(Row("tier", "single_line_text_field", "Zilver", digest: null));
        var digest = first["metafields"]![0]!["compareDigest"]!.GetValue<string>();
        Refusal(await SetAsync(Row("tier", "single_line_text_field", "Goud", digest: null))).ShouldBe((Stale,
            "STALE_OBJECT"));
        Refusal(await SetAsync(Row("tier", "single_line_text_field", "Goud", "not-a-digest"))).ShouldBe((Stale,
            "STALE_OBJECT"));
        (await SetAsync(Row("tier", "single_line_text_field", "Goud", digest)))["userErrors"]!.AsArray()
            .ShouldBeEmpty();
        Refusal(await SetAsync(Row("tier", "single_line_text_field", "Brons", digest))).ShouldBe((Stale,
            "STALE_OBJECT"));
        Refusal(await SetAsync(Row("absent", "single_line_text_field", "x", digest)))
            .ShouldBe(("Invalid `compareDigest` value.", "INVALID_COMPARE_DIGEST"));
    }

    [Fact]
    public async Task Deleting_what_never_was_is_null_without_an_error()
    {
        await SetAsync(Row("tier", "single_line_text_field", "Goud"));
        var data = await _shop.DataAsync(
                "mutation M($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: "
                + "$metafields) { deletedMetafields { key } userErrors { field message } } }",
            new JsonObject { ["metafields"] = new JsonArray(Identifier("tier"), Identifier("never")) });
        data["metafieldsDelete"]!.ToJsonString().ShouldBe(
            """{"deletedMetafields":[{"key":"tier"},null],"userErrors":[]}""");
    }

    [Fact]
    public async Task A_definition_can_be_made_once()
    {
        const string Create =
            "mutation M($definition: MetafieldDefinitionInput!) { "
            + "metafieldDefinitionCreate(definition: $definition) { createdDefinition { type { name "
            + "category } pinnedPosition } userErrors { field message code } } }";
        var definition = JsonNode.Parse(
            """{"definition":{"name":"Punten","namespace":"loyalty","key":"points","ownerType":"CUSTOME"""
            + """R","type":"number_integer","pin":true}}""")!.AsObject();
        (await _shop.DataAsync(Create, definition))["metafieldDefinitionCreate"]!.ToJsonString().ShouldBe(
                """{"createdDefinition":{"type":{"name":"number_integer","category":"NUMBER"},"pinnedPositi"""
                + """on":1},"userErrors":[]}""");
        (await _shop.DataAsync(Create, definition))["metafieldDefinitionCreate"]!["userErrors"]![0]![
            "message"]!.GetValue<string>()
            .ShouldBe("Key is in use for Customer metafields on the 'loyalty' namespace.");
    }

    private async Task<JsonNode> SetAsync(params JsonObject[] rows) =>
        (await _shop.DataAsync(Set, new JsonObject { ["metafields"] = new JsonArray([.. rows]) }))["metafieldsSet"]!;

    private JsonObject Row(string key, string? type, string value)
    {
        var row = Identifier(key);
        if (type is not null)
            row["type"] = type;
        row["value"] = value;
        return row;
    }

    private JsonObject Row(string key, string type, string value, string? digest)
    {
        var row = Row(key, type, value);
        row["compareDigest"] = digest;
        return row;
    }

    private JsonObject Identifier(string key) =>
        new() { ["ownerId"] = _shop.FirstCustomer, ["namespace"] = "loyalty", ["key"] = key };

    private static (string, string) Refusal(JsonNode set)
    {
        var error = set["userErrors"]!.AsArray().Single()!;
        error["field"]!.ToJsonString().ShouldBe("""["metafields","0"]""");
        return (error["message"]!.GetValue<string>(), error["code"]!.GetValue<string>());
    }
}
