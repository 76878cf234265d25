using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Orders;

/// <summary>Converts with the programme's fixed rates, exactly: only points are rounded.</summary>
internal static class Exchange
{
    /// <summary>Units of the programme's currency for one of the order's: 1 for the same, null if unset.</summary>
    public static decimal? RateOf(Order order, string currency, ImmutableDictionary<string, decimal> rates)
    {
        if (string.Equals(order.Currency, currency, StringComparison.OrdinalIgnoreCase))
            return 1m;

        return rates.TryGetValue(order.Currency, out var rate) ? rate : null;
    }

    public static string MissingRate(Order order, string currency) =>
        $"Order {order.Key} is in {order.Currency}, for which there is no exchange rate. " +
        $"Set Loyalty:ExchangeRates:{order.Currency} to what one {order.Currency} is in {currency}.";
}
