using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>
/// The amounts of an order. Prices include tax; the total… fields stay what was ordered, the current… fields follow
/// what was taken back.
/// </summary>
internal static class OrderAmounts
{
    public static void AddTo(Resolvers resolvers)
    {
        var fields = resolvers.On<ShopOrder>("Order");
        Add("totalPriceSet", order => order.Total);
        Add("subtotalPriceSet", order => order.Subtotal);
        Add("totalTaxSet", order => order.TotalTax);
        Add("totalDiscountsSet", order => order.Discount);
        Add("totalShippingPriceSet", order => order.Shipping);
        Add("totalReceivedSet", Received);
        Add("totalRefundedSet", order => order.Refunded);
        Add("netPaymentSet", order => Received(order) - order.Refunded);
        Add("currentTotalPriceSet", order => order.Total - order.Refunded);
        Add("currentSubtotalPriceSet", order => order.Subtotal - TakenBack(order, row => row.Total));
        Add("currentTotalTaxSet", order => order.TotalTax - TakenBack(order, row => row.TotalTax)
            - order.Refunds.Sum(refund => Tax.Within(refund.Shipping, Tax.StandardRate)));
        Add("currentTotalDiscountsSet", CurrentDiscounts);
        fields
            .Field("subtotalLineItemsQuantity", order => order.Lines.Sum(line => line.Quantity))
            .Field("currentSubtotalLineItemsQuantity", order =>
                order.Lines.Sum(line => new LineOf(order, line).CurrentQuantity))
            .Field("taxLines", TaxLine.Of);

        void Add(string name, Func<ShopOrder, decimal> amount) =>
            fields.Field(name, order => Money.Of(amount(order), order.Currency));
    }

    private static decimal Received(ShopOrder order) => order.PaidAt is null ? 0m : order.Total;

    private static decimal TakenBack(ShopOrder order, Func<RefundLine, decimal> part) =>
        order.Refunds.SelectMany(refund => refund.Lines).Sum(part);

    private static decimal CurrentDiscounts(ShopOrder order) => order.Lines.Sum(line =>
        line.Quantity == 0
            ? 0m
            : decimal.Round(
                line.Discount * new LineOf(order, line).CurrentQuantity / line.Quantity, 2,
                MidpointRounding.AwayFromZero));
}

/// <summary>Tax that is inside of a price.</summary>
internal sealed record TaxLine(decimal Rate, decimal Amount, string Currency)
{
    public static IReadOnlyList<TaxLine> Of(ShopOrder order) =>
        order.TotalTax == 0 ? [] : [new TaxLine(Tax.StandardRate, order.TotalTax, order.Currency)];

    public static IReadOnlyList<TaxLine> Of(decimal rate, decimal amount, string currency) =>
        rate == 0 ? [] : [new TaxLine(rate, amount, currency)];

    public static void AddTo(Resolvers resolvers) => resolvers.On<TaxLine>("TaxLine")
        .Field("title", _ => "BTW")
        .Field("rate", tax => tax.Rate)
        .Field("ratePercentage", tax => tax.Rate * 100)
        .Field("channelLiable", _ => false)
        .Field("priceSet", tax => Money.Of(tax.Amount, tax.Currency));
}
