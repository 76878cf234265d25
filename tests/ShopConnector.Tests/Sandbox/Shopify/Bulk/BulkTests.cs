using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Sandbox.Shopify.Bulk;

public sealed class BulkTests : IAsyncLifetime
{
    private const string Run =
            "mutation Run($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) { "
            + "bulkOperation { id "
            + "status objectCount url } userErrors { field message code } } }";
    private const string Customers =
        "{ customers { edges { node { id email orders { edges { node { id name } } } } } } }";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 12);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("{ shop { id } }", "Bulk queries must contain at least one connection.")]
    [InlineData("", "Invalid bulk query: syntax error, unexpected end of file")]
    [InlineData("mutation { segmentDelete(id: \"gid://shopify/Segment/1\") { deletedSegmentId } }",
        "Invalid operation type. Only `query` operations are supported.")]
    [InlineData("{ products { nodes { id } } }",
        "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: "
        + "'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection "
        + "fields: 'products'.")]
    [InlineData("{ customers { edges { node { email orders { edges { node { id } } } } } } }",
        "The parent 'node' field for a nested connection must select the 'id' field without an alias "
        + "and must be of 'ID' return type. Connection fields without 'id': customers.")]
    [InlineData(
        "{ customers { edges { node { id orders { edges { node { id lineItems { edges { node { id } } "
        + "} } } } } } } }",
        "Bulk queries cannot contain connections with a nesting depth greater than 2.")]
    [InlineData(
        "{ orders { edges { node { id refunds { refundLineItems { edges { node { id } } } } } } } }",
        "Queries that contain a connection field within a list field are not currently supported.")]
    public async Task A_query_that_cannot_run_in_bulk_is_refused(string query, string message)
    {
        var run = await RunAsync(query);
        run["bulkOperation"].ShouldBeNull();
        var error = run["userErrors"]!.AsArray().Single()!;
        error["message"]!.GetValue<string>().ShouldBe(message);
        error["code"]!.GetValue<string>().ShouldBe("INVALID");
    }

    [Fact]
    public async Task The_file_holds_children_after_their_parent_with_its_id_last()
    {
        var created = (await RunAsync(Customers))["bulkOperation"]!;
        created["status"]!.GetValue<string>().ShouldBe("CREATED");
        created["objectCount"]!.GetValue<string>().ShouldBe("0");
        created["url"].ShouldBeNull();
        _shop.Pass(Duration.FromMilliseconds(500));
        var id = created["id"]!.GetValue<string>();
        (await ReadAsync(id))["status"]!.GetValue<string>().ShouldBe("RUNNING");
        _shop.Pass(Duration.FromMilliseconds(500));
        var done = await ReadAsync(id);
        done["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        var file = await _shop.Http.GetByteArrayAsync(new Uri(done["url"]!.GetValue<string>()));
        done["fileSize"]!.GetValue<string>().ShouldBe($"{file.Length}");
        var text = System.Text.Encoding.UTF8.GetString(file);
        text.ShouldStartWith("""{"id":"gid:\/\/shopify\/Customer\/""");
        var lines = text.TrimEnd('\n').Split('\n');
        done["objectCount"]!.GetValue<string>().ShouldBe($"{lines.Length}");
        done["rootObjectCount"]!.GetValue<string>().ShouldBe($"{_shop.Shop.State.Customers.Count}");
        var parent = "";
        foreach (var json in lines.Select(line => JsonNode.Parse(line)!.AsObject()))
            if (json.ContainsKey("__parentId"))
            {
                json["__parentId"]!.GetValue<string>().ShouldBe(parent);
                json.Last().Key.ShouldBe("__parentId");
            }
            else
                parent = json["id"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_sixth_operation_is_refused_with_the_five_that_run()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add((await RunAsync(Customers))["bulkOperation"]!["id"]!.GetValue<string>());
        var error = (await RunAsync(Customers))["userErrors"]!.AsArray().Single()!;
        error["code"]!.GetValue<string>().ShouldBe("OPERATION_IN_PROGRESS");
        error["field"].ShouldBeNull();
        error["message"]!.GetValue<string>().ShouldBe(
            $"A bulk query operation for this app and shop is already in progress: {string.Join(", ", ids)}.");
        _shop.Pass(Duration.FromSeconds(1));
        (await RunAsync(Customers))["userErrors"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_leaves_no_file()
    {
        const string Cancel =
            "mutation M($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors "
            + "{ field message } } }";
        var id = (await RunAsync(Customers))["bulkOperation"]!["id"]!.GetValue<string>();
        var variables = new JsonObject { ["id"] = id };
        (await _shop.DataAsync(Cancel, variables))["bulkOperationCancel"]!.ToJsonString().ShouldBe(
            """{"bulkOperation":{"status":"CANCELING"},"userErrors":[]}""");
        _shop.Pass(Duration.FromSeconds(2));
        var canceled = await ReadAsync(id);
        canceled["status"]!.GetValue<string>().ShouldBe("CANCELED");
        canceled["url"].ShouldBeNull();
        (await _shop.DataAsync(Cancel, variables))["bulkOperationCancel"]!["userErrors"]![0]!["message"]!
            .GetValue<string>()
            .ShouldBe("A bulk operation cannot be canceled when it is canceled");
    }

    [Fact]
    public async Task A_mutation_runs_over_the_lines_that_were_sent_up()
    {
        var key = await UploadAsync(
            $$"""{"id":"{{_shop.FirstCustomer}}","tags":["Bulk"]}""" + "\n" +
                """{"id":"gid://shopify/Customer/9","tags":["Bulk"]}""" + "\n");
        const string Mutation =
            "mutation M($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } "
            + "userErrors { message } } }";
        var data = await _shop.DataAsync(
                "mutation Run($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: "
                + "$mutation, stagedUploadPath: $path) { bulkOperation { id } userErrors { message "
                + "code } } }",
            new JsonObject { ["mutation"] = Mutation, ["path"] = key });
        var id = data["bulkOperationRunMutation"]!["bulkOperation"]!["id"]!.GetValue<string>();
        _shop.Pass(Duration.FromSeconds(1));
        var done = await ReadAsync(id);
        var lines = (await _shop.Http.GetStringAsync(new Uri(done["url"]!.GetValue<string>()))).TrimEnd('\n')
            .Split('\n');
        lines.Length.ShouldBe(2);
        lines[1].ShouldBe(
            """{"data":{"tagsAdd":{"node":null,"userErrors":[{"message":"Customer does not """
            + """exist"}]}},"__lineNumber":1}""");
        _shop.Buyer(0).Tags.ShouldContain("Bulk");
    }

    private async Task<string> UploadAsync(string lines)
    {
        var data = await _shop.DataAsync(
                "mutation Stage { stagedUploadsCreate(input: [{ filename: \"vars.jsonl\", mimeType: "
                + "\"text/jsonl\", resource: BULK_MUTATION_VARIABLES, httpMethod: POST }]) { "
                + "stagedTargets { url parameters { name value } } userErrors { message } } }");
        var target = data["stagedUploadsCreate"]!["stagedTargets"]![0]!;
        using var form = new MultipartFormDataContent();
        foreach (var parameter in target["parameters"]!.AsArray())
            form.Add(new StringContent(parameter!["value"]!.GetValue<string>()), parameter["name"]!.GetValue<string>());
        form.Add(new StringContent(lines), "file", "vars.jsonl");
        using var answer = await _shop.Http.PostAsync(new Uri(target["url"]!.GetValue<string>()), form);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        return target["parameters"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == "key")![
            "value"]!.GetValue<string>();
    }

    private async Task<JsonNode> RunAsync(string query) =>
        (await _shop.DataAsync(Run, new JsonObject { ["query"] = query }))["bulkOperationRunQuery"]!;

    private async Task<JsonNode> ReadAsync(string id) => (await _shop.DataAsync(
        "query Q($id: ID!) { bulkOperation(id: $id) { status objectCount rootObjectCount fileSize url } }",
        new JsonObject { ["id"] = id }))["bulkOperation"]!;
}
