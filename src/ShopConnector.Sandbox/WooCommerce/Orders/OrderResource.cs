using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Orders;

/// <summary><c>/orders</c>. Orders are not made here: buyers do that at the checkout.</summary>
internal sealed class OrderResource(ShopState shop)
{
    private readonly OrderList _list = new(shop);
    private readonly OrderJson _json = new(shop);
    private readonly OrderEdits _edits = new(shop);
    private readonly WooMeta _meta = new(shop);

    public WooAnswer List(WooRequest request) =>
        WooPage.Of(request, _list.Of(request), order => _json.Listed(order, request));

    public WooAnswer Get(WooRequest request) => WooAnswer.Ok(_json.Of(Find(request.Id, 404), request));

    public WooAnswer Update(WooRequest request) => WooAnswer.Ok(Update(request.Id, request.Body, request));

    public WooAnswer Delete(WooRequest request) => WooAnswer.Ok(Delete(request.Id, request.Flag("force"), request));

    public WooAnswer Batch(WooRequest request) => WooBatch.Run(request.Body, new BatchSteps(
        Create: null,
        (id, item) => Update(id, item, request),
        id => Delete(id, force: true, request)));

    /// <param name="id">Asked for in the address or a batch item.</param>
    /// <param name="missing">404 to a reader, 400 to a writer.</param>
    public ShopOrder Find(long? id, int missing) =>
        id is { } known && shop.Orders.TryGetValue(known, out var order) && !order.Unreadable
            ? order
            : throw new WooError(missing, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");

    private JsonObject Update(long? id, JsonObject body, WooRequest request)
    {
        var order = Find(id, 400);
        if (WooValues.Text(body["status"]) is { } name)
            ChangeStatus(order, OrderStatuses.StateOf(name)
                ?? throw WooError.InvalidParameter("status", $"status is not one of {name}."));
        if (WooValues.Number(body["customer_id"]) is { } customer)
            Link(order, (long)customer);
        _meta.Write(order.Metadata, body["meta_data"]);
        if (shop.ClassicOrders && !body.ContainsKey("status"))
            shop.Tell(Subject.Order, order.Id, Deed.Updated); // No field of the post changed, so its time did not.
        else
            _edits.Save(order);
        return _json.Of(order, request);
    }

    private void Link(ShopOrder order, long customer)
    {
        if (customer != 0 && !shop.Customers.ContainsKey(customer))
            throw new WooError(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
        order.CustomerId = customer == 0 ? null : customer;
    }

    private void ChangeStatus(ShopOrder order, OrderState state)
    {
        switch (state)
        {
            case OrderState.Processing:
                _edits.Pay(order, shop.Now);
                break;
            case OrderState.Completed:
                order.PaidAt ??= shop.Now;
                _edits.Complete(order, shop.Now);
                break;
            case OrderState.Cancelled:
                _edits.Cancel(order, shop.Now);
                break;
            default:
                order.State = state;
                break;
        }
    }

    private JsonObject Delete(long? id, bool force, WooRequest request)
    {
        var order = Find(id, 404);
        if (force)
        {
            var last = _json.Of(order, request);
            shop.Delete(order);
            return last;
        }

        if (order.State == OrderState.Trashed)
            throw new WooError(410, "woocommerce_rest_already_trashed", "The order has already been deleted.");
        _edits.Trash(order, shop.Now);
        return _json.Of(order, request);
    }
}
