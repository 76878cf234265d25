using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>Reading bulk operations.</summary>
internal static class BulkFields
{
    public static void AddTo(Resolvers resolvers, AdminApi api)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("bulkOperation", (_, context) =>
            {
                var gid = context.Arguments.Text("id")!;
                var id = Gid.Read(gid, "BulkOperation") ?? throw ResolverException.InvalidId(gid);
                context.State.Bulk.Advance(context, api);
                return context.State.Bulk.Find(id);
            })
            .Field("currentBulkOperation", (_, context) =>
            {
                context.State.Bulk.Advance(context, api);
                return context.State.Bulk.All.LastOrDefault(one => one.Type == context.Arguments.Text("type"));
            })
            .Field("bulkOperations", (_, context) => Listed(context, api));
        resolvers.On<BulkOperation>("BulkOperation")
            .Field("id", one => Gid.Of("BulkOperation", one.Id))
            .Field("status", (one, context) => one.Status(context.Shop.ExactNow))
            .Field("type", one => one.Type)
            .Field("errorCode", one => one.ErrorCode)
            .Field("createdAt", one => one.CreatedAt)
            .Field("completedAt", one => one.IsComplete ? one.EndedAt : null)
            .Field("objectCount", one => one.Run?.Objects ?? 0)
            .Field("rootObjectCount", one => one.Run?.Roots ?? 0)
            .Field("fileSize", one => one is { IsComplete: true, Run.Bytes: > 0 and var size } ? size : null)
            .Field("url", (one, context) => Url(one, context))
            .Field("partialDataUrl", (one, context) => one is { ErrorCode: not null, Run.Objects: > 0 }
                ? Address(one, context) : null)
            .Field("query", one => one.Query);
    }

    private static ConnectionPage Listed(FieldContext context, AdminApi api)
    {
        context.State.Bulk.Advance(context, api);
        var fields = new SearchFields<BulkOperation>(context.Shop.Zone, (_, _) => true)
            .Number("id", one => one.Id)
            .Text("status", one => [one.Status(context.Shop.ExactNow)])
            .Text("operation_type", one => [one.Type])
            .Time("created_at", one => one.CreatedAt);
        // The newest first, unlike any other list.
        return context.Page(
            context.State.Bulk.All.Where(context.Search(fields)),
            one => SortValue.Of(-one.CreatedAt.ToUnixTimeMilliseconds(), -one.Id));
    }

    // An operation that found nothing has no file.
    private static string? Url(BulkOperation one, FieldContext context) =>
        one is { IsComplete: true, Run.Objects: > 0 } && !one.IsExpired(context.Shop.ExactNow)
            ? Address(one, context) : null;

    private static string Address(BulkOperation one, FieldContext context) => string.Create(
        CultureInfo.InvariantCulture, $"{context.Request.BaseUrl}{BulkEndpoints.Downloads}/{one.Id}.jsonl");
}
