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
                return context.State.Bulk.Find(id);
            })
            .Field("currentBulkOperation", (_, context) => context.State.Bulk.All.LastOrDefault(one =>
                one.Type == context.Arguments.Text("type")))
            .Field("bulkOperations", (_, context) =>
            {
                var fields = new SearchFields<BulkOperation>(context.Shop.Zone, (_, _) => true)
                    .Number("id", one => one.Id)
                    .Text("status", one => [one.Status(context.Shop.ExactNow)])
                    .Text("operation_type", one => [one.Type])
                    .Time("created_at", one => one.CreatedAt);
                var term = context.Search(fields);
                return context.Page(
                    context.State.Bulk.All.Where(one => fields.Matches(one, term)),
                    one => SortValue.Of(one.CreatedAt.ToUnixTimeMilliseconds(), one.Id));
            });
        resolvers.On<BulkOperation>("BulkOperation")
            .Field("id", one => Gid.Of("BulkOperation", one.Id))
            .Field("status", (one, context) => one.Status(context.Shop.ExactNow))
            .Field("type", one => one.Type)
            .Field("errorCode", _ => null)
            .Field("createdAt", one => one.CreatedAt)
            .Field("completedAt", (one, context) => ResultOf(one, context, api) is null ? null : one.EndsAt)
            .Field("objectCount", (one, context) => (long)(ResultOf(one, context, api)?.Objects ?? 0))
            .Field("rootObjectCount", (one, context) => (long)(ResultOf(one, context, api)?.Roots ?? 0))
            .Field("fileSize", (one, context) => ResultOf(one, context, api)?.File.Length is { } size and > 0
                ? (long)size : null)
            // An operation that found nothing has no file.
            .Field("url", (one, context) => ResultOf(one, context, api) is { Objects: > 0 }
                ? $"{context.Request.BaseUrl}{BulkEndpoints.Downloads}/{one.Id}.jsonl" : null)
            .Field("partialDataUrl", _ => null)
            .Field("query", one => one.Query);
    }

    private static BulkResult? ResultOf(BulkOperation one, FieldContext context, AdminApi api)
    {
        if (one.CanceledAt is null && context.Shop.ExactNow >= one.EndsAt)
            one.Result ??= BulkRunner.Run(one, api, new RequestContext(
                context.Shop, context.State, one.Caller, context.Request.BaseUrl, IsBulk: true));
        return one.Result;
    }
}
