using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Money;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>
/// Refunds with their parts. Lines say what they were for; an amount without lines is split over what is left of goods,
/// tax and shipping, so that giving ten euros back "for the trouble" costs its share of points and no more.
/// </summary>
internal static class RefundMapping
{
    public static ImmutableArray<Refund> From(
        bool taxesIncluded, OrderMoney order, string currency, IReadOnlyList<RefundNode> refunds)
    {
        var left = new RefundParts(order.Goods, order.GoodsTax, order.Shipping);
        var mapped = ImmutableArray.CreateBuilder<Refund>(refunds.Count);
        foreach (var refund in refunds.Where(r => r.TotalRefundedSet.Amount > 0)
            .OrderBy(r => r.CreatedAt ?? r.ProcessedAt).ThenBy(r => Gid.Number(r.Id), StringComparer.Ordinal))
        {
            var total = refund.TotalRefundedSet.Amount;
            var (lines, explained) = Lines(refund, taxesIncluded);
            left = left.Less(lines);
            var rest = RefundParts.Spread(total - explained, left, currency);
            left = left.Less(rest);
            mapped.Add(new Refund
            {
                Id = Gid.Number(refund.Id),
                At = refund.CreatedAt ?? refund.ProcessedAt,
                Total = total,
                Goods = lines.Goods + rest.Goods,
                GoodsTax = lines.Tax + rest.Tax,
            });
        }

        return mapped.ToImmutable();
    }

    private static (RefundParts Lines, decimal Explained) Lines(RefundNode refund, bool taxesIncluded)
    {
        var lines = new RefundParts(0, 0, 0);
        var giftCards = 0m;
        foreach (var line in refund.RefundLineItems.Nodes)
        {
            var tax = line.TotalTaxSet.Amount;
            var goods = line.SubtotalSet.Amount - (taxesIncluded ? tax : 0m);
            if (line.LineItem.IsGiftCard)
                giftCards += goods + tax;
            else
                lines = new RefundParts(lines.Goods + goods, lines.Tax + tax, 0);
        }

        var shipping = refund.RefundShippingLines.All.Sum(
            line => line.SubtotalAmountSet.Amount + (taxesIncluded ? 0m : line.TaxAmountSet.Amount));
        return (lines with { Shipping = shipping }, lines.Goods + lines.Tax + shipping + giftCards);
    }
}
