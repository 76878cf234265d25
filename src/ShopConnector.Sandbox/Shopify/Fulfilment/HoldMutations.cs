using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Fulfilment;

/// <summary>fulfillmentOrderHold and fulfillmentOrderReleaseHold. An unknown parcel is no user error.</summary>
internal static class HoldMutations
{
    private const int HoldsMax = 10;

    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("fulfillmentOrderHold", (_, context) => Hold(context))
        .Field("fulfillmentOrderReleaseHold", (_, context) => Release(context));

    private static Payload Hold(FieldContext context)
    {
        var order = Find(context);
        var input = context.Arguments.Object("fulfillmentHold")!;
        var handle = input.Text("handle") ?? "";
        if (new Parcel(order).Status is not ("OPEN" or "ON_HOLD"))
            return Answer(null, order, UserErrors.Coded(["id"], "The fulfillment order is not open.", null));
        if (order.Holds.Exists(hold => hold.Handle == handle))
        {
            return Answer(null, order, UserErrors.Coded(
                ["fulfillmentHold", "handle"],
                "The handle provided for the fulfillment hold is already in use by this app for another hold on this "
                + "fulfillment order.",
                "DUPLICATE_FULFILLMENT_HOLD_HANDLE"));
        }

        if (order.Holds.Count >= HoldsMax)
        {
            return Answer(null, order, UserErrors.Coded(
                ["id"],
                "The maximum number of fulfillment holds for this fulfillment order has been reached for this app. "
                + "An app can only have up to 10 holds on a single fulfillment order at any one time.",
                "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"));
        }

        var hold = new OrderHold(
            context.Shop.OtherIds.Next(), handle, input.Text("reason")!, input.Text("reasonNotes"), context.Now);
        order.Holds.Add(hold);
        context.Shop.Touch(order);
        return Answer(hold, order);
    }

    private static Payload Release(FieldContext context)
    {
        var order = Find(context);
        var ids = context.Arguments.Texts("holdIds").Select(gid => Gid.Read(gid, "FulfillmentHold")).ToHashSet();
        if (order.Holds.RemoveAll(hold => ids.Count == 0 || ids.Contains(hold.Id)) > 0)
            context.Shop.Touch(order);
        return new Payload { ["fulfillmentOrder"] = new Parcel(order), ["userErrors"] = Array.Empty<Payload>() };
    }

    private static ShopOrder Find(FieldContext context)
    {
        var gid = context.Arguments.Text("id")!;
        return Gid.Read(gid, "FulfillmentOrder") is { } id && context.Shop.Orders.GetValueOrDefault(id) is { } order
            ? order
            : throw ResolverException.InvalidId(gid);
    }

    private static Payload Answer(OrderHold? hold, ShopOrder order, params Payload[] errors) => new()
    {
        ["fulfillmentHold"] = hold,
        ["fulfillmentOrder"] = hold is null ? null : new Parcel(order),
        ["userErrors"] = errors,
    };
}
