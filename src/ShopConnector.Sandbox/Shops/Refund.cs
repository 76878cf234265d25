using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Sandbox.Shops;

/// <param name="Amount">Given back in all, tax included, positive.</param>
/// <param name="Lines">What it is for; empty when only an amount was typed.</param>
/// <param name="Shipping">The part of <paramref name="Amount"/> that is shipping, tax included.</param>
internal sealed record Refund(
    long Id, Instant At, decimal Amount, ImmutableArray<RefundLine> Lines, decimal Shipping = 0m, string Reason = "");

/// <param name="Total">Tax included, positive.</param>
internal sealed record RefundLine(long Id, long OrderLineId, int Quantity, decimal Total, decimal TotalTax);
