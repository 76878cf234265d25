using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Orders;

/// <summary>The orders of one member that count at one instant, and their sums in the programme's currency.</summary>
internal sealed class CountedOrders
{
    private readonly CountedOrder[] _orders;
    private readonly int _count;
    private List<string>? _problems;

    /// <exception cref="HistoryException">
    /// Paid orders in a currency without a rate, whether they count or not: what was refunded or cancelled still weighs
    /// in <c>return_rate</c> and in points. An unpaid order and a test are worth nothing anywhere, so need no rate.
    /// </exception>
    public CountedOrders(
        MemberHistory history, ref ZoneDays days, string currency, ImmutableDictionary<string, decimal> rates,
        Instant now)
    {
        _orders = history.Orders.IsEmpty ? [] : new CountedOrder[history.Orders.Length];
        foreach (var order in history.Orders)
        {
            if (!order.IsPaidAt(now) || order.Test)
                continue;

            var rate = Exchange.RateOf(order, currency, rates);
            if (rate is null)
            {
                (_problems ??= []).Add(Exchange.MissingRate(order, currency));
                continue;
            }

            if (Add(order, rate.Value, now) is { } amount)
                _orders[_count++] = new CountedOrder(order, days.DayOf(order.PlacedAt), amount);
        }

        if (_problems is not null)
            throw new HistoryException(_problems);

        Metrics = Measure();
    }

    public ReadOnlySpan<CountedOrder> All => _orders.AsSpan(0, _count);

    public bool IsEmpty => _count == 0;

    public Metrics Metrics { get; }

    /// <summary>Of all paid orders that are no tests, counted or not.</summary>
    public decimal PaidTotal { get; private set; }

    public decimal RefundedTotal { get; private set; }

    public int FirstDay { get; private set; } = int.MaxValue;

    public int LastDay { get; private set; } = int.MinValue;

    /// <summary>What the order counts with; null when it does not count.</summary>
    private decimal? Add(Order order, decimal rate, Instant now)
    {
        var (total, refunded) = (order.Total, order.RefundedAt(now));
        var inFull = order.IsRefundedInFullAt(now);
        if (rate != 1m)
            (total, refunded) = (total * rate, refunded * rate);

        PaidTotal += total;
        RefundedTotal += refunded;
        return inFull || order.IsCancelledAt(now) ? null : total - refunded;
    }

    private Metrics Measure()
    {
        if (_count == 0)
            return new Metrics(0, 0m, FirstOrderDate: null, LastOrderDate: null);

        var spent = 0m;
        foreach (ref readonly var order in All)
        {
            spent += order.Amount;
            FirstDay = Math.Min(FirstDay, order.Day);
            LastDay = Math.Max(LastDay, order.Day);
        }

        return new Metrics(_count, spent, DayNumber.ToDate(FirstDay), DayNumber.ToDate(LastDay));
    }
}
