using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Bulk;
using ShopConnector.Sync;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify.Reading;

/// <summary>What a real shop answered, word for word (see <c>Recorded/README.md</c>), read by our client.</summary>
public sealed class RecordedAnswerTests : IDisposable
{
    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_completed_operation_has_its_counts_as_text_and_an_address_with_a_signature()
    {
        var done = Read("bulkOperation.completed-query")["data"]!["bulkOperation"]
            .Deserialize(ShopifyJson.Default.BulkOperationNode)!;

        (done.Status, done.ObjectCount, done.RootObjectCount).ShouldBe(("COMPLETED", 1_456, 1_456));
        done.Url!.ShouldStartWith("https://storage.googleapis.com/");
        done.IsUseful.ShouldBeTrue();
    }

    [Fact]
    public void A_canceled_operation_is_canceling_first_and_of_no_use()
    {
        var canceling = Read("bulkOperation.after-cancel-still-canceling")["data"]!["bulkOperation"]
            .Deserialize(ShopifyJson.Default.BulkOperationNode)!;

        canceling.Status.ShouldBe("CANCELING");
        canceling.IsUseful.ShouldBeFalse();
    }

    [Fact]
    public void An_operation_that_is_gone_is_null() =>
        Read("bulkOperation.unknown-id")["data"]!["bulkOperation"].ShouldBeNull();

    [Fact]
    public void Lines_of_a_result_are_children_when_they_name_their_parent()
    {
        var body = (string)Read("bulkOperationResult.jsonl-nested-connections")["body"]!;
        var lines = body.TrimEnd('\n').Split('\n');

        lines.Select(line => SliceFile.IsChild(Encoding.UTF8.GetBytes(line))).ShouldBe([false, true, true, true]);
        lines.Skip(1).Select(line => (string?)JsonNode.Parse(line)!["__parentId"]).Distinct()
            .ShouldBe(["gid://shopify/Product/10243914727730"]);
    }

    [Fact]
    public void A_count_that_reached_its_limit_says_so()
    {
        var data = Read("ordersCount.limit-at-least")["data"]!;

        data["exactCount"].Deserialize(ShopifyJson.Default.CountNode)!.IsExact.ShouldBeTrue();
        data["limitedCount"].Deserialize(ShopifyJson.Default.CountNode)!.IsExact.ShouldBeFalse();
    }

    [Theory]
    [InlineData("bulkOperationRunQuery.sixth-run-in-progress-2026-04")]
    [InlineData("bulkOperationRunQuery.in-progress-2025-01")]
    public async Task Where_there_is_no_place_for_another_operation_one_is_waited_for(string recorded)
    {
        _shop.Data(PullFacts).Data(Size(6_000, 1)).Raw(Read(recorded).ToJsonString())
            .Raw(Read("bulkOperationRunQuery.success-2025-01").ToJsonString())
            .Data("{\"m0\":" + Completed() + "}").Data(Page("customers", null)).Data(Page("orders", null));

        await PullAsync();

        ((string?)_shop.Requests[4].Variables["id_0"]).ShouldBe("gid://shopify/BulkOperation/7749099028786");
    }

    [Fact]
    public async Task A_document_that_cannot_run_in_bulk_is_told_in_shopifys_words()
    {
        _shop.Data(PullFacts).Data(Size(6_000, 1))
            .Raw(Read("bulkOperationRunQuery.nodes-instead-of-edges").ToJsonString());

        (await Should.ThrowAsync<ShopException>(PullAsync)).Problem
            .ShouldStartWith("Shopify did not start it: All connection fields in a bulk query must select");
    }

    [Fact]
    public async Task An_internal_error_is_asked_again()
    {
        _shop.Data(PullFacts).Raw(Read("errors.internal-server-error").ToJsonString()).Data(Size(0, 0))
            .Data(Page("customers", null)).Data(Page("orders", null));

        await PullAsync();

        _shop.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_part_that_is_denied_stops_the_pull_and_names_the_scope()
    {
        _shop.Data(PullFacts).Raw(Read("errors.access-denied-partial").ToJsonString());

        (await Should.ThrowAsync<ShopException>(PullAsync)).Problem.ShouldBe(
            "the app may not do this; required: `read_customers` access scope. "
            + "Also: Requires `read_customer_payment_methods` scope.");
    }

    private static string Completed() =>
        """
        {"id":"gid://shopify/BulkOperation/7749099028786","status":"COMPLETED","createdAt":"2026-05-05T20:33:59Z",
        "objectCount":"0","rootObjectCount":"0","url":null,"errorCode":null}
        """;

    private async Task PullAsync()
    {
        using var shop = _shop.Connect();
        await foreach (var page in shop.PullAsync(null, CancellationToken.None))
            page.Watermark.ShouldNotBeNull();
    }

    private static JsonNode Read(string name)
    {
        using var stream = typeof(RecordedAnswerTests).Assembly.GetManifestResourceStream($"recorded.{name}.json")!;
        return JsonNode.Parse(stream)!["response"]!;
    }
}
