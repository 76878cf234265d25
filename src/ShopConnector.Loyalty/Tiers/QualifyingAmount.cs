using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tiers;

internal readonly record struct AmountChange(Instant At, decimal By);

/// <summary>What one order adds to the qualifying amount, and when that changes.</summary>
internal static class QualifyingAmount
{
    /// <summary>
    /// Adds the changes of an order: its payment first, then refunds and cancellation, at last its leaving the window.
    /// </summary>
    public static void Follow(Order order, TierRules rules, List<AmountChange> changes)
    {
        if (order.PaidAt is not { } paidAt || order.Test || order.CancelledAt <= paidAt)
            return;

        var rate = rules.ExchangeRateOf(order);
        var ends = Earlier(order.CancelledAt, rules.LeavesWindowAt(paidAt));
        var remaining = new RemainingBase(order, rules.EarnOn);
        foreach (var refund in order.Refunds)
            if (refund.At <= paidAt)
                remaining.Subtract(refund);

        var amount = remaining.Amount * rate;
        changes.Add(new AmountChange(paidAt, amount));
        if (!order.Refunds.IsEmpty)
        {
            foreach (var refund in order.Refunds.OrderBy(refund => refund.At))
            {
                if (refund.At <= paidAt || refund.At >= ends)
                    continue;

                remaining.Subtract(refund);
                changes.Add(new AmountChange(refund.At, remaining.Amount * rate - amount));
                amount = remaining.Amount * rate;
            }
        }

        if (ends is { } end)
            changes.Add(new AmountChange(end, -amount));
    }

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null || other < one ? other : one;
}
