using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox;

/// <summary>What counts of an order; amounts with tax.</summary>
/// <param name="IsSomebodys">It has an account or an e-mail address.</param>
public sealed record OrderFacts(
    decimal Total, decimal Refunded, bool IsCancelled, bool IsTrashed, bool IsSomebodys)
{
    internal static OrderFacts Of(ShopOrder order) => new(
        order.Total, order.Refunded, order.State is OrderState.Cancelled or OrderState.Trashed,
        order.State == OrderState.Trashed, order.CustomerId is not null || order.Email?.Trim().Length > 0);
}
