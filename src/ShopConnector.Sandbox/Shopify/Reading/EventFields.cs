using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>What happened in the shop, as far as the sandbox remembers it: deletions.</summary>
internal static class EventFields
{
    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot").Field("events", (_, context) =>
        {
            var fields = new SearchFields<Deletion>(context.Shop.Zone, (_, _) => true)
                .Number("id", one => one.Id)
                .Text("action", _ => ["destroy"])
                .Text("subject_type", one => [one.Kind.ToUpperInvariant()])
                .Time("created_at", one => one.At);
            return context.Page(
                context.Shop.Deletions.Where(context.Search(fields)), one => SortValue.Of(one.Id, one.Id));
        });
        resolvers.On<Deletion>("BasicEvent")
            .Field("id", one => Gid.Of("BasicEvent", one.Id))
            .Field("action", _ => "destroy")
            .Field("createdAt", one => one.At)
            .Field("subjectId", one => Gid.Of(one.Kind, one.Subject))
            .Field("subjectType", one => one.Kind.ToUpperInvariant());
    }
}
