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
    /// Other orders the friend paid, in any shop; of those placed before this one the first paid suffices, and of the
    /// later ones too.
    /// </summary>
    public ImmutableArray<FriendPurchase> Others { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>An order that is no test and was paid, whatever became of it since.</summary>
public sealed record FriendPurchase(OrderKey Order, Instant PlacedAt, Instant PaidAt);
