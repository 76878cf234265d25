using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Money;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>
/// Splits what was given back over goods and tax. Lines explain their part; an amount without lines, as most merchants
/// type it, is spread in proportion to what is left of goods, tax and shipping.
/// </summary>
internal static class RefundMapping
{
    public static ImmutableArray<Refund> Map(Order order, IEnumerable<RefundRow> rows)
    {
        var left = new RefundParts(order.Goods, order.GoodsTax, order.Shipping);
        var refunds = ImmutableArray.CreateBuilder<Refund>();
        foreach (var row in rows.OrderBy(At).ThenBy(row => row.Id))
        {
            var total = Math.Abs(row.Amount ?? 0);
            if (total == 0)
                continue; // Restocked without money: nothing was given back.

            var parts = Parts(row, total, left, order.Currency);
            left = left.Less(parts);
            refunds.Add(new Refund
            {
                Id = row.Id.ToString(CultureInfo.InvariantCulture),
                At = At(row),
                Total = total,
                Goods = parts.Goods,
                GoodsTax = parts.Tax,
            });
        }

        return refunds.ToImmutable();
    }

    private static RefundParts Parts(RefundRow row, decimal total, RefundParts left, string currency)
    {
        var lines = new RefundParts(
            row.LineItems.Sum(line => Math.Abs(line.Total ?? 0)),
            row.LineItems.Sum(line => Math.Abs(line.TotalTax ?? 0)),
            row.ShippingLines.Sum(WithTax));
        var unexplained = total - lines.Goods - lines.Tax - lines.Shipping - row.FeeLines.Sum(WithTax);
        return lines.Plus(RefundParts.Spread(unexplained, left.Less(lines), currency));
    }

    private static decimal WithTax(LineRow line) => Math.Abs(line.Total ?? 0) + Math.Abs(line.TotalTax ?? 0);

    private static NodaTime.Instant At(RefundRow row) =>
        Plain.Gmt(row.DateCreatedGmt) ?? throw new OddRecordException("refunds.date_created_gmt");
}
