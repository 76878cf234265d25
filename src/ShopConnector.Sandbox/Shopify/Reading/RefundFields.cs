using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

internal sealed record RefundOf(ShopOrder Order, Refund Refund);

internal sealed record RefundLineOf(ShopOrder Order, RefundLine Row);

/// <summary>Refund, RefundLineItem and RefundShippingLine; subtotals include tax, as the shop's prices do.</summary>
internal static class RefundFields
{
    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<RefundOf>("Refund")
            .Field("id", of => Gid.Of("Refund", of.Refund.Id))
            .Field("legacyResourceId", of => of.Refund.Id)
            .Field("createdAt", of => of.Refund.At)
            .Field("updatedAt", of => of.Refund.At)
            .Field("processedAt", of => of.Refund.At)
            .Field("note", of => of.Refund.Reason.Length == 0 ? null : of.Refund.Reason)
            .Field("order", of => of.Order)
            .Field("totalRefundedSet", of => Money.Of(of.Refund.Amount, of.Order.Currency))
            .Field("refundLineItems", (of, context) => context.Page(
                of.Refund.Lines.Select(row => new RefundLineOf(of.Order, row)),
                line => SortValue.Of(line.Row.Id, line.Row.Id)))
            .Field("refundShippingLines", (of, context) => context.Page(
                of.Refund.Shipping > 0 ? [of] : Array.Empty<RefundOf>(),
                of => SortValue.Of(of.Refund.Id, of.Refund.Id)))
            .Field("transactions", (of, context) => context.Page(
                Transaction.Of(of.Order).Where(one => one.RefundId == of.Refund.Id),
                one => SortValue.Of(one.Id, one.Id)));
        resolvers.On<RefundLineOf>("RefundLineItem")
            .Field("id", of => Gid.Of("RefundLineItem", of.Row.Id))
            .Field("quantity", of => of.Row.Quantity)
            .Field("restockType", _ => "RETURN")
            .Field("lineItem", of => new LineOf(
                of.Order, of.Order.Lines.First(line => line.Id == of.Row.OrderLineId)))
            .Field("priceSet", of => Money.Of(
                of.Row.Quantity == 0
                    ? 0m : decimal.Round(of.Row.Total / of.Row.Quantity, 2, MidpointRounding.AwayFromZero),
                of.Order.Currency))
            .Field("subtotalSet", of => Money.Of(of.Row.Total, of.Order.Currency))
            .Field("totalTaxSet", of => Money.Of(of.Row.TotalTax, of.Order.Currency));
        resolvers.On<RefundOf>("RefundShippingLine")
            .Field("id", of => Gid.Of("RefundShippingLine", of.Refund.Id))
            .Field("shippingLine", of => new ShippingOf(of.Order))
            .Field("subtotalAmountSet", of => Money.Of(of.Refund.Shipping, of.Order.Currency))
            .Field("taxAmountSet", of => Money.Of(
                Tax.Within(of.Refund.Shipping, Tax.StandardRate), of.Order.Currency));
    }
}

internal sealed record ShippingOf(ShopOrder Order)
{
    public static void AddTo(Resolvers resolvers) => resolvers.On<ShippingOf>("ShippingLine")
        .Field("id", of => Gid.Of("ShippingLine", of.Order.Id))
        .Field("title", _ => "Verzending")
        .Field("code", _ => "standaard")
        .Field("isRemoved", _ => false)
        .Field("originalPriceSet", of => Money.Of(of.Order.Shipping, of.Order.Currency))
        .Field("discountedPriceSet", of => Money.Of(of.Order.Shipping, of.Order.Currency))
        .Field("currentDiscountedPriceSet", of => Money.Of(
            of.Order.Shipping - of.Order.Refunds.Sum(refund => refund.Shipping), of.Order.Currency))
        .Field("taxLines", of => TaxLine.Of(Tax.StandardRate, of.Order.ShippingTax, of.Order.Currency));
}
