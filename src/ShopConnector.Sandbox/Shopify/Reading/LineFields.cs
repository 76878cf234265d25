using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

internal sealed record LineOf(ShopOrder Order, OrderLine Line)
{
    public int CurrentQuantity => Line.Quantity - OrderEdits.Returned(Order, Line);
}

/// <summary>The type LineItem.</summary>
internal static class LineFields
{
    public static void AddTo(Resolvers resolvers)
    {
        var fields = resolvers.On<LineOf>("LineItem")
            .Field("id", of => Gid.Of("LineItem", of.Line.Id))
            .Field("name", of => of.Line.Title)
            .Field("title", of => of.Line.Title)
            .Field("variantTitle", _ => null)
            .Field("quantity", of => of.Line.Quantity)
            .Field("currentQuantity", of => of.CurrentQuantity)
            .Field("refundableQuantity", of => of.CurrentQuantity)
            .Field("sku", of => of.Line.Product?.Sku)
            .Field("vendor", of => of.Line.Product?.Vendor)
            .Field("isGiftCard", of => of.Line.IsGiftCard)
            .Field("taxable", of => of.Line.TaxRate > 0)
            .Field("requiresShipping", of => !of.Line.IsGiftCard)
            .Field("product", of => of.Line.Product)
            .Field("taxLines", of => TaxLine.Of(of.Line.TaxRate, of.Line.TotalTax, of.Order.Currency))
            .Field("discountAllocations", of => of.Line.Discount == 0 ? [] : new[] { of })
            // Code discounts are left out unless they are asked for.
            .Field("discountedTotalSet", (of, context) => Money.Of(
                context.Arguments.Flag("withCodeDiscounts") == true ? of.Line.Total : of.Line.BeforeDiscount,
                of.Order.Currency));
        Add("originalUnitPriceSet", line => line.UnitPrice);
        Add("originalTotalSet", line => line.BeforeDiscount);
        Add("discountedUnitPriceSet", line => line.UnitPrice);
        // Rounded to cents: what Shopify documents as approximate must not multiply back to the line's total here.
        Add("discountedUnitPriceAfterAllDiscountsSet", line => line.Quantity == 0
            ? 0m : decimal.Round(line.Total / line.Quantity, 2, MidpointRounding.AwayFromZero));
        Add("totalDiscountSet", line => line.Discount);
        resolvers.On<LineOf>("DiscountAllocation")
            .Field("allocatedAmountSet", of => Money.Of(of.Line.Discount, of.Order.Currency));

        void Add(string name, Func<OrderLine, decimal> amount) =>
            fields.Field(name, of => Money.Of(amount(of.Line), of.Order.Currency));
    }
}
