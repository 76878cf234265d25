using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shopify.Validation;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>Starting and cancelling bulk operations.</summary>
internal static class BulkMutations
{
    private const int IdentifierMin = 10;
    private const string Invalid = "INVALID_MUTATION";

    private static readonly string[] Allowed =
    [
        "tagsAdd", "tagsRemove", "metafieldsSet", "metafieldsDelete", "discountCodeBasicCreate",
        "discountCodeFreeShippingCreate",
    ];

    public static void AddTo(Resolvers resolvers, AdminApi api) => resolvers.On<Root>("Mutation")
        .Field("bulkOperationRunQuery", (_, context) => After(context, api, RunQuery))
        .Field("bulkOperationRunMutation", (_, context) => After(context, api, RunMutation))
        .Field("bulkOperationCancel", (_, context) => After(context, api, Cancel));

    /// <summary>What ended meanwhile has given its place free.</summary>
    private static Payload After(FieldContext context, AdminApi api, Func<FieldContext, Payload> run)
    {
        context.State.Bulk.Advance(context, api);
        return run(context);
    }

    private static Payload RunQuery(FieldContext context)
    {
        var query = context.Arguments.Text("query")!;
        if (BulkQueryRules.TryParse(query, out var problem) is not { } document)
            return Answer(null, UserErrors.Coded(["query"], problem, "INVALID"));
        return InProgress(context, isMutation: false) is { } running
            ? Answer(null, running)
            : Answer(Start(context, query, document, isMutation: false, lines: ""));
    }

    private static Payload RunMutation(FieldContext context)
    {
        var mutation = context.Arguments.Text("mutation")!;
        if (context.Arguments.Text("clientIdentifier") is { Length: < IdentifierMin })
            return Answer(null, UserErrors.Coded(
                ["clientIdentifier"], $"is too short (minimum is {IdentifierMin} characters)", Invalid));
        if (Parser.TryParse(mutation, out var syntax) is not { } document)
            return Answer(null, UserErrors.Coded(null, $"Failed to parse the mutation - {syntax!.Placed}", Invalid));
        if (document.Operations is not [{ Kind: OperationKind.Mutation } operation])
            return Answer(null, UserErrors.Coded(
                null, "Invalid operation type. Only `mutation` operations are supported.", Invalid));
        if (operation.Selections is not [FieldSelection field])
            return Answer(null, UserErrors.Coded(
                ["mutation"], "You must specify a single top level mutation.", code: null));
        if (!Allowed.Contains(field.Name, StringComparer.Ordinal))
            return Answer(null, UserErrors.Coded(["mutation"], "You must use an allowed mutation name.", code: null));
        if (Validator.Validate(AdminSchema.Instance, document) is [var refused, ..])
            return Answer(null, UserErrors.Coded(null, refused.Message, Invalid));
        return FromUpload(context, mutation, document);
    }

    private static Payload FromUpload(FieldContext context, string mutation, Document document)
    {
        var lines = context.State.Bulk.Upload(context.Arguments.Text("stagedUploadPath")!);
        if (lines is null)
            return Answer(null, UserErrors.Coded(null, "The JSONL file could not be found. Try uploading the file "
                + "again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
                "NO_SUCH_FILE"));
        if (string.IsNullOrWhiteSpace(lines))
            return Answer(null, UserErrors.Coded(null, "The input file is empty.", "INVALID_STAGED_UPLOAD_FILE"));
        return InProgress(context, isMutation: true) is { } running
            ? Answer(null, running)
            : Answer(Start(context, mutation, document, isMutation: true, lines));
    }

    private static BulkOperation Start(
        FieldContext context, string query, Document document, bool isMutation, string lines)
    {
        var operation = new BulkOperation
        {
            Id = context.Shop.OtherIds.Next(),
            IsMutation = isMutation,
            Query = query,
            Document = document,
            Lines = lines,
            Caller = context.Request.Caller,
            CreatedAt = context.Shop.ExactNow,
            IsGrouped = context.Arguments.Flag("groupObjects") == true,
            Fate = isMutation
                ? BulkFate.Completes
                : BulkFate.Of(
                    context.State.Faults, context.Shop.Seed, context.Shop.Name, context.State.Bulk.Started),
        };
        context.State.Bulk.Add(operation);
        return operation;
    }

    private static Payload? InProgress(FieldContext context, bool isMutation)
    {
        var running = context.State.Bulk.All
            .Where(one => one.IsMutation == isMutation && one.IsRunning)
            .Select(one => Gid.Of("BulkOperation", one.Id)).ToList();
        return running.Count < BulkOperations.AtOnceMax(context.Request.Version)
            ? null
            : UserErrors.Coded(null, $"A bulk {(isMutation ? "mutation" : "query")} operation for this app and shop is "
                + $"already in progress: {string.Join(", ", running)}.", "OPERATION_IN_PROGRESS");
    }

    private static Payload Cancel(FieldContext context)
    {
        var found = context.State.Bulk.Find(Gid.Read(context.Arguments.Text("id")!).Id);
        if (found is null)
            return Answer(null, UserErrors.Plain(["id"], "Bulk operation does not exist"));
        var now = context.Shop.ExactNow;
        if (!found.IsRunning)
            return Answer(found, UserErrors.Plain(null,
                $"A bulk operation cannot be canceled when it is {found.Status(now).ToLowerInvariant()}"));
        found.CanceledAt = now;
        return Answer(found);
    }

    private static Payload Answer(BulkOperation? operation, params Payload[] errors) =>
        new() { ["bulkOperation"] = operation, ["userErrors"] = errors };
}
