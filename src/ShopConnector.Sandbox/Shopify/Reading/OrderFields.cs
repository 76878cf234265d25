using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Fulfilment;
using ShopConnector.Sandbox.Shopify.Metafields;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shopify.Tagging;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>order, orders, ordersCount and what the type Order says beside its amounts.</summary>
internal static class OrderFields
{
    private const long NumberOfFirst = 1_001;

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("order", (_, context) => Find(context))
            .Field("orders", (_, context) => context.Page(Searched(context), OrderSearch.Order(context)))
            .Field("ordersCount", (_, context) => CustomerFields.Count(Searched(context).Count(), context));
        AddState(resolvers.On<ShopOrder>("Order"));
        AddParties(resolvers.On<ShopOrder>("Order"));
        AddParts(resolvers.On<ShopOrder>("Order"));
        resolvers.On<ShopOrder>("OrderApp")
            .Field("id", order => Gid.Of("App", order.Channel == "web" ? 580_111 : 129_785))
            .Field("name", order => order.Channel switch
            {
                "web" => "Online Store",
                "pos" => "Point of Sale",
                "admin" => "Draft Orders",
                var other => other,
            });
    }

    public static string Name(ShopOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $"#{order.Id - IdStart.For(SandboxPlatforms.Shopify).Orders + NumberOfFirst}");

    public static string FinancialStatus(ShopOrder order) => order switch
    {
        { Refunded: > 0 } when order.Refunded >= order.Total => "REFUNDED",
        { Refunded: > 0 } => "PARTIALLY_REFUNDED",
        { PaidAt: not null } => "PAID",
        { CancelledAt: not null } => "VOIDED",
        _ => "PENDING",
    };

    public static string FulfillmentStatus(ShopOrder order) => order switch
    {
        { CompletedAt: not null } => "FULFILLED",
        { Holds.Count: > 0 } => "ON_HOLD",
        _ => "UNFULFILLED",
    };

    public static string Source(ShopOrder order) => order.Channel == "admin" ? "shopify_draft_order" : order.Channel;

    private static IEnumerable<ShopOrder> Searched(FieldContext context)
    {
        var wanted = context.Search(OrderSearch.Fields(context));
        return context.Shop.Orders.Values.Where(order => wanted(order) && OrderSearch.IsListed(order, context));
    }

    private static ShopOrder? Find(FieldContext context)
    {
        var gid = context.Arguments.Text("id")!;
        var id = Gid.Read(gid, "Order") ?? throw ResolverException.InvalidId(gid);
        return context.Shop.Orders.GetValueOrDefault(id) is { } order && OrderSearch.IsVisible(order, context)
            ? order
            : null;
    }

    private static void AddState(TypeFields<ShopOrder> fields) => fields
        .Field("id", order => Gid.Of("Order", order.Id))
        .Field("legacyResourceId", order => order.Id)
        .Field("name", Name)
        .Field("note", _ => null)
        .Field("tags", order => TagRules.Shown(order.Tags))
        .Field("test", order => order.Test)
        .Field("createdAt", order => order.PlacedAt)
        .Field("processedAt", order => order.PlacedAt)
        .Field("updatedAt", order => order.UpdatedAt)
        .Field("cancelledAt", order => order.CancelledAt)
        .Field("cancelReason", order => order.CancelledAt is null ? null : "CUSTOMER")
        .Field("closed", _ => false)
        .Field("closedAt", _ => null)
        .Field("confirmed", _ => true)
        .Field("fullyPaid", order => order.PaidAt is not null)
        .Field("unpaid", order => order.PaidAt is null)
        .Field("refundable", order => order.PaidAt is not null && order.Refunded < order.Total)
        .Field("displayFinancialStatus", FinancialStatus)
        .Field("displayFulfillmentStatus", FulfillmentStatus)
        .Field("paymentGatewayNames", order => Transaction.Of(order).Select(_ => "shopify_payments").Distinct())
        .Field("risk", order => new RiskOf(order))
        .Field("sourceName", Source)
        .Field("sourceIdentifier", _ => null)
        .Field("app", order => order)
        .Field("statusPageUrl", (order, context) => $"{context.Request.BaseUrl}/orders/{order.Id}")
        .Field("currencyCode", order => order.Currency)
        .Field("presentmentCurrencyCode", (order, context) => context.State.Options.Shown?.Code ?? order.Currency)
        .Field("taxesIncluded", _ => true)
        .Field("discountCode", order => order.Codes.Select(use => use.Code).FirstOrDefault())
        .Field("discountCodes", order => order.Codes.Select(use => use.Code));

    private static void AddParties(TypeFields<ShopOrder> fields) => fields
        .Field("customer", (order, context) => context.Shop.BuyerOf(order))
        .Field("customerLocale", (order, context) => context.Shop.BuyerOf(order)?.Language ?? "nl")
        .Field("email", order => order.Email)
        .Field("phone", _ => null)
        .Field("shippingAddress", AddressOf)
        .Field("billingAddress", AddressOf)
        .Field("billingAddressMatchesShippingAddress", _ => true);

    private static void AddParts(TypeFields<ShopOrder> fields) => fields
        .Field("lineItems", (order, context) => context.Page(
            order.Lines.Select(line => new LineOf(order, line)), line => SortValue.Of(line.Line.Id, line.Line.Id)))
        .Field("refunds", (order, context) => First(
            order.Refunds.Select(refund => new RefundOf(order, refund)), context))
        .Field("transactions", (order, context) => First(Transaction.Of(order), context))
        .Field("shippingLine", order => order.Shipping > 0 ? new ShippingOf(order) : null)
        .Field("shippingLines", (order, context) => context.Page(
            order.Shipping > 0 ? [new ShippingOf(order)] : Array.Empty<ShippingOf>(),
            shipping => SortValue.Of(shipping.Order.Id, shipping.Order.Id)))
        .Field("fulfillmentOrders", (order, context) => context.Page(
            [new Parcel(order)], parcel => SortValue.Of(parcel.Order.Id, parcel.Order.Id)))
        .Field("metafield", (order, context) => OwnedMetafield.Find(order, context))
        .Field("metafields", (order, context) => OwnedMetafield.Page(order, context));

    private static Address AddressOf(ShopOrder order) =>
        new(order.Id, order.FirstName, order.LastName, Phone: null, order.Address);

    private static List<T> First<T>(IEnumerable<T> items, FieldContext context) =>
        [.. items.Take((int)(context.Arguments.Whole("first") ?? int.MaxValue))];
}
