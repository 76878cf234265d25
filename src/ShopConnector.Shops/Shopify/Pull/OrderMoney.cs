using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>What an order is made of, before refunds, in its own currency.</summary>
internal readonly record struct OrderMoney(decimal Goods, decimal GoodsTax, decimal Shipping, decimal GiftCards)
{
    public static OrderMoney Of(OrderNode order, IReadOnlyList<LineNode> lines)
    {
        var giftCards = lines.Where(line => line.IsGiftCard).Sum(line => line.DiscountedTotalSet.Amount);
        var tax = lines.Where(line => !line.IsGiftCard).Sum(Tax);
        var subtotal = order.SubtotalPriceSet?.Amount ?? lines.Sum(line => line.DiscountedTotalSet.Amount);
        var goods = subtotal - giftCards - (order.TaxesIncluded ? tax : 0m);
        return new OrderMoney(goods, tax, order.TotalShippingPriceSet.Amount, giftCards);
    }

    /// <summary>What one line of goods came to; a gift card is no goods.</summary>
    public static decimal WithTax(LineNode line, bool taxesIncluded) => line.IsGiftCard
        ? 0m
        : line.DiscountedTotalSet.Amount + (taxesIncluded ? 0m : Tax(line));

    private static decimal Tax(LineNode line) => line.TaxLines.Sum(tax => tax.PriceSet.Amount);
}
