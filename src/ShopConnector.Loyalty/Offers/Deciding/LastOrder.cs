using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>The order that the next discount is a share of, and whether it is still worth as much.</summary>
internal static class LastOrder
{
    private const decimal CentsPerUnit = 100m;

    /// <summary>The newest order that counts; null of a member without one, or when nothing of it is left.</summary>
    public static ValuedOrder? Of(ReadOnlySpan<CountedOrder> counted)
    {
        Order? newest = null;
        foreach (ref readonly var one in counted)
            if (newest is null || OfferOwner.IsNewer(one.Order, newest))
                newest = one.Order;

        return newest is not null && Net(newest) is > 0m and var net ? new ValuedOrder(newest.Key, net) : null;
    }

    /// <summary>So many percent of it, in the programme's currency, rounded down to cents.</summary>
    public static decimal Share(Order order, decimal net, decimal percent, LoyaltyProgram program)
    {
        var rate = Exchange.RateOf(order, program.Currency, program.ExchangeRates) ?? 0m;
        return decimal.Floor(net * rate * percent / 100m * CentsPerUnit) / CentsPerUnit;
    }

    /// <summary>
    /// Cancelled, gone, or some of it given back since. Also after a partial refund: a smaller promise may then open in
    /// the place of this one, where a code that stays would pay for goods that were sent back.
    /// </summary>
    public static bool IsWorthLess(ValuedOrder basis, IEnumerable<Order> orders)
    {
        foreach (var order in orders)
            if (order.Key == basis.Order)
                return order.CancelledAt is not null || Net(order) < basis.Net;

        return true;
    }

    private static decimal Net(Order order) => RemainingBase.Of(order, EarnOn.GoodsWithTax);
}
