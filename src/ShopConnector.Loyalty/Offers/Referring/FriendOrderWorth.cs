using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>Whether enough is left of a friend's order, and since when not: goods with tax, less refunds.</summary>
internal sealed class FriendOrderWorth(LoyaltyProgram program)
{
    /// <summary>Of what was ordered, nothing given back.</summary>
    public decimal Gross(Order order, Referral terms) => Of(order with { Refunds = [] }, terms);

    public bool Sufficed(Order order, Referral terms) => Suffices(Gross(order, terms), terms);

    /// <summary>Null: it is not cancelled, and enough is left.</summary>
    public Instant? LostAt(Order order, Referral terms)
    {
        var lostAt = order.CancelledAt;
        var refunds = order.Refunds.OrderBy(refund => refund.At).ThenBy(refund => refund.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        for (var count = 1; count <= refunds.Length; count++)
            if (!Suffices(Of(order with { Refunds = refunds[..count] }, terms), terms))
                return refunds[count - 1].At < lostAt || lostAt is null ? refunds[count - 1].At : lostAt;

        return lostAt;
    }

    private static bool Suffices(decimal worth, Referral terms) => worth > 0m && worth >= terms.OrderAtLeast;

    // An order of which no amount is asked needs no rate.
    private decimal Of(Order order, Referral terms)
    {
        var left = RemainingBase.Of(order, EarnOn.GoodsWithTax);
        if (terms.OrderAtLeast == 0m)
            return left;

        var rate = Exchange.RateOf(order, program.Currency, program.ExchangeRates)
            ?? throw new HistoryException([Exchange.MissingRate(order, program.Currency)]);
        return left * rate;
    }
}
