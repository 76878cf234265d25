using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Shopify.Writing;

public sealed class WriteTests : IDisposable
{
    private static readonly CodeToIssue Code = new(
        "e1", "KOM-7QX", "Kom terug", Loyalty.Offers.CodeTerms.Percent(15m), Instant.FromUtc(2026, 11, 1, 0, 0),
        Instant.FromUtc(2026, 11, 9, 0, 0), new LocalDate(2026, 11, 8));

    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Codes_go_before_the_fields_that_show_them_and_tags_come_last()
    {
        _shop.Data(Ok("m0")).Data(Ok("m0")).Data(Ok("m0", "m1"));

        var outcome = await WriteAsync(Change(5) with
        {
            Issue = [Code],
            Fields = [new FieldChange(CardField.OfferCode, null, "KOM-7QX")],
            AddTags = ["VIP"],
            RemoveTags = ["Slapend"],
        });

        outcome.ShouldBe([new WriteOutcome.Written()]);
        _shop.Documents[0].ShouldContain("m0: discountCodeBasicCreate(basicCodeDiscount: $input_0)");
        _shop.Documents[1].ShouldContain("m0: metafieldsSet(metafields: $metafields_0)");
        _shop.Documents[2].ShouldContain("m0: tagsAdd(id: $id_0, tags: $tags_0)");
        _shop.Documents[2].ShouldContain("m1: tagsRemove(id: $id_1, tags: $tags_1)");
        _shop.Documents[2].ShouldStartWith(
            "mutation Batch($id_0: ID!, $tags_0: [String!]!, $id_1: ID!, $tags_1: [String!]!) {");
    }

