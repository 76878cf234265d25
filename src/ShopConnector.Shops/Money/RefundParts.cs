namespace ShopConnector.Shops.Money;

/// <summary>
/// The parts of a refund, or what no refund has taken yet of them; never below zero. One rule for every platform, so
/// that the same refund costs the same points in each.
/// </summary>
internal readonly record struct RefundParts(decimal Goods, decimal Tax, decimal Shipping)
{
    private decimal Sum => Goods + Tax + Shipping;

    public RefundParts Less(RefundParts taken) => new(
        Math.Max(0m, Goods - taken.Goods), Math.Max(0m, Tax - taken.Tax), Math.Max(0m, Shipping - taken.Shipping));

    public RefundParts Plus(RefundParts more) => new(Goods + more.Goods, Tax + more.Tax, Shipping + more.Shipping);

    /// <summary>
    /// An amount that no line explains, over what is left of each part in proportion, rounded to the currency's unit;
    /// the rest, and everything where nothing is left, to goods.
    /// </summary>
    public static RefundParts Spread(decimal amount, RefundParts left, string currency)
    {
        if (amount <= 0m)
            return default;

        if (left.Sum == 0m)
            return new RefundParts(amount, 0m, 0m);

        var tax = CurrencyUnit.Round(amount * left.Tax / left.Sum, currency);
        // Two halves rounded up must not take more than there is.
        var shipping = Math.Min(CurrencyUnit.Round(amount * left.Shipping / left.Sum, currency), amount - tax);
        return new RefundParts(amount - tax - shipping, tax, shipping);
    }
}
