using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>Lets Shopify gather everything itself, without points: start, look, find again.</summary>
internal sealed class BulkOperations(GraphQlClient client, ShopFailures failures)
{
    /// <summary>Shopify runs so many queries of an app in a shop at once (2026-01 and later).</summary>
    public const int AtOnceMost = 5;

    private const string Operation = "bulk operation";
    private const int LookCost = 1;

    private static readonly string[] NoPlace = ["OPERATION_IN_PROGRESS", "LIMIT_REACHED"];

    /// <summary>Null: Shopify runs as many of this app as it may; a place must become free first.</summary>
    public async Task<BulkOperationNode?> StartAsync(string document, CancellationToken ct)
    {
        var answer = await client.QueryAsync(
            Documents.BulkRun, new JsonObject { ["query"] = document },
            ShopifyJson.Default.GraphQlResponseBulkRunAnswer, ct);
        if (answer.BulkOperationRunQuery is { BulkOperation: { } started })
            return started;

        var errors = answer.BulkOperationRunQuery.UserErrors;
        if (errors.Any(IsNoPlace))
            return null;

        throw failures.Failure(
            Operation, $"Shopify did not start it: {string.Join(" ", errors.Select(error => error.Message))}",
            "Update ShopConnector, or report this message.");
    }

    /// <summary>How each stands, in one call; null: Shopify knows it no more.</summary>
    public async Task<IReadOnlyList<BulkOperationNode?>> LookAsync(
        IReadOnlyList<string> operations, CancellationToken ct)
    {
        var calls = operations.Select(id => new GraphQlCall(Documents.BulkStatus, new JsonObject { ["id"] = id }));
        var answer = await client.BatchAsync(
            Documents.BulkStatus.Name, [.. calls], LookCost,
            ShopifyJson.Default.GraphQlResponseDictionaryStringBulkOperationNode, ct);
        var data = answer.Data ?? throw failures.Failure(
            Operation, "Shopify sent an answer without data.", "Nothing is lost; the next run tries again.", true);
        return [.. Enumerable.Range(0, operations.Count).Select(i => data.GetValueOrDefault(GraphQlBatch.Alias(i)))];
    }

    /// <summary>The app's newest operations with their documents; empty where Shopify keeps them to itself.</summary>
    public async Task<IReadOnlyList<BulkOperationNode>> NewestAsync(CancellationToken ct)
    {
        try
        {
            var answer = await client.QueryAsync(
                Documents.BulkNewest, variables: null, ShopifyJson.Default.GraphQlResponseBulkNewestAnswer, ct);
            return answer.BulkOperations.All;
        }
        catch (ShopException refused) when (!refused.Transient)
        {
            // What is not found again runs to its end unread: that costs time, and nothing else.
            return [];
        }
    }

    private static bool IsNoPlace(UserError error) =>
        NoPlace.Contains(error.Code, StringComparer.Ordinal)
        || error.Message.Contains("already in progress", StringComparison.Ordinal);
}
