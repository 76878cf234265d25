using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points;

/// <summary>What of an order's base is left, one refund after the other; in the currency of the order.</summary>
internal struct RemainingBase(Order order, EarnOn on)
{
    private readonly decimal _base = on switch
    {
        EarnOn.Goods => order.Goods,
        EarnOn.Total => order.Total,
        _ => order.Goods + order.GoodsTax,
    };

    private decimal _refundedBase;
    private decimal _refundedTotal;
    private bool _anyRefund;

    public void Subtract(Refund refund)
    {
        _anyRefund = true;
        _refundedTotal += refund.Total;
        _refundedBase += on switch
        {
            EarnOn.Goods => refund.Goods,
            EarnOn.Total => refund.Total,
            _ => refund.Goods + refund.GoodsTax,
        };
    }

    /// <summary>
    /// All money back is all base back, also where the refund names no goods; a free order stays whole.
    /// </summary>
    public readonly bool IsRefundedInFull => _anyRefund && _refundedTotal >= order.Total;

    public readonly decimal Amount => IsRefundedInFull ? 0m : _base - Math.Min(_refundedBase, _base);

    /// <summary>After every refund that the order has.</summary>
    public static decimal Of(Order order, EarnOn on)
    {
        var remaining = new RemainingBase(order, on);
        foreach (var refund in order.Refunds)
            remaining.Subtract(refund);

        return remaining.Amount;
    }
}
