using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Fulfilment;

/// <summary>A fulfillment order; this merchant sends everything from one place: one for each order.</summary>
internal sealed record Parcel(ShopOrder Order)
{
    public string Status => Order switch
    {
        { CancelledAt: not null } => "CANCELLED",
        { CompletedAt: not null } => "CLOSED",
        { Holds.Count: > 0 } => "ON_HOLD",
        _ => "OPEN",
    };

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Parcel>("FulfillmentOrder")
            .Field("id", parcel => Gid.Of("FulfillmentOrder", parcel.Order.Id))
            .Field("orderId", parcel => Gid.Of("Order", parcel.Order.Id))
            .Field("status", parcel => parcel.Status)
            .Field("fulfillmentHolds", parcel => parcel.Order.Holds);
        resolvers.On<OrderHold>("FulfillmentHold")
            .Field("id", hold => Gid.Of("FulfillmentHold", hold.Id))
            .Field("displayReason", hold => hold.Reason)
            .Field("handle", hold => hold.Handle)
            .Field("heldByRequestingApp", _ => true)
            .Field("reason", hold => hold.Reason)
            .Field("reasonNotes", hold => hold.Notes);
    }
}
