using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Orders;
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
        var left = new Left(order.Goods, order.GoodsTax, order.Shipping);
        var refunds = ImmutableArray.CreateBuilder<Refund>();
        foreach (var row in rows.OrderBy(At).ThenBy(row => row.Id))
        {
            var total = Math.Abs(row.Amount ?? 0);
            if (total == 0)
                continue; // Restocked without money: nothing was given back.

            var (goods, tax, shipping) = Parts(row, total, left, order.Currency);
            left = left.Less(goods, tax, shipping);
            refunds.Add(new Refund
            {
                Id = row.Id.ToString(CultureInfo.InvariantCulture),
                At = At(row),
                Total = total,
                Goods = goods,
                GoodsTax = tax,
            });
        }

        return refunds.ToImmutable();
    }

    private static (decimal Goods, decimal Tax, decimal Shipping) Parts(
        RefundRow row, decimal total, Left left, string currency)
    {
        var goods = row.LineItems.Sum(line => Math.Abs(line.Total ?? 0));
        var tax = row.LineItems.Sum(line => Math.Abs(line.TotalTax ?? 0));
        var shipping = row.ShippingLines.Sum(WithTax);
        var unexplained = total - goods - tax - shipping - row.FeeLines.Sum(WithTax);
        var rest = left.Less(goods, tax, shipping);
        if (unexplained <= 0)
            return (goods, tax, shipping);

        if (rest.Sum == 0)
            return (goods + unexplained, tax, shipping);

        var moreTax = CurrencyUnit.Round(unexplained * rest.Tax / rest.Sum, currency);
        // Two halves rounded up must not take more than there is.
        var moreShipping = Math.Min(
            CurrencyUnit.Round(unexplained * rest.Shipping / rest.Sum, currency), unexplained - moreTax);
        return (goods + (unexplained - moreTax - moreShipping), tax + moreTax, shipping + moreShipping);
    }

    private static decimal WithTax(LineRow line) => Math.Abs(line.Total ?? 0) + Math.Abs(line.TotalTax ?? 0);

    private static NodaTime.Instant At(RefundRow row) =>
        Plain.Gmt(row.DateCreatedGmt) ?? throw new OddRecordException("refunds.date_created_gmt");

    /// <summary>What no refund has taken yet of each part; never below zero.</summary>
    private readonly record struct Left(decimal Goods, decimal Tax, decimal Shipping)
    {
        public decimal Sum => Goods + Tax + Shipping;

        public Left Less(decimal goods, decimal tax, decimal shipping) => new(
            Math.Max(0, Goods - goods), Math.Max(0, Tax - tax), Math.Max(0, Shipping - shipping));
    }
}
