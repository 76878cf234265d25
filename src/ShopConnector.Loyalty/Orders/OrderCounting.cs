using NodaTime;

namespace ShopConnector.Loyalty.Orders;

/// <summary>Which orders count, and with what. Facts dated after <c>now</c> do not exist yet.</summary>
internal static class OrderCounting
{
    extension(Order order)
    {
        public bool IsPaidAt(Instant now) => order.PlacedAt <= now && order.PaidAt <= now;

        public bool IsCancelledAt(Instant now) => order.CancelledAt <= now;

        /// <summary>Sum of refund totals so far, in the order's currency.</summary>
        public decimal RefundedAt(Instant now)
        {
            var sum = 0m;
            foreach (var refund in order.Refunds)
                if (refund.At <= now)
                    sum += refund.Total;

            return sum;
        }

        /// <summary>An order of 0.00 without a refund is not refunded in full; with one of 0.00 it is.</summary>
        public bool IsRefundedInFullAt(Instant now)
        {
            var (sum, any) = (0m, false);
            foreach (var refund in order.Refunds)
                if (refund.At <= now)
                    (sum, any) = (sum + refund.Total, true);

            return any && sum >= order.Total;
        }

        /// <summary>When it was cancelled or refunded in full, whichever came first; null: neither.</summary>
        public Instant? GivenBackAt
        {
            get
            {
                var at = order.CancelledAt;
                foreach (var refund in order.Refunds)
                    if (!(refund.At >= at) && order.IsRefundedInFullAt(refund.At))
                        at = refund.At;

                return at;
            }
        }

        /// <summary>Paid, no test, neither cancelled nor refunded in full.</summary>
        public bool CountsAt(Instant now) =>
            order.IsPaidAt(now) && !order.Test && !order.IsCancelledAt(now) && !order.IsRefundedInFullAt(now);
    }
}
