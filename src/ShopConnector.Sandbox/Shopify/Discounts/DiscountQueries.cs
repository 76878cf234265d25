using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Reading;
using ShopConnector.Sandbox.Shopify.Search;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>Finding discounts: by id, by code, or in lists.</summary>
internal static class DiscountQueries
{
    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("codeDiscountNode", (_, context) => Find(context, one => !one.IsAutomatic))
            .Field("automaticDiscountNode", (_, context) => Find(context, one => one.IsAutomatic))
            .Field("discountNode", (_, context) => Find(context, _ => true))
            .Field("codeDiscountNodeByCode", (_, context) => context.State.Discounts.FirstOrDefault(one =>
                string.Equals(one.Code, context.Arguments.Text("code"), StringComparison.OrdinalIgnoreCase)))
            .Field("codeDiscountNodes", (_, context) => Page(context, one => !one.IsAutomatic))
            .Field("automaticDiscountNodes", (_, context) => Page(context, one => one.IsAutomatic))
            .Field("discountNodes", (_, context) => Page(context, _ => true))
            .Field("discountNodesCount", (_, context) =>
                CustomerFields.Count(Searched(context, _ => true).Count(), context));
        resolvers.On<Discount>("DiscountNode")
            .Field("id", one => Gid.Of(one.NodeType, one.Id))
            .Field("discount", one => new Typed(one.TypeName, one));
        resolvers.On<Discount>("DiscountCodeNode")
            .Field("id", one => Gid.Of(one.NodeType, one.Id))
            .Field("codeDiscount", one => new Typed(one.TypeName, one));
        resolvers.On<Discount>("DiscountAutomaticNode")
            .Field("id", one => Gid.Of(one.NodeType, one.Id))
            .Field("automaticDiscount", one => new Typed(one.TypeName, one));
    }

    private static Discount? Find(FieldContext context, Func<Discount, bool> isOfKind)
    {
        var id = Gid.Read(context.Arguments.Text("id")!).Id;
        return context.State.Discounts.FirstOrDefault(one => one.Id == id && isOfKind(one));
    }

    private static ConnectionPage Page(FieldContext context, Func<Discount, bool> isOfKind) =>
        context.Page(Searched(context, isOfKind), context.Arguments.Text("sortKey") switch
        {
            "TITLE" => one => SortValue.Of(one.Title.ToUpperInvariant(), one.Id),
            "CREATED_AT" => one => SortValue.Of(one.CreatedAt.ToUnixTimeMilliseconds(), one.Id),
            "UPDATED_AT" => one => SortValue.Of(one.UpdatedAt.ToUnixTimeMilliseconds(), one.Id),
            "STARTS_AT" => one => SortValue.Of(one.StartsAt.ToUnixTimeMilliseconds(), one.Id),
            "ENDS_AT" => one => SortValue.Of(one.EndsAt?.ToUnixTimeMilliseconds() ?? long.MaxValue, one.Id),
            _ => (Func<Discount, SortValue>)(one => SortValue.Of(one.Id, one.Id)),
        });

    private static IEnumerable<Discount> Searched(FieldContext context, Func<Discount, bool> isOfKind)
    {
        var fields = new SearchFields<Discount>(context.Shop.Zone, (one, text) =>
                one.Title.Contains(text.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))
            .Number("id", one => one.Id)
            .Text("title", one => [one.Title])
            .Text("code", one => [one.Code])
            .Text("status", one => [one.Status(context.Now)])
            .Text("method", one => [one.IsAutomatic ? "automatic" : "code"])
            .Text("discount_type", one =>
                [one.IsShipping ? "free_shipping" : one.Percentage is null ? "fixed_amount" : "percentage"])
            .Number("times_used", one => one.Uses.Count)
            .Time("created_at", one => one.CreatedAt)
            .Time("updated_at", one => one.UpdatedAt)
            .Time("starts_at", one => one.StartsAt)
            .Time("ends_at", one => one.EndsAt ?? NodaTime.Instant.MaxValue);
        return context.State.Discounts.Where(isOfKind).Where(context.Search(fields));
    }
}
