using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;

namespace ShopConnector.Tests.Sandbox.Shopify.Bulk;

/// <summary>How bulk queries run and end, well or otherwise.</summary>
public sealed class BulkEndTests
{
    private const string Orders = "{ orders { edges { node { id lineItems { edges { node { id } } } } } } }";

    [Fact]
    public async Task Without_grouping_children_come_anywhere_behind_their_parent()
    {
        await using var shop = await ShopifyShop.OpenAsync(customers: 20);
        var done = await EndAsync(shop, await RunAsync(shop, Orders));
        var parents = new HashSet<string>(StringComparer.Ordinal);
        var last = "";
        var apart = 0;
        foreach (var line in (await LinesAsync(shop, done)).Select(line => JsonNode.Parse(line)!))
        {
            if ((string?)line["__parentId"] is { } parent)
            {
                parents.ShouldContain(parent);
                apart += parent == last ? 0 : 1;
            }
            else
                parents.Add(last = (string)line["id"]!);
        }
        apart.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_operation_runs_as_long_as_its_objects_take()
    {
        await using var shop = await ShopifyShop.OpenAsync(
            new ShopifyOptions { BulkObjectsPerSecond = 20 }, customers: 20);
        var id = await RunAsync(shop, Orders);
        shop.Pass(Duration.FromSeconds(2));
        var running = await LookAsync(shop, id);
        ((string?)running["status"]).ShouldBe("RUNNING");
        ((int)running["objectCount"]!).ShouldBeInRange(1, 20);
        shop.Pass(Duration.FromMinutes(10));
        ((string?)(await LookAsync(shop, id))["status"]).ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task A_failed_one_names_its_reason_and_shows_a_part()
    {
        await using var shop = await ShopifyShop.OpenAsync(faults: new SandboxFaults { BulkFails = 1 });
        var failed = await EndAsync(shop, await RunAsync(shop, Orders));
        ((string?)failed["status"]).ShouldBe("FAILED");
        ((string?)failed["errorCode"]).ShouldBeOneOf("TIMEOUT", "INTERNAL_SERVER_ERROR");
        failed["url"].ShouldBeNull();
        using var part = await shop.Http.GetAsync(new Uri((string)failed["partialDataUrl"]!));
        part.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_scopes_do_not_reach_fails_with_access_denied()
    {
        await using var shop = await ShopifyShop.OpenAsync(new ShopifyOptions { Scopes = ["read_customers"] });
        var failed = await EndAsync(shop, await RunAsync(shop, Orders));
        ((string?)failed["status"], (string?)failed["errorCode"]).ShouldBe(("FAILED", "ACCESS_DENIED"));
    }

    [Fact]
    public async Task A_result_is_kept_for_seven_days()
    {
        await using var shop = await ShopifyShop.OpenAsync();
        var id = await RunAsync(shop, Orders);
        var done = await EndAsync(shop, id);
        shop.Pass(Duration.FromDays(8));
        var expired = await LookAsync(shop, id);
        ((string?)expired["status"]).ShouldBe("EXPIRED");
        expired["url"].ShouldBeNull();
        using var gone = await shop.Http.GetAsync(new Uri((string)done["url"]!));
        gone.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, InlineData("2025-10", 1), InlineData("2026-01", 5), InlineData("2026-10", 5)]
    public async Task So_many_run_at_once_as_the_version_allows(string version, int most)
    {
        await using var shop = await ShopifyShop.OpenAsync();
        for (var i = 0; i < most; i++)
            (await TryAsync(shop, version)).ShouldNotContain("OPERATION_IN_PROGRESS");
        (await TryAsync(shop, version)).ShouldContain("OPERATION_IN_PROGRESS");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_result_that_is_not_what_was_counted(bool isShort)
    {
        await using var shop = await ShopifyShop.OpenAsync(faults: isShort
            ? new SandboxFaults { BulkFileShort = 1 } : new SandboxFaults { BulkUrlGone = 1 });
        var done = await EndAsync(shop, await RunAsync(shop, Orders));
        ((string?)done["status"]).ShouldBe("COMPLETED");
        if (isShort)
            (await LinesAsync(shop, done)).Count.ShouldBe((int)done["objectCount"]! - 1);
        else
        {
            using var gone = await shop.Http.GetAsync(new Uri((string)done["url"]!));
            gone.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task<string> RunAsync(ShopifyShop shop, string query)
    {
        var data = await shop.DataAsync(
            "mutation Run($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } "
            + "userErrors { message } } }",
            new JsonObject { ["query"] = query });
        return (string)data["bulkOperationRunQuery"]!["bulkOperation"]!["id"]!;
    }

    private static async Task<string> TryAsync(ShopifyShop shop, string version)
    {
        using var answer = await shop.SendAsync(
            "mutation Run($query: String!) { bulkOperationRunQuery(query: $query) { userErrors { code } } }",
            new JsonObject { ["query"] = Orders }, version: version);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<JsonNode> EndAsync(ShopifyShop shop, string id)
    {
        shop.Pass(Duration.FromSeconds(1));
        return await LookAsync(shop, id);
    }

    private static async Task<JsonNode> LookAsync(ShopifyShop shop, string id)
    {
        var answer = (await shop.DataAsync(
            "query Q($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url "
            + "partialDataUrl } }",
            new JsonObject { ["id"] = id }))["bulkOperation"]!;
        answer["objectCount"] = int.Parse((string)answer["objectCount"]!, CultureInfo.InvariantCulture);
        return answer;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(ShopifyShop shop, JsonNode done) =>
        (await shop.Http.GetStringAsync(new Uri((string)done["url"]!))).TrimEnd('\n').Split('\n');
}
