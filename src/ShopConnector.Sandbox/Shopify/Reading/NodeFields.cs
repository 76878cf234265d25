using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>node and nodes: whatever has a global id; unknown ones are null without an error.</summary>
internal static class NodeFields
{
    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("QueryRoot")
        .Field("node", (_, context) => Find(context, context.Arguments.Text("id")!))
        .Field("nodes", (_, context) =>
            context.Arguments.Texts("ids").Select(gid => Find(context, gid)).ToList());

    private static object? Find(FieldContext context, string gid)
    {
        var (type, id) = Gid.Read(gid);
        var scope = type switch
        {
            "Customer" or "Segment" => "read_customers",
            "Order" => "read_orders",
            "Product" => "read_products",
            "DiscountCodeNode" or "DiscountAutomaticNode" => "read_discounts",
            _ => null,
        };
        if (scope is not null && !context.Request.Caller.Scopes.Contains(scope)
            && !context.Request.Caller.Scopes.Contains($"write_{scope[5..]}"))
            throw new ScopeMissingException($"`{scope}` access scope.");
        return type switch
        {
            "Customer" => context.Shop.Customers.GetValueOrDefault(id),
            "Order" => context.Shop.Orders.GetValueOrDefault(id) is { } order && OrderSearch.IsVisible(order, context)
                ? order : null,
            "Product" => context.Shop.Products.GetValueOrDefault(id),
            "Segment" => context.State.Segments.FirstOrDefault(one => one.Id == id),
            "BulkOperation" => context.State.Bulk.Find(id),
            "WebhookSubscription" => context.State.Webhooks.FirstOrDefault(one => one.Id == id),
            "DiscountCodeNode" or "DiscountAutomaticNode" =>
                context.State.Discounts.FirstOrDefault(one => one.Id == id && one.NodeType == type) is { } discount
                    ? new Typed(type, discount) : null,
            _ => null,
        };
    }
}
