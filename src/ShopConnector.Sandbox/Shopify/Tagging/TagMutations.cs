using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Tagging;

/// <summary>tagsAdd and tagsRemove, on customers and orders.</summary>
internal static class TagMutations
{
    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("tagsAdd", (_, context) => Change(context, TagRules.Add, isAdding: true))
        .Field("tagsRemove", (_, context) => Change(context, TagRules.Remove, isAdding: false));

    private static Payload Change(
        FieldContext context, Func<List<string>, IReadOnlyList<string>, bool> change, bool isAdding)
    {
        var (type, id) = Gid.Read(context.Arguments.Text("id")!);
        var tags = TagRules.Split(context.Arguments.Texts("tags"));
        var (node, held) = Find(context, type, id);
        if (node is null || held is null)
            return Answer(null, UserErrors.Plain(["id"], $"{type} does not exist"));
        if (isAdding && TagRules.Refuse(held, tags) is { } reason)
            return Answer(null, UserErrors.Plain(["tags"], reason));
        if (change(held, tags))
            Touch(context.Shop, node);
        return Answer(node);
    }

    private static (object? Node, List<string>? Held) Find(FieldContext context, string type, long id)
    {
        switch (type)
        {
            case "Customer":
                Need(context, "write_customers");
                var customer = context.Shop.Customers.GetValueOrDefault(id);
                return (customer, customer?.Tags);
            case "Order":
                Need(context, "write_orders");
                var order = context.Shop.Orders.GetValueOrDefault(id);
                return (order, order?.Tags);
            case "Product":
                return (null, null);
            default:
                throw new ResolverException("invalid id", "RESOURCE_NOT_FOUND");
        }
    }

    private static void Need(FieldContext context, string scope)
    {
        if (!context.Request.Caller.Scopes.Contains(scope))
            throw new ScopeMissingException($"`{scope}` access scope.");
    }

    private static void Touch(ShopState shop, object node)
    {
        if (node is ShopCustomer customer)
            shop.Touch(customer);
        else
            shop.Touch((ShopOrder)node);
    }

    private static Payload Answer(object? node, params Payload[] errors) =>
        new() { ["node"] = node, ["userErrors"] = errors };
}
