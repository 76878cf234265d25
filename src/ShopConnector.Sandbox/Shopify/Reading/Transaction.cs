using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>One movement of money: the sale, and one for each refund.</summary>
internal sealed record Transaction(
    long Id, string Kind, decimal Amount, Instant At, ShopOrder Order, long? RefundId = null)
{
    public static IEnumerable<Transaction> Of(ShopOrder order)
    {
        if (order.PaidAt is { } paid)
            yield return new Transaction(order.Id, "SALE", order.Total, paid, order);
        foreach (var refund in order.Refunds)
            yield return new Transaction(refund.Id, "REFUND", refund.Amount, refund.At, order, refund.Id);
    }

    public static void AddTo(Resolvers resolvers) => resolvers.On<Transaction>("OrderTransaction")
        .Field("id", one => Gid.Of("OrderTransaction", one.Id))
        .Field("kind", one => one.Kind)
        .Field("status", _ => "SUCCESS")
        .Field("gateway", _ => "shopify_payments")
        .Field("test", one => one.Order.Test)
        .Field("amountSet", one => Money.Of(one.Amount, one.Order.Currency))
        .Field("processedAt", one => one.At)
        .Field("createdAt", one => one.At)
        .Field("errorCode", _ => null)
        .Field("paymentDetails", one => one.Order.Card is { } card ? new CardDetails(card) : null)
        .Field("parentTransaction", one => one.RefundId is null ? null : Of(one.Order).FirstOrDefault());
}
