using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
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
        var left = new Parts(order.Goods, order.GoodsTax, order.Shipping);
        var mapped = ImmutableArray.CreateBuilder<Refund>(refunds.Count);
        foreach (var refund in refunds.Where(r => r.TotalRefundedSet.Amount > 0)
            .OrderBy(r => r.CreatedAt ?? r.ProcessedAt).ThenBy(r => Gid.Number(r.Id), StringComparer.Ordinal))
        {
            var total = refund.TotalRefundedSet.Amount;
            var (lines, explained) = Lines(refund, taxesIncluded);
            left = left.Less(lines);
            var rest = Parts.Split(Math.Max(total - explained, 0m), left, MinorUnits.Of(currency));
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

    private static (Parts Lines, decimal Explained) Lines(RefundNode refund, bool taxesIncluded)
    {
        var lines = new Parts(0, 0, 0);
        var giftCards = 0m;
        foreach (var line in refund.RefundLineItems.Nodes)
        {
            var tax = line.TotalTaxSet.Amount;
            var goods = line.SubtotalSet.Amount - (taxesIncluded ? tax : 0m);
            if (line.LineItem.IsGiftCard)
                giftCards += goods + tax;
            else
                lines = new Parts(lines.Goods + goods, lines.Tax + tax, 0);
        }

        var shipping = refund.RefundShippingLines.All.Sum(
            line => line.SubtotalAmountSet.Amount + (taxesIncluded ? 0m : line.TaxAmountSet.Amount));
        return (lines with { Shipping = shipping }, lines.Goods + lines.Tax + shipping + giftCards);
    }

    private readonly record struct Parts(decimal Goods, decimal Tax, decimal Shipping)
    {
        public Parts Less(Parts taken) => new(
            Math.Max(Goods - taken.Goods, 0), Math.Max(Tax - taken.Tax, 0), Math.Max(Shipping - taken.Shipping, 0));

        public static Parts Split(decimal amount, Parts left, int decimals)
        {
            var sum = left.Goods + left.Tax + left.Shipping;
            if (amount == 0 || sum == 0)
                return new Parts(0, 0, 0);

            var tax = Math.Round(amount * left.Tax / sum, decimals, MidpointRounding.AwayFromZero);
            // Two halves rounded up must not take more than there is.
            var shipping = Math.Min(
                Math.Round(amount * left.Shipping / sum, decimals, MidpointRounding.AwayFromZero), amount - tax);
            return new Parts(amount - tax - shipping, tax, shipping);
        }
    }
}
