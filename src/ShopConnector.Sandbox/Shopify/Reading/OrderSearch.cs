using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>Which orders an app sees, and what they can be searched and sorted by.</summary>
internal static class OrderSearch
{
    /// <summary>Without the scope read_all_orders nothing older is shown, and nothing says so.</summary>
    private static readonly Duration ShownWithoutScope = Duration.FromDays(60);

    public static bool IsVisible(ShopOrder order, FieldContext context) =>
        order is { Unreadable: false, State: not (OrderState.Draft or OrderState.Trashed) }
        && (context.Request.Caller.Scopes.Contains("read_all_orders")
            || order.PlacedAt > context.Now - ShownWithoutScope);

    /// <summary>Lists lag behind: a changed order may be missing there while it can be read by its id.</summary>
    public static bool IsListed(ShopOrder order, FieldContext context) =>
        context.Shop.IsListed(order) && IsVisible(order, context);

    public static SearchFields<ShopOrder> Fields(FieldContext context) =>
        new SearchFields<ShopOrder>(context.Shop.Zone, (order, text) =>
                OrderFields.Name(order).EndsWith(text, StringComparison.Ordinal)
                || (order.Email ?? "").StartsWith(text.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))
            .Number("id", order => order.Id)
            .Number("customer_id", order => order.CustomerId ?? 0)
            .Text("name", order => [OrderFields.Name(order), OrderFields.Name(order)[1..]])
            .Text("email", order => [order.Email?.Trim()])
            .Text("financial_status", order => [OrderFields.FinancialStatus(order)])
            .Text("fulfillment_status", order => [OrderFields.FulfillmentStatus(order)])
            .Text("status", order => [order.CancelledAt is null ? "open" : "cancelled"])
            .Text("source_name", order => [OrderFields.Source(order)])
            .Text("discount_code", order => order.Codes.Select(use => use.Code))
            .Text("test", order => [order.Test ? "true" : "false"])
            .Text("tag", order => order.Tags)
            .Time("created_at", order => order.PlacedAt)
            .Time("processed_at", order => order.PlacedAt)
            .Time("updated_at", order => order.UpdatedAt);

    public static Func<ShopOrder, SortValue> Order(FieldContext context) => context.Arguments.Text("sortKey") switch
    {
        "UPDATED_AT" => order => SortValue.Of(order.UpdatedAt.ToUnixTimeMilliseconds(), order.Id),
        "CREATED_AT" or "PROCESSED_AT" => order => SortValue.Of(order.PlacedAt.ToUnixTimeMilliseconds(), order.Id),
        "TOTAL_PRICE" => order => SortValue.Of((long)(order.Total * 100), order.Id),
        "CUSTOMER_NAME" => order => SortValue.Of($"{order.LastName}, {order.FirstName}", order.Id),
        "FINANCIAL_STATUS" => order => SortValue.Of(OrderFields.FinancialStatus(order), order.Id),
        "FULFILLMENT_STATUS" => order => SortValue.Of(OrderFields.FulfillmentStatus(order), order.Id),
        _ => order => SortValue.Of(order.Id, order.Id),
    };
}
