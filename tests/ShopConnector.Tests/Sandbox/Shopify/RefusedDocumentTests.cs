using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Sandbox.Shopify;

/// <summary>Documents that Shopify refuses before they run, with the answers recorded from a real shop.</summary>
public sealed class RefusedDocumentTests : IAsyncLifetime
{
    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    public static TheoryData<string, string> Recorded()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in JsonNode.Parse(Resource("refused-documents.json"))!.AsArray())
            data.Add(one!["query"]!.GetValue<string>(), one["answer"]!.ToJsonString());
        return data;
    }

    [Theory, MemberData(nameof(Recorded))]
    public async Task The_answer_is_word_for_word_the_recorded_one(string query, string answer) =>
        (await _shop.AskAsync(query)).ToJsonString().ShouldBe(answer);

    [Theory]
    [InlineData(
        "mutation M($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { "
        + "metafields { id } } }",
        """{"metafields":[{"ownerId":"gid://shopify/Customer/1","namespace":"custom","value":"x"}]}""",
        "Variable $metafields of type [MetafieldsSetInput!]! was provided invalid value for 0.key "
        + "(Expected value to not be null)")]
    [InlineData("query Q($id: ID!) { bulkOperation(id: $id) { id } }", """{"id":"not-a-shopify-gid"}""",
        "Variable $id of type ID! was provided invalid value")]
    [InlineData(
        "mutation M($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: "
        + "$input) { codeDiscountNode { id } } }",
        """{"input":{"customerGets":{"value":{"discountAmount":{"amount":"abc"}}}}}""",
        "Variable $input of type DiscountCodeBasicInput! was provided invalid value for "
        + "customerGets.value.discountAmount.amount (invalid decimal 'abc')")]
    [InlineData(
        "mutation M($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: "
        + "$input) { codeDiscountNode { id } } }", """{"input":{"color":"red"}}""",
        "Variable $input of type DiscountCodeBasicInput! was provided invalid value for color (Field "
        + "is not defined on DiscountCodeBasicInput)")]
    [InlineData(
        "mutation M($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: "
        + "$input) { codeDiscountNode { id } } }", "{}",
        "Variable $input of type DiscountCodeBasicInput! was provided invalid value")]
    public async Task A_variable_that_does_not_fit_names_the_place_inside_of_it(
        string query, string variables, string message)
    {
        var answer = await _shop.AskAsync(query, JsonNode.Parse(variables)!.AsObject());
        answer.ContainsKey("data").ShouldBeFalse();
        answer.ContainsKey("extensions").ShouldBeFalse();
        answer["errors"]![0]!["message"]!.GetValue<string>().ShouldBe(message);
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("INVALID_VARIABLE");
    }

    [Theory]
    [InlineData("query Q { customer(id: $id) { id } }", "Variable $id is used by Q but not declared")]
    [InlineData("query Q($id: ID!) { shop { id } }", "Variable $id is declared by Q but not used")]
    [InlineData("query Q($id: String!) { customer(id: $id) { id } }",
        "Type mismatch on variable $id and argument id (String! / ID!)")]
    [InlineData("query Q($id: ID) { customer(id: $id) { id } }",
        "Nullability mismatch on variable $id and argument id (ID / ID!)")]
    [InlineData("query Q { shop { id { x } } }",
        "Selections can't be made on scalars (field 'id' returns ID but has selections [\"x\"])")]
    [InlineData("query Q { shop(x: 1) { id } }", "Field 'shop' doesn't accept argument 'x'")]
    [InlineData("query Q { shop { ...F } }", "Fragment F was used, but not defined")]
    [InlineData("query Q { shop { id } } fragment F on Shop { id }", "Fragment F was defined, but not used")]
    [InlineData("query Q { shop { ...F } } fragment F on Shop { ...F }", "Fragment F contains an infinite loop")]
    [InlineData("query Q { shop { ... on Customer { id } } }", "Fragment on Customer can't be spread inside Shop")]
    [InlineData("query Q { shop { id @banana } }", "Directive @banana is not defined")]
    [InlineData("query Q { customers(first: 1, sortKey: BANANA) { nodes { id } } }",
        "Argument 'sortKey' on Field 'customers' has an invalid value (BANANA). Expected type "
        + "'CustomerSortKeys'.")]
    public async Task A_document_that_does_not_fit_the_schema_is_refused(string query, string message)
    {
        var answer = await _shop.AskAsync(query);
        answer.ContainsKey("data").ShouldBeFalse();
        answer["errors"]!.AsArray().Select(error => error!["message"]!.GetValue<string>()).ShouldContain(message);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(RefusedDocumentTests).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
