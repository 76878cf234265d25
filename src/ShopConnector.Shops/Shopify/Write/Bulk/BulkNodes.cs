using System.Text.Json.Serialization;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

internal sealed record BulkUploadAnswer(BulkTargets StagedUploadsCreate);

internal sealed record BulkTargets(BulkTarget[] StagedTargets, UserError[] UserErrors);

/// <param name="Url">Signed, so it is a secret.</param>
internal sealed record BulkTarget(string? Url, BulkParameter[] Parameters);

internal sealed record BulkParameter(string Name, string Value);

internal sealed record BulkWriteAnswer(BulkWriteStart BulkOperationRunMutation);

internal sealed record BulkWriteStart(UserError[] UserErrors, BulkWriteNode? BulkOperation = null);

internal sealed record BulkWrittenAnswer(BulkWriteNode? BulkOperation);

internal sealed record BulkUnfinishedAnswer(ItemList<BulkWriteNode> BulkOperations);

/// <param name="Status">CREATED, RUNNING, COMPLETED, CANCELING, CANCELED, FAILED or EXPIRED.</param>
/// <param name="Url">Where the result is; signed, so it is a secret.</param>
/// <param name="PartialDataUrl">Of an operation that failed: what it had done by then.</param>
internal sealed record BulkWriteNode(
    string Id, string Status, string? ErrorCode = null, string? Url = null, string? PartialDataUrl = null,
    string? Query = null)
{
    public bool IsOver => Status is not ("CREATED" or "RUNNING" or "CANCELING");
}

/// <summary>One line of the result. Without data and errors nothing is known of the call.</summary>
internal sealed record BulkLine(
    [property: JsonPropertyName("__lineNumber")] int LineNumber, Dictionary<string, MutationResult?>? Data = null,
    GraphQlError[]? Errors = null);