    [Fact]
    public async Task Fields_of_many_customers_share_calls_of_twenty_five_values()
    {
        _shop.Data(Ok("m0", "m1", "m2"));
        FieldChange[] two = [new(CardField.Points, null, "1"), new(CardField.PointsPending, null, "2")];

        var outcomes = await WriteAsync(
            [.. Enumerable.Range(1, 25).Select(id => Change(id) with { Fields = [.. two] })]);

        outcomes.ShouldAllBe(outcome => outcome is WriteOutcome.Written);
        Enumerable.Range(0, 3).Select(i => _shop.Requests[0].Variables[$"metafields_{i}"]!.AsArray().Count)
            .ShouldBe([24, 24, 2]);
        _shop.Requests[0].Variables["metafields_0"]![1]!.ToJsonString().ShouldBe(
            """
            {"ownerId":"gid://shopify/Customer/1","namespace":"loyalty","key":"points_pending",
            "type":"number_integer","value":"2","compareDigest":null}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task An_objection_to_one_customer_is_theirs_and_the_others_are_sent_again()
    {
        _shop.Data(Errors("m0", Objection(1, "value", "Value must be an integer.")))
            .Data(Ok("m0"));

        var outcomes = await WriteAsync(Points(1, "1"), Points(2, "x"), Points(3, "3"));

        outcomes[0].ShouldBeOfType<WriteOutcome.Written>();
        var refused = outcomes[1].ShouldBeOfType<WriteOutcome.Refused>();
        refused.Reasons.ShouldBe(["Fields: Value must be an integer."]);
        refused.Done.ShouldBeNull();
        outcomes[2].ShouldBeOfType<WriteOutcome.Written>();
        _shop.Requests[1].Variables["metafields_0"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_objection_that_names_nobody_is_found_by_sending_each_alone()
    {
        const string nobody = """{"field":["metafields"],"message":"Not allowed.","code":null}""";
        _shop.Data(Errors("m0", nobody)).Data("{\"m0\":{\"userErrors\":[" + nobody + "]},\"m1\":{\"userErrors\":[]}}");

        var outcomes = await WriteAsync(Points(1, "1"), Points(2, "2"));

        outcomes[0].ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldBe(["Fields: Not allowed."]);
        outcomes[1].ShouldBeOfType<WriteOutcome.Written>();
    }

    [Fact]
    public async Task A_field_without_a_value_is_removed()
    {
        _shop.Data(Ok("m0"));

        await WriteAsync(Change(5) with { Fields = [new FieldChange(CardField.Tier, "Zilver", null)] });

        _shop.Documents[0].ShouldContain("m0: metafieldsDelete(");
        _shop.Requests[0].Variables["metafields_0"]!.ToJsonString().ShouldBe(
            """[{"ownerId":"gid://shopify/Customer/5","namespace":"loyalty","key":"tier"}]""");
    }

    [Fact]
    public async Task A_customer_the_shop_no_longer_knows_is_gone()
    {
        _shop.Data("""
            {"m0":{"userErrors":[{"field":["id"],"message":"Customer does not exist"}]},"m1":{"userErrors":[]}}
            """);

        var outcomes = await WriteAsync(Change(5) with { AddTags = ["VIP"] }, Change(6) with { AddTags = ["VIP"] });

        outcomes.ShouldBe([new WriteOutcome.Gone(), new WriteOutcome.Written()]);
    }

    [Fact]
    public async Task A_customer_whose_fields_have_no_owner_gets_no_tags_any_more()
    {
        _shop.Data(Errors("m0", Objection(0, "ownerId", "Owner does not exist.")));

        (await WriteAsync(Points(5, "1") with { AddTags = ["VIP"] })).ShouldBe([new WriteOutcome.Gone()]);

        _shop.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_error_about_one_alias_refuses_that_call_only()
    {
        _shop.Raw("""
            {"errors":[{"message":"invalid id","extensions":{"code":"RESOURCE_NOT_FOUND"},"path":["m0"]}],
            "data":{"m0":null,"m1":{"userErrors":[]}}}
            """);

        var outcomes = await WriteAsync(Change(5) with { AddTags = ["VIP"] }, Change(6) with { AddTags = ["VIP"] });

        outcomes[0].ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldBe(["Tags: invalid id"]);
        outcomes[1].ShouldBeOfType<WriteOutcome.Written>();
    }

    [Fact]
    public async Task A_missing_scope_stops_the_whole_batch()
    {
        _shop.Raw("""
            {"errors":[{"message":"Access denied","extensions":{"code":"ACCESS_DENIED","requiredAccess":
            "`write_customers` access scope."},"path":["m0"]}],"data":{"m0":null}}
            """);

        var failure = await Should.ThrowAsync<ShopException>(() => WriteAsync(Change(5) with { AddTags = ["VIP"] }));

        failure.Problem.ShouldBe("the app may not do this; required: `write_customers` access scope.");
    }

    [Fact]
    public async Task A_tag_with_a_comma_is_never_sent()
    {
        var outcome = (await WriteAsync(Change(5) with { AddTags = ["VIP, goud"] })).Single();

        var refused = outcome.ShouldBeOfType<WriteOutcome.Refused>();
        refused.Reasons.ShouldBe(
            ["The tag 'VIP, goud' holds a comma, at which Shopify would split it. Rename the segment's tag."]);
        refused.IsLasting.ShouldBeTrue("or every run would be one that was done in part");
        _shop.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_has_nothing_to_write_on()
    {
        var guest = new CustomerChange { Customer = CustomerKey.Guest("atelier", "an@example.com"), AddTags = ["VIP"] };

        (await WriteAsync(guest)).Single().ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldBe(
            ["A guest has no account in the shop, so there is nothing to write on."]);
        _shop.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_least_number_of_requests_fills_documents_of_a_hundred_mutations()
    {
        _shop.Data(Ok("m0")).Data(Ok("m0", "m1", "m2"));
        using var shop = _shop.Connect();

        await shop.WriteAsync(
        [
            Points(1, "1") with { AddTags = ["VIP"] }, Change(2) with { AddTags = ["VIP"], RemoveTags = ["Oud"] },
        ], CancellationToken.None);

        shop.Calls.ShouldBe(new CallCount(Requests: 2, Cost: 20, LowerBound: 1));
    }

    private static string Objection(int index, string part, string message) =>
        $$"""{"field":["metafields","{{index}}","{{part}}"],"message":"{{message}}","code":"INVALID_VALUE"}""";

    private static string Ok(params string[] aliases) =>
        "{" + string.Join(",", aliases.Select(alias => $$"""  "{{alias}}":{"userErrors":[]}""")) + "}";

    private static string Errors(string alias, string error) =>
        "{\"" + alias + "\":{\"userErrors\":[" + error + "]}}";

    private static CustomerChange Change(long id) => new() { Customer = new CustomerKey("atelier", $"{id}") };

    private static CustomerChange Points(long id, string points) =>
        Change(id) with { Fields = [new FieldChange(CardField.Points, null, points)] };

    private async Task<IReadOnlyList<WriteOutcome>> WriteAsync(params CustomerChange[] changes)
    {
        using var shop = _shop.Connect();
        return await shop.WriteAsync(changes, CancellationToken.None);
    }
}
