using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>The orders that one clause of a rule looked at and kept, whether or not they were enough.</summary>
/// <param name="Clause">In the query's canonical text; null where no query asked.</param>
/// <param name="Orders">The newest first, at most <see cref="MostOrders"/> of them.</param>
/// <param name="Total">Of all orders, named or not.</param>
public sealed record Evidence(string? Clause, ImmutableArray<OrderKey> Orders, int Total)
{
    /// <summary>Nobody reads more, and a wholesaler has tens of thousands.</summary>
    public const int MostOrders = 1_000;

    /// <summary>None where there is no order: nothing is no evidence.</summary>
    internal static ImmutableArray<Evidence> Of(IReadOnlyCollection<Order> orders, string? clause = null) =>
        orders.Count == 0
            ? []
            :
            [
                new Evidence(
                    clause,
                    [
                        .. orders.OrderByDescending(order => order.PlacedAt)
                            .ThenBy(order => order.Key.Shop, StringComparer.Ordinal)
                            .ThenBy(order => order.Key.Id, StringComparer.Ordinal)
                            .Take(MostOrders).Select(order => order.Key),
                    ],
                    orders.Count),
            ];
}
