using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>An order, of whomever, that carries the code a member has for friends.</summary>
/// <param name="Order">With its codes and traces; nothing in it is told to the member.</param>
/// <param name="Friend">
/// Id of the member who placed it, the same for all orders of one; null where the shop knows nobody.
/// </param>
public sealed record ReferredOrder(Order Order, string? Friend)
{
    /// <summary>The shop has deleted it.</summary>
    public bool Deleted { get; init; }

    /// <summary>
    /// Other orders the friend paid, in any shop; of those that count the first paid suffices.
    /// </summary>
    public ImmutableArray<FriendPurchase> Others { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// Codes on it that other members of the same shop had for friends when it was placed: only one of all is paid for.
    /// </summary>
    public ImmutableArray<string> Rivals { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>An order that is no test and was paid.</summary>
/// <param name="GivenBackAt">When it was cancelled or refunded in full, and counts no more; null: it counts.</param>
public sealed record FriendPurchase(OrderKey Order, Instant PlacedAt, Instant PaidAt, Instant? GivenBackAt = null)
{
    /// <summary>Null: it never counted.</summary>
    public static FriendPurchase? Of(Order order) => order is { Test: false, PaidAt: { } paidAt }
        ? new FriendPurchase(order.Key, order.PlacedAt, paidAt, order.GivenBackAt)
        : null;
}
